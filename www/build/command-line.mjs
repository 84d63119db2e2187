// The command line of the machine that builds, which prints what pages and words are made of.

import { dirname, join } from "node:path";
import { ask, run, Stop } from "./command.mjs";
import { defaultPolicy, target } from "./paths.mjs";

const COMMAND = join(target, "release/refund-check");
export const policyFolder = dirname(defaultPolicy);

/** Ends with the command built from the crate as it stands. */
export const buildCommand = () => run("cargo", ["build", "--release", "--features", "cli", "--target-dir", target]);

/** What the command prints, once built. */
export async function printed(...args) {
  const text = await ask(COMMAND, args);
  if (!text) throw new Stop(`\`refund-check ${args.join(" ")}\` printed nothing`);
  return text;
}

/** Runs the command for what it writes. */
export const runCommand = (...args) => run(COMMAND, args);
