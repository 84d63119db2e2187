// The hosts' own packages in `target/hosts/`: too large for every `npm ci`, so only this suite installs them, and each host
// only where its own tests want it.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { run, say } from "../../www/build/command.mjs";
import { root, target } from "../../www/build/paths.mjs";

const HERE = join(root, "tests/hosts");
const folder = join(target, "hosts");

/** WordPress, and PHP compiled to wasm. */
export const ensureInstalled = () => install(HERE, folder, "WordPress and PHP as wasm into target/hosts (about 570 MB there), in which the plugin is tried");

/** Installs what the lock in `tests/hosts/sites/NAME/` names, and returns the folder that then holds `node_modules/`. */
export async function installSite(name) {
  const site = join(target, "sites", name);
  await install(join(HERE, "sites", name), site, `${name} into target/sites/${name}, in which its recipe is tried`);
  return site;
}

async function install(from, to, what) {
  const lock = createHash("sha256").update(await readFile(join(from, "package-lock.json"))).digest("hex");
  const record = join(to, ".installed");
  if (existsSync(record) && (await readFile(record, "utf8")) === lock) return;
  say(`installing ${what}`);
  await mkdir(to, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) await copyFile(join(from, name), join(to, name));
  await copyFile(join(root, ".npmrc"), join(to, ".npmrc"));
  await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: to, quiet: true });
  await writeFile(record, lock);
}

/** A package of those that are installed there. */
export const installed = (name) => createRequire(join(folder, "package.json"))(name);

/** A file of the package that WordPress comes in. */
export const build = (name) => join(folder, "node_modules/@wp-playground/wordpress-builds", name);
