// `npm run test:hosts`: what shops paste and install, in the real programs that their pages are made with. Not part of
// `npm test`, because it downloads much. `npm run test:hosts -- wordpress turbo` tries only those.
// Needs what `npm run build` and `cargo build` make.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { main, Stop } from "../../www/build/command.mjs";
import { dist, root, target } from "../../www/build/paths.mjs";
import { HOSTS, SUITES } from "./hosts.mjs";
import { ensureInstalled, installSite } from "./install.mjs";

await main(import.meta.url, async (named) => {
  for (const [made, by] of [[join(dist, "refund-check.js"), "npm run build"], [join(target, "release/refund-check"), "cargo build --release --features cli"]]) {
    if (!existsSync(made)) throw new Stop(`${made} is missing`, by);
  }
  const all = [...Object.keys(SUITES), ...Object.keys(HOSTS)];
  const wrong = named.find((name) => !all.includes(name));
  if (wrong) throw new Stop(`no host is named \`${wrong}\`; the hosts are ${all.join(", ")}`);
  const hosts = named.length > 0 ? named : all;
  if (hosts.includes("wordpress")) await ensureInstalled();
  const sites = hosts.filter((name) => Object.hasOwn(HOSTS, name));
  const suites = hosts.filter((name) => Object.hasOwn(SUITES, name)).map((name) => SUITES[name]);
  const packages = [...suites.flatMap(({ packages }) => packages ?? []), ...sites.map((name) => HOSTS[name].packages ?? name)];
  for (const name of new Set(packages)) await installSite(name);
  const files = [...suites.flatMap(({ tests }) => tests), ...(sites.length > 0 ? ["sites.test.mjs"] : [])];
  const options = ["--test", "--test-reporter=spec", "--test-timeout=1200000", "--test-concurrency=1"];
  const env = { ...process.env, REFUND_CHECK_HOSTS: sites.join() };
  const { status } = spawnSync(process.execPath, [...options, ...files.map((name) => `tests/hosts/${name}`)], { cwd: root, stdio: "inherit", env });
  process.exitCode = status ?? 1;
});
