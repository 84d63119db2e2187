// Publishing, short of doing it: npm and cargo accept what would be sent, and the crate compiles from what it packs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { addCargoToPath } from "../../www/build/command.mjs";
import { root } from "../../www/build/paths.mjs";
import { tarball } from "./pack.mjs";

function tried(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return { stdout, warnings: stderr.split("\n").filter((line) => /\bwarn(ing)?\b/i.test(line)) };
}

test("npm would publish the package as it is packed", () => {
  const { stdout, warnings } = tried("npm", ["publish", tarball, "--dry-run", "--json", "--access", "public"]);
  // Whoever tries it need not be somebody whom the registry knows.
  assert.deepEqual(warnings.filter((line) => !/requires you to be logged in/.test(line)), []);
  const told = JSON.parse(stdout);
  // npm 11 tells it by the package's name.
  const { name, files } = told["refund-check"] ?? told;
  assert.equal(name, "refund-check");
  assert.ok(files.some(({ path }) => path === "dist/refund-check.wasm"));
});

test("cargo would publish the crate, which compiles from its own files alone", () => {
  addCargoToPath();
  // Tests stay in the repository, which has no public address yet.
  const meant = /: (aborting upload due to dry run|ignoring (test|benchmark) .*|manifest has no documentation, homepage or repository)$/;
  const { warnings } = tried("cargo", ["publish", "--dry-run", "--allow-dirty", "--color", "never"]);
  assert.deepEqual(warnings.filter((line) => !meant.test(line)), []);
});
