// A recipe of `www/docs/hosts/`: the files that it says to write, and how it makes the folder that the page loads.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { www } from "../../www/build/paths.mjs";

/** A fenced block that is a file names its path: ```` ```html path=refunds.html ````. */
const FILE = /^```\w+ path=(\S+)\n(.*?)^```$/gms;
const COMMAND = /^npx refund-check (build our-shop .+)$/m;

/** `{ files, command }` of one host: files as text, by their path, and the words of the command after `refund-check`. */
export function recipe(host) {
  const text = readFileSync(join(www, "docs/hosts", `${host}.md`), "utf8");
  const files = Object.fromEntries([...text.matchAll(FILE)].map(([, path, content]) => [path, content]));
  const command = COMMAND.exec(text)?.[1].split(" ");
  if (!command || Object.keys(files).length === 0) throw new Error(`the recipe for ${host} has no command or no file`);
  return { files, command };
}
