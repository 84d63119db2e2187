// Installs Debian packages, all that are missing in one call.

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

/** Unpacks packages into a folder. They are not configured or started, and their dependencies are not unpacked. */
export async function unpackApt(packages, folder) {
  if (!onPath("apt-get")) throw new Stop(`missing: packages of Debian that can be unpacked: ${packages.join(", ")}`);
  // A fresh machine has no package lists; without root, older lists may be there.
  const prefix = await asRoot();
  if (prefix) await apt(prefix, ["update"], { byHand: "sudo apt-get update" });
  await apt([], ["download", ...packages], { cwd: folder });
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".deb"))) {
    await run("dpkg-deb", ["--extract", name, "."], { cwd: folder, quiet: true });
    await rm(join(folder, name));
  }
  await keepLinksInside(folder);
}

/** Turns absolute symbolic links into relative ones to the same paths within the folder. */
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

/** The prefix for a command that needs root; `undefined` where root is not available without a prompt. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (onPath("sudo") && (await ask("sudo", ["-n", "true"])) !== undefined) return ["sudo", "-n"];
  return undefined;
}
