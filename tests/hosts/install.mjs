// WordPress, and PHP compiled to wasm, in `target/hosts/`: too large for every `npm ci`, so only this suite installs it.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { run, say } from "../../www/build/command.mjs";
import { root, target } from "../../www/build/paths.mjs";

const HERE = join(root, "tests/hosts");
const folder = join(target, "hosts");
const record = join(folder, ".installed");

export async function ensureInstalled() {
  const lock = createHash("sha256").update(await readFile(join(HERE, "package-lock.json"))).digest("hex");
  if (existsSync(record) && (await readFile(record, "utf8")) === lock) return;
  say("installing WordPress and PHP as wasm into target/hosts (about 570 MB there), in which the plugin is tried");
  await mkdir(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) await copyFile(join(HERE, name), join(folder, name));
  await copyFile(join(root, ".npmrc"), join(folder, ".npmrc"));
  await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, quiet: true });
  await writeFile(record, lock);
}

/** A package of those that are installed there. */
export const installed = (name) => createRequire(join(folder, "package.json"))(name);

/** A file of the package that WordPress comes in. */
export const build = (name) => join(folder, "node_modules/@wp-playground/wordpress-builds", name);
