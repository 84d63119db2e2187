// Programs that are compiled once by `cargo install` and kept in the cache.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ask, isExecutable, onPath, run, say, Stop } from "./command.mjs";
import { cache } from "./paths.mjs";

/** Returns a folder with `programs` in exactly `version`: the cache's or one on `PATH`; else compiles them for the cache. */
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
 * Compiles in a temporary folder, so that this tree's cargo settings and target folder have no effect. Uses the
 * versions that the tool's authors locked, if it can: a lock may name a version newer than the copy of the registry
 * that the machine can reach. Then cargo chooses the versions.
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
