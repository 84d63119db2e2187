// The pages of the invented shop, and those for the owner who sets the check up: HTML with the written policy in it,
// their scripts and their styles.

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { Marked } from "marked";
import { SMALL } from "./bundle.mjs";
import { policyFolder, printed } from "./command-line.mjs";
import { defaultPolicy, www } from "./paths.mjs";

const COPIED = [".css", ".svg", ".ico", ".txt"];
/** The element's own style sheets, which are in its scripts and are not copied. */
const OF_SCRIPTS = ["element.css", "answered.css", "later.css"];
/** The page for agents, which is among the engine's files and is there already. */
const OF_THE_ENGINE = ["support.html"];
const SCRIPTS = { about: "about.js", add: "add/page.js", states: "states.js", theme: "theme.js" };

/** Needs the command line built. Returns esbuild's metafile. */
export async function writePages(outdir) {
  const parts = await makeParts();
  for (const entry of await readdir(www, { withFileTypes: true })) {
    const [from, to] = [join(www, entry.name), join(outdir, entry.name)];
    if (OF_THE_ENGINE.includes(entry.name)) continue;
    if (entry.name.endsWith(".html")) await writePage(from, to, parts);
    else if (isCopied(entry)) await cp(from, to);
  }
  const entryPoints = Object.fromEntries(Object.entries(SCRIPTS).map(([name, script]) => [name, join(www, script)]));
  const { metafile } = await build({ entryPoints, outdir, ...SMALL, metafile: true, format: "esm" });
  return metafile;
}

const isCopied = ({ name }) => COPIED.includes(extname(name)) && !OF_SCRIPTS.includes(name);

async function writePage(from, to, parts) {
  let page = await readFile(from, "utf8");
  // The replacement is a function, so that `$&` and the like in a part stay text.
  for (const [name, part] of Object.entries(parts)) page = page.replaceAll(name, () => part);
  await writeFile(to, page);
}

/** The parts that replace `<!-- name -->` in a page. */
async function makeParts() {
  const pasted = await snippet("--element", "--drawn");
  const begins = pasted.indexOf("<refund-check>");
  const parts = {
    policy: renderPolicy(await readFile(defaultPolicy, "utf8")),
    head: pasted.slice(0, begins).trim(),
    element: pasted.slice(begins),
    details: await snippet(),
    plain: await snippet("--plain"),
  };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [`<!-- ${name} -->`, part]));
}

/** The default policy as the command prints it for shops to paste. */
const snippet = (...options) => printed("snippet", ...options, policyFolder);

/** The page has its own first heading, so each heading of the policy goes down by one. */
export function renderPolicy(markdown) {
  const walkTokens = (token) => {
    if (token.type === "heading") token.depth = Math.min(token.depth + 1, 6);
  };
  return new Marked({ walkTokens }).parse(markdown, { async: false }).trim();
}
