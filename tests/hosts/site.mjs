// A site made with a host: its own minimal files, what the recipe says to write, and the folder that `build` makes.

import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../../www/build/command.mjs";
import { root, www } from "../../www/build/paths.mjs";
import { serve } from "../../www/build/serve.mjs";
import { INSTALLED, installSite, programIn } from "./install.mjs";
import { recipe } from "./recipe.mjs";
import { runInShop } from "./shop.mjs";
import { pageOf, snippets } from "./written.mjs";

/** Programs that would tell their makers that they ran. */
const env = { ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1", NG_CLI_ANALYTICS: "false" };

/** Writes and builds the site of a host, and serves what came of it: `{ address, close }`. */
export async function startHost(name, host) {
  const packages = host.packages ?? name;
  const folder = await installSite(packages);
  for (const entry of readdirSync(folder)) if (!INSTALLED.includes(entry)) rmSync(join(folder, entry), { recursive: true });
  const own = join(root, "tests/hosts/sites", packages, "site");
  if (existsSync(own)) cpSync(own, folder, { recursive: true });
  const { files, command } = recipe(host.recipe ?? name);
  write(folder, files);
  if (host.written) {
    const { folder: pages, begins } = host.written;
    for (const [name, text] of Object.entries(snippets("--format", "markdown"))) write(folder, { [join(pages, `${pageOf(name)}.md`)]: begins + text });
  }
  runInShop(command, folder);
  for (const [to, from] of Object.entries(host.copies ?? {})) copyFileSync(join(folder, "node_modules", from), join(folder, to));
  if (host.types) installTypes(folder);
  if (host.build) await run(programIn(folder, host.build[0]), host.build.slice(1), { cwd: folder, env, quiet: true });
  else write(folder, { "index.html": shopFront(files["refunds.html"]) });
  const output = join(folder, host.output ?? ".");
  if (!host.isOnePage) return serve({ root: output });
  copyFileSync(join(output, "index.html"), join(output, host.refunds));
  return serve({ root: output, types: { "": "text/html; charset=utf-8" } });
}

/** Files as text or bytes, by their path. */
export function write(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** On a site of plain pages, the other page is the recipe's with something else in its middle. */
const shopFront = (page) => page.replace(/(<main[^>]*>).*<\/main>/s, "$1<h1>Our shop</h1></main>");

/** The types of the package, as `npm install --save-dev refund-check` puts them there. */
function installTypes(folder) {
  const to = join(folder, "node_modules/refund-check");
  mkdirSync(join(to, "npm"), { recursive: true });
  copyFileSync(join(root, "package.json"), join(to, "package.json"));
  for (const name of ["react", "refund-check", "wire"]) copyFileSync(join(www, "package", `${name}.d.ts`), join(to, "npm", `${name}.d.ts`));
}
