// A recipe of `www/docs/hosts/`: the files that it says to write, and how it makes the folder that the page loads.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { www } from "../../www/build/paths.mjs";

/** A fenced block that is a file names its path: ```` ```html path=refunds.html ````. */
const FILE = /^```\w+ path=(\S+)\n(.*?)^```$/gms;
const COMMAND = /^npx refund-check (build our-shop .+)$/m;

export const textOf = (host) => readFileSync(join(www, "docs/hosts", `${host}.md`), "utf8");

/** The words of the command that makes the folder, after `refund-check`. */
export function commandOf(host) {
  const command = COMMAND.exec(textOf(host))?.[1].split(" ");
  if (!command) throw new Error(`the recipe for ${host} has no command`);
  return command;
}

/** `{ files, command }` of one host: files as text, by their path. */
export function recipe(host) {
  const files = Object.fromEntries([...textOf(host).matchAll(FILE)].map(([, path, content]) => [path, content]));
  if (Object.keys(files).length === 0) throw new Error(`the recipe for ${host} has no file`);
  return { files, command: commandOf(host) };
}
