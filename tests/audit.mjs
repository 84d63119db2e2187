// `npm run audit`: known flaws of other people's code that we take in, crates by cargo-deny, which looks at their licences
// and sources too (`deny.toml`), and npm packages by npm. A place that does not answer is said and ends it with 2: that is
// no finding, and no all-clear either. cargo-deny is compiled once, in some minutes, so this is no stage of `npm test`.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureCargoTool } from "../www/build/cargo-tool.mjs";
import { addCargoToPath, main, run, say, Stop } from "../www/build/command.mjs";
import { root } from "../www/build/paths.mjs";

const DENY = { crate: "cargo-deny", name: "cargo-deny", programs: ["cargo-deny"], version: "0.20.2", why: "looks at the crates that we take in" };

await main(import.meta.url, async () => {
  addCargoToPath();
  const deny = join(await ensureCargoTool(DENY), "cargo-deny");
  await run(deny, ["--all-features", "check", "bans", "licenses", "sources"]);
  const silent = [];
  if (!(await fetched(deny))) silent.push("the list of flaws of crates");
  else await run(deny, ["--all-features", "check", "--disable-fetch", "advisories"]);
  if (!auditPackages()) silent.push("npm's list of flaws");
  if (silent.length === 0) return say("no known flaw in what we take in");
  say(`not asked, because it does not answer here: ${silent.join(", ")}`);
  process.exitCode = 2;
});

/** Whether the list of flaws is here and of today. */
async function fetched(deny) {
  const { status } = spawnSync(deny, ["fetch", "db"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return status === 0;
}

/** Whether npm's list answered; what it finds ends the audit. */
function auditPackages() {
  const { stdout } = spawnSync("npm", ["audit", "--json"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { vulnerabilities } = JSON.parse(stdout);
  if (!vulnerabilities) return false;
  const found = Object.values(vulnerabilities).map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
  if (found.length > 0) throw new Stop(`npm knows flaws of:\n${found.join("\n")}`, "npm audit");
  return true;
}
