// `npm run test:hosts`: what shops paste and install, in the real programs that their pages are made with. Not part of
// `npm test`, because it downloads much. Needs what `npm run build` and `cargo build` make.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { main, Stop } from "../../www/build/command.mjs";
import { dist, root, target } from "../../www/build/paths.mjs";
import { ensureInstalled } from "./install.mjs";

await main(import.meta.url, async () => {
  for (const [made, by] of [[join(dist, "refund-check.js"), "npm run build"], [join(target, "release/refund-check"), "cargo build --release --features cli"]]) {
    if (!existsSync(made)) throw new Stop(`${made} is missing`, by);
  }
  await ensureInstalled();
  const files = readdirSync(join(root, "tests/hosts")).filter((name) => name.endsWith(".test.mjs"));
  const options = ["--test", "--test-reporter=spec", "--test-timeout=600000", "--test-concurrency=1"];
  const { status } = spawnSync(process.execPath, [...options, ...files.sort().map((name) => `tests/hosts/${name}`)], { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
});
