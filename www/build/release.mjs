// `npm run release`: the folder that a shop copies, named by its version, snippets whose hashes let a browser refuse a
// changed file (subresource integrity), and the plugin for WordPress.

import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./build.mjs";
import { main, say } from "./command.mjs";
import { dist, root } from "./paths.mjs";
import { setUpBuild } from "./setup.mjs";

const HASHED = ["refund-check.js", "refund-check-engine.js", "refund-check.css", "refund-check.wasm", "embed.js"];

/** Makes the folder from `dist/` and the plugin from its source, and returns them with what to paste. */
export async function release() {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const name = `refund-check-${version}`;
  const folder = join(root, "release", name);
  await rm(join(root, "release"), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(dist, folder, { recursive: true });
  const hashes = Object.fromEntries(await Promise.all(HASHED.map(async (file) => [file, await integrity(join(folder, file))])));
  const snippets = write(name, hashes);
  await writeFile(join(root, "release", "snippets.txt"), snippets);
  // Imported here, because it imports fflate, an npm package that exists only after the set-up.
  const { zipPlugin } = await import("./wordpress.mjs");
  const plugin = join(root, "release", `refund-check-wordpress-${version}.zip`);
  await writeFile(plugin, await zipPlugin());
  return { folder, hashes, snippets, plugin };
}

async function integrity(file) {
  return `sha384-${createHash("sha384").update(await readFile(file)).digest("base64")}`;
}

function write(name, hashes) {
  const of = (file) => `integrity="${hashes[file]}" crossorigin="anonymous"`;
  return `In the page's head:
<script type="module" src="${name}/refund-check.js" ${of("refund-check.js")}></script>

Beside an iframe:
<script src="${name}/embed.js" ${of("embed.js")} async></script>

${HASHED.map((file) => `${hashes[file]}  ${file}`).join("\n")}
`;
}

await main(import.meta.url, async () => {
  await setUpBuild();
  await build();
  const { folder, snippets, plugin } = await release();
  say(`${folder}\n${plugin}\n\n${snippets}`);
});
