// Debian packages: one call for all that are missing.

import { ask, onPath, run, say, Stop } from "./command.mjs";

export async function ensureApt(packages, what) {
  const byHand = `sudo apt-get install -y ${packages.join(" ")}`;
  const prefix = await asRoot();
  if (!onPath("apt-get")) throw new Stop(`missing: ${what}. Without apt-get, install: ${packages.join(", ")}`);
  if (!prefix) throw new Stop(`missing: ${what}. Installing needs root`, byHand);

  say(`installing ${what}: ${packages.join(" ")}`);
  const apt = (args, options) => {
    const [command, ...rest] = [...prefix, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", ...args];
    return run(command, rest, { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" }, ...options });
  };
  await apt(["update"], { byHand: "sudo apt-get update" });
  await apt(["install", "-y", "--no-install-recommends", ...packages], { byHand });
}

/** What to put before a command that needs root; nothing where root cannot be had without asking. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (onPath("sudo") && (await ask("sudo", ["-n", "true"])) !== undefined) return ["sudo", "-n"];
  return undefined;
}
