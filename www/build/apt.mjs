// Debian packages: one call for all that are missing.

import { readdir, readlink, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { ask, onPath, run, say, Stop } from "./command.mjs";

export async function ensureApt(packages, what) {
  const byHand = `sudo apt-get install -y ${packages.join(" ")}`;
  const prefix = await asRoot();
  if (!onPath("apt-get")) throw new Stop(`missing: ${what}. Without apt-get, install: ${packages.join(", ")}`);
  if (!prefix) throw new Stop(`missing: ${what}. Installing needs root`, byHand);

  say(`installing ${what}: ${packages.join(" ")}`);
  await apt(prefix, ["update"], { byHand: "sudo apt-get update" });
  await apt(prefix, ["install", "-y", "--no-install-recommends", ...packages], { byHand });
}

/** Puts the files of packages into a folder. Nothing of them is set up or started, nor is what they depend on. */
export async function unpackApt(packages, folder) {
  if (!onPath("apt-get")) throw new Stop(`missing: packages of Debian that can be unpacked: ${packages.join(", ")}`);
  // A fresh machine knows of no packages; where root cannot be had, there may be an older list of them.
  const prefix = await asRoot();
  if (prefix) await apt(prefix, ["update"], { byHand: "sudo apt-get update" });
  await apt([], ["download", ...packages], { cwd: folder });
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".deb"))) {
    await run("dpkg-deb", ["--extract", name, "."], { cwd: folder, quiet: true });
    await rm(join(folder, name));
  }
  await keepLinksInside(folder);
}

/** Links to places of the whole machine lead to the same places of the folder. */
async function keepLinksInside(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isSymbolicLink())) {
    const link = join(entry.parentPath, entry.name);
    const to = await readlink(link);
    if (!to.startsWith("/")) continue;
    await rm(link);
    await symlink(relative(dirname(link), join(folder, to)), link);
  }
}

function apt(prefix, args, options) {
  const [command, ...rest] = [...prefix, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", ...args];
  return run(command, rest, { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" }, ...options });
}

/** What to put before a command that needs root; nothing where root cannot be had without asking. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (onPath("sudo") && (await ask("sudo", ["-n", "true"])) !== undefined) return ["sudo", "-n"];
  return undefined;
}
