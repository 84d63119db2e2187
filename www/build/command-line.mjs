// The command line, built for this machine; it prints what pages and words are made of.

import { dirname, join } from "node:path";
import { ask, run, Stop } from "./command.mjs";
import { defaultPolicy, target } from "./paths.mjs";

const COMMAND = join(target, "release/refund-check");
export const policyFolder = dirname(defaultPolicy);

/** Builds the command from the crate as it stands. */
export const buildCommand = () => run("cargo", ["build", "--release", "--features", "cli", "--target-dir", target]);

/** What the command prints. It must be built. */
export async function printed(...args) {
  const text = await ask(COMMAND, args);
  if (!text) throw new Stop(`\`refund-check ${args.join(" ")}\` printed nothing`);
  return text;
}

/** Runs the command for the files that it writes. */
export const runCommand = (...args) => run(COMMAND, args);
