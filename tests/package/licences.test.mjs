// The package brings the licences of other people's code that is compiled into it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addCargoToPath } from "../../www/build/command.mjs";
import { linkedCrates, NAME } from "../../www/build/licences.mjs";
import { install } from "./pack.mjs";

/** Some of each file's: the wasm of the page, and that of the command line. */
const SURELY = ["chrono", "talc", "wasm-bindgen", "annotate-snippets", "chrono-tz", "clap", "dagre", "serde", "toml"];

let shop;
let text;

before(() => {
  shop = install();
  text = readFileSync(join(shop.folder, "node_modules/refund-check/dist", NAME), "utf8");
});

after(() => shop.remove());

test("every crate that is compiled in is named, with the text of its licence", async () => {
  addCargoToPath();
  const crates = await linkedCrates();
  assert.deepEqual(SURELY.filter((name) => !crates.some((crate) => crate.name === name)), []);
  const lines = text.split("\n");
  for (const { name, version, license } of crates) assert.ok(lines.includes(`${name} ${version} (${license})`), name);
  const groups = text.split(/^-{80}$/m).slice(1);
  const short = groups.filter((group) => !/permission is hereby granted|apache license/i.test(group));
  assert.deepEqual(short, []);
});

test("what only has the Apache licence brings all of it", () => {
  const [group] = text.split(/^-{80}$/m).filter((group) => /^dagre /m.test(group));
  assert.match(group, /Apache License\s+Version 2\.0.*TERMS AND CONDITIONS.*9\. Accepting Warranty/s);
});

test("no folder of the machine that packed it is in it", () => {
  assert.ok(!text.includes(homedir()));
  assert.doesNotMatch(text, /\.cargo|registry\/src/);
});
