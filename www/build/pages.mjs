// The pages beside the script: HTML with the written policy in it, and their styles.

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { Marked } from "marked";
import { ask, run, Stop } from "./command.mjs";
import { defaultPolicy, target, www } from "./paths.mjs";

const POLICY = "<!-- policy -->";
const ELEMENT = "<!-- element -->";
const COPIED = [".css", ".svg", ".ico", ".txt"];
/** The element's own style is made smaller first. */
const MINIFIED = ["element.css"];

export async function writePages(outdir) {
  const parts = { [POLICY]: renderPolicy(await readFile(defaultPolicy, "utf8")), [ELEMENT]: await element() };
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

/** The element as the command prints it for shops to paste. */
async function element() {
  await run("cargo", ["build", "--release", "--features", "cli", "--target-dir", target]);
  const printed = await ask(join(target, "release/refund-check"), ["snippet", "--element", dirname(defaultPolicy)]);
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
