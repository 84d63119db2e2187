// The hosts' own packages in `target/hosts/`: too large for every `npm ci`, so only this suite installs them, and each host
// only where its own tests want it.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ensureApt, unpackApt } from "../../www/build/apt.mjs";
import { ask, run, say, Stop } from "../../www/build/command.mjs";
import { root, target } from "../../www/build/paths.mjs";

const HERE = join(root, "tests/hosts");
const folder = join(target, "hosts");

/** How packages are installed, by the file that names them, and where their programs then are. */
const WAYS = {
  "package-lock.json": { more: ["package.json"], install: withNpm, program: (site, name) => join(site, "node_modules/.bin", name) },
  "requirements.txt": { more: [], install: withPip, program: (site, name) => join(site, "python/bin", name) },
  "debian.json": { more: [], install: withApt, program: (site, name) => name },
};
export const UNPACKED = "unpacked";
/** What installing leaves in a folder. */
export const INSTALLED = ["node_modules", "python", UNPACKED, "package.json", ".npmrc", ".installed", ...Object.keys(WAYS)];

/** WordPress, and PHP compiled to wasm. */
export const ensureInstalled = () => install(HERE, folder, "WordPress and PHP as wasm into target/hosts (about 570 MB there), in which the plugin is tried");

/** Installs what the lock in `tests/hosts/sites/NAME/` names, and returns the folder that then holds it. */
export async function installSite(name) {
  const site = join(target, "sites", name);
  await install(join(HERE, "sites", name), site, `${name} into target/sites/${name}, in which its recipe is tried`);
  return site;
}

/** A program of what is installed in a site's folder. */
export const programIn = (site, name) => WAYS[lockIn(site)].program(site, name);

const lockIn = (where) => Object.keys(WAYS).find((name) => existsSync(join(where, name)));

async function install(from, to, what) {
  const name = lockIn(from);
  const lock = createHash("sha256").update(await readFile(join(from, name))).digest("hex");
  const record = join(to, ".installed");
  if (existsSync(record) && (await readFile(record, "utf8")) === lock) return;
  say(`installing ${what}`);
  await mkdir(to, { recursive: true });
  const { more, install } = WAYS[name];
  for (const file of [name, ...more]) await copyFile(join(from, file), join(to, file));
  await install(to);
  await writeFile(record, lock);
}

async function withNpm(to) {
  await copyFile(join(root, ".npmrc"), join(to, ".npmrc"));
  await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: to, quiet: true });
}

/** Only as wheels, which run nothing of their own when they are installed. */
async function withPip(to) {
  const python = await ask("python3", ["-c", "import ensurepip, venv"]);
  if (python === undefined) throw new Stop("Python 3 with its module venv is missing, by which this host is installed", "apt-get install python3-venv");
  await run("python3", ["-m", "venv", "--clear", "python"], { cwd: to, quiet: true });
  const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--only-binary", ":all:", "--require-hashes"];
  await run(join(to, "python/bin/python"), ["-m", "pip", "install", ...options, "-r", "requirements.txt"], { cwd: to, quiet: true });
}

/**
 * - `install`: packages for the machine, unless the command `unless` succeeds: what came in another way serves as well
 * - `unpack`: packages whose files go to `unpacked/`, such as a wiki, which would set up a server of its own
 */
async function withApt(to) {
  const { unless, install, unpack } = JSON.parse(await readFile(join(to, "debian.json"), "utf8"));
  const [command, ...words] = unless;
  if ((await ask(command, words)) === undefined) await ensureApt(install, `${install[0]}, which a recipe is tried with`);
  if (!unpack) return;
  const folder = join(to, UNPACKED);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await unpackApt(unpack, folder);
}

/** A package of those that are installed there. */
export const installed = (name) => createRequire(join(folder, "package.json"))(name);

/** A file of the package that WordPress comes in. */
export const build = (name) => join(folder, "node_modules/@wp-playground/wordpress-builds", name);
