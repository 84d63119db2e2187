// `npm run mutants`: faults put into the code one by one, to see which no test notices.
//
// Only the rooms that decide are looked at, and only the library's own tests and the native ones are run, with few
// random cases: a whole run is some hundred faults, each of which compiles anew. Name files or folders to have less,
// or a part: `npm run mutants -- src/time/zone.rs`, `npm run mutants -- --shard 0/8`. What survives is in
// `target/mutants/mutants.out/missed.txt`; `tests/mutants.md` says of what was gone through why nobody can tell.

import { join } from "node:path";
import { ensureCargoTool } from "../www/build/cargo-tool.mjs";
import { addCargoToPath, main, run } from "../www/build/command.mjs";
import { target } from "../www/build/paths.mjs";

const PLACES = ["src/interview", "src/time", "src/diagram", "src/widget", "src/compile", "src/code"];

await main(import.meta.url, async (named) => {
  addCargoToPath();
  const folder = await ensureCargoTool({
    crate: "cargo-mutants",
    name: "cargo-mutants",
    programs: ["cargo-mutants"],
    version: "27.1.0",
    why: "puts faults into the code",
  });
  const rest = named.filter((name) => !name.startsWith("src/"));
  const places = named.filter((name) => name.startsWith("src/"));
  const files = (places.length > 0 ? places : PLACES).flatMap((place) => ["--file", place.endsWith(".rs") ? place : `${place}/**`]);
  const limits = ["--jobs", "1", "--timeout", "300", "--features", "cli", "--output", join(target, "mutants")];
  const tests = ["--lib", "--test", "native"];
  await run(join(folder, "cargo-mutants"), ["mutants", ...files, ...limits, ...rest, "--", ...tests], {
    env: { PROPTEST_CASES: "32" },
  });
});
