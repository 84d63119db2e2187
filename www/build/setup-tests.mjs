// What the tests need beyond the build: three browsers, their drivers, and Rust's own checkers.

import { ensureApt } from "./apt.mjs";
import { chosenEngines, missingPackages } from "./browsers.mjs";
import { ensureCargoTool } from "./cargo-tool.mjs";
import { ask, run, say } from "./command.mjs";

export async function setUpTests() {
  await ensureCheckers();
  const missing = missingPackages();
  if (missing.length > 0) await ensureApt(missing, "browsers and their drivers, for the tests");
  if (chosenEngines().includes("firefox")) await geckodriver();
}

async function ensureCheckers() {
  for (const [component, program] of Object.entries({ rustfmt: "rustfmt", clippy: "clippy-driver" })) {
    if (await ask(program, ["--version"])) continue;
    say(`adding ${component}, which the tests run over the code`);
    await run("rustup", ["component", "add", component], { quiet: true });
  }
}

/** The folder of Firefox's driver, which Debian does not package. */
export function geckodriver() {
  return ensureCargoTool({
    crate: "geckodriver",
    name: "geckodriver",
    programs: ["geckodriver"],
    version: "0.36.0",
    why: "lets the tests drive Firefox",
  });
}
