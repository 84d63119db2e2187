// The package as its users' tools read it: publint and arethetypeswrong find nothing, TypeScript takes right uses and
// refuses wrong ones.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { nodeModules, root } from "../../www/build/paths.mjs";
import { install, tarball } from "./pack.mjs";

const CONSUMER = "consumer.ts";
let shop;

before(() => {
  shop = install();
  cpSync(join(root, "tests/package", CONSUMER), join(shop.folder, CONSUMER));
});

after(() => shop.remove());

/** What a tool says, if it is not content. */
function complaint(tool, ...args) {
  const options = { cwd: shop.folder, encoding: "utf8" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(nodeModules, ".bin", tool), ...args], options);
  return status === 0 ? undefined : `${tool} ended with ${status}\n${stdout}${stderr}`;
}

test("publint finds nothing", () => {
  assert.equal(complaint("publint", "run", "--strict", tarball), undefined);
});

test("arethetypeswrong finds nothing", () => {
  assert.equal(complaint("attw", tarball, "--profile", "esm-only"), undefined);
});

const compile = (file, resolution) => {
  const module = resolution === "bundler" ? "esnext" : resolution;
  const how = ["--module", module, "--moduleResolution", resolution, "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  return complaint("tsc", "--noEmit", "--strict", "--types", "", "--exactOptionalPropertyTypes", ...how, file);
};

for (const resolution of ["bundler", "nodenext"]) {
  test(`a program compiles against the types, found the way of ${resolution}`, () => {
    assert.equal(compile(CONSUMER, resolution), undefined);
  });
}

test("a wrong use does not compile", () => {
  const wrong = "wrong.ts";
  writeFileSync(join(shop.folder, wrong), 'import { decide } from "refund-check";\nawait decide({ answers: {} });\nexport {};\n');
  assert.match(compile(wrong, "bundler"), /wrong\.ts.*error TS\d+.*now, time_zone/s);
});
