// The pages beside the script: HTML with the written policy in it, and their styles.

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { Marked } from "marked";
import { ask, run, Stop } from "./command.mjs";
import { defaultPolicy, target, www } from "./paths.mjs";

const COPIED = [".css", ".svg", ".ico", ".txt"];
/** The element's own style is made smaller first. */
const MINIFIED = ["element.css"];

export async function writePages(outdir) {
  const parts = await makeParts();
  for (const entry of await readdir(www, { withFileTypes: true })) {
    const [from, to] = [join(www, entry.name), join(outdir, entry.name)];
    if (entry.name.endsWith(".html")) await writePage(from, to, parts);
    else if (isCopied(entry)) await cp(from, to);
  }
}

const isCopied = ({ name }) => COPIED.includes(extname(name)) && !MINIFIED.includes(name);

async function writePage(from, to, parts) {
  let page = await readFile(from, "utf8");
  // A function, because `$&` and the like in a part's text are text.
  for (const [name, part] of Object.entries(parts)) page = page.replaceAll(name, () => part);
  await writeFile(to, page);
}

/** What stands in a page as `<!-- name -->`, or as `<!-- name as text -->` where it is to be read and copied. */
async function makeParts() {
  await run("cargo", ["build", "--release", "--features", "cli", "--target-dir", target]);
  const pasted = await snippet("--element");
  const begins = pasted.indexOf("<refund-check>");
  const parts = {
    policy: renderPolicy(await readFile(defaultPolicy, "utf8")),
    head: pasted.slice(0, begins).trim(),
    element: pasted.slice(begins),
    details: await snippet(),
    plain: await snippet("--plain"),
  };
  const marked = Object.entries(parts).flatMap(([name, part]) => [
    [`<!-- ${name} -->`, part],
    [`<!-- ${name} as text -->`, part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")],
  ]);
  return Object.fromEntries(marked);
}

/** The default policy as the command prints it for shops to paste. */
async function snippet(...options) {
  const printed = await ask(join(target, "release/refund-check"), ["snippet", ...options, dirname(defaultPolicy)]);
  if (!printed) throw new Stop("the snippet of the default policy could not be printed");
  return printed;
}

/** The page has its own first heading, so each heading of the policy goes down by one. */
export function renderPolicy(markdown) {
  const walkTokens = (token) => {
    if (token.type === "heading") token.depth = Math.min(token.depth + 1, 6);
  };
  return new Marked({ walkTokens }).parse(markdown).trim();
}
