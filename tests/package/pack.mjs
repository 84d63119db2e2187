// Packs the package once for all tests of it: `node tests/package/pack.mjs`. They install what it wrote.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main, Stop } from "../../www/build/command.mjs";
import { root, target } from "../../www/build/paths.mjs";

const FOLDER = join(target, "package");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

export const tarball = join(FOLDER, `refund-check-${version}.tgz`);

function pack() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  execFileSync("npm", ["pack", "--pack-destination", FOLDER], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

/** A new folder somewhere else that has installed the package, and `remove`. */
export function install() {
  if (!existsSync(tarball)) throw new Stop("the package is not packed yet", "node tests/package/pack.mjs");
  const folder = mkdtempSync(join(tmpdir(), "refund-check-package-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  execFileSync("npm", ["install", "--offline", "--no-audit", tarball], { cwd: folder, stdio: "ignore" });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

await main(import.meta.url, pack);
