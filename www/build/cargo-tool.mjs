// Programs that are compiled once by `cargo install` and kept in the cache.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ask, isExecutable, onPath, run, say, Stop } from "./command.mjs";
import { cache } from "./paths.mjs";

/** Ends with a folder that holds `programs` in exactly `version`: one on `PATH`, else the cache's. */
export async function ensureCargoTool({ crate, name, programs, version, why }) {
  const home = join(cache, `${name}-${version}`);
  for (const folder of [join(home, "bin"), onPath(name) && dirname(onPath(name))]) {
    if (folder && (await holds(folder, programs, version))) return folder;
  }
  say(`compiling ${name} ${version}, which ${why} (about two minutes, once)`);
  await install(crate, version, home);
  return join(home, "bin");
}

async function holds(folder, programs, version) {
  const paths = programs.map((program) => join(folder, program));
  if (!paths.every(isExecutable)) return false;
  const printed = await ask(paths[0], ["--version"]);
  return printed?.split("\n")[0].split(/\s+/).includes(version) ?? false;
}

/**
 * Compiled in a folder of its own, so that neither this tree's cargo settings nor its target folder have a part in it.
 * With the versions that the tool's authors locked, where those can be had: a lock may name one that is newer than the
 * copy of the registry that the machine can reach. Then cargo chooses.
 */
async function install(crate, version, home) {
  const args = ["install", crate, "--version", version, "--root", home, "--force"];
  const folder = await mkdtemp(join(tmpdir(), "refund-check-install-"));
  const options = { cwd: folder, env: { CARGO_TARGET_DIR: folder, RUSTFLAGS: "" }, quiet: true };
  try {
    await run("cargo", [...args, "--locked"], options).catch((error) => {
      if (!(error instanceof Stop)) throw error;
      say(`  that failed; once more without the versions that ${crate} was released with`);
      return run("cargo", args, options);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
