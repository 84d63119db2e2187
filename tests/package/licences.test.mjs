// The package, and the folder that shops copy, bring the licences of other people's code that is in their files, and a
// bill of materials that names the same code.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { addCargoToPath } from "../../www/build/command.mjs";
import { IN_DIST, IN_PACKAGE, linkedCrates, NAME } from "../../www/build/licences.mjs";
import { nodeModules, www } from "../../www/build/paths.mjs";
import { NAME as SBOM } from "../../www/build/sbom.mjs";
import { install } from "./pack.mjs";

/** Of each folder: how its wasm is compiled, and some of the crates that are surely in it. */
const FOLDERS = {
  dist: { linked: IN_DIST, surely: ["chrono", "talc", "wasm-bindgen"] },
  npm: { linked: IN_PACKAGE, surely: ["chrono", "talc", "wasm-bindgen", "annotate-snippets", "clap", "dagre", "jiff", "serde", "toml"] },
};

let shop;
const notices = {};

before(() => {
  shop = install();
  for (const folder of Object.keys(FOLDERS)) {
    notices[folder] = readFileSync(join(shop.folder, "node_modules/refund-check", folder, NAME), "utf8");
  }
});

after(() => shop.remove());

/** The npm packages that the page's scripts import, read off their sources, whatever the bundler says. */
function imported() {
  const sources = readdirSync(www, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(www, name), "utf8"));
  const names = sources.flatMap((source) => [...source.matchAll(/(?:from|import\()\s*"([^"./][^"]*)"/g)].map(([, name]) => name));
  // Of a path within a package its name, with its scope; texts of the studio say "from" as well.
  const packages = names.filter((name) => /^[@a-z][\w@/.-]*$/.test(name)).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)[0]);
  return [...new Set(packages)].filter((name) => !name.startsWith("refund-check")).sort();
}

for (const [folder, { linked, surely }] of Object.entries(FOLDERS)) {
  test(`every crate that is compiled into ${folder}/ is named, with the text of its licence`, async () => {
    addCargoToPath();
    const crates = await linkedCrates(linked);
    assert.deepEqual(surely.filter((name) => !crates.some((crate) => crate.name === name)), []);
    const lines = notices[folder].split("\n");
    for (const { name, version, license } of crates) assert.ok(lines.includes(`${name} ${version} (${license})`), name);
    const groups = notices[folder].split(/^-{80}$/m).slice(1);
    const short = groups.filter((group) => !/permission is hereby granted|apache license|redistributions of source/i.test(group));
    assert.deepEqual(short, []);
  });

  test(`every npm package that is bundled into the scripts of ${folder}/ is named, and none that is not`, () => {
    const ofNpm = imported().map((name) => {
      const { version, license } = JSON.parse(readFileSync(join(nodeModules, name, "package.json"), "utf8"));
      return `${name} ${version} (${license})`;
    });
    const lines = notices[folder].split("\n");
    assert.deepEqual(ofNpm.filter((line) => !lines.includes(line)), []);
    const { devDependencies } = JSON.parse(readFileSync(join(www, "../package.json"), "utf8"));
    const named = Object.keys(devDependencies).filter((name) => lines.some((line) => line.startsWith(`${name} `)));
    assert.deepEqual(named.sort(), imported());
  });

  test(`the bill of materials of ${folder}/ is valid CycloneDX, and names what the notice names, each with the hash of its archive`, async () => {
    const text = readFileSync(join(shop.folder, "node_modules/refund-check", folder, SBOM), "utf8");
    assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text), null);
    const { components } = JSON.parse(text);
    const library = components.filter(({ name }) => name === "rust-std");
    const others = components.filter(({ name }) => name !== "rust-std");
    assert.match(library[0].version, /^1\.\d+\.\d+/);
    assert.deepEqual(others.filter(({ hashes }) => !/^([0-9a-f]{64}|[0-9a-f]{128})$/.test(hashes?.[0].content)), []);
    const noticed = notices[folder].matchAll(/^(\S+ \d\S*) \(.*\)$/gm);
    assert.deepEqual(others.map(({ name, version }) => `${name} ${version}`).sort(), [...noticed].map(([, named]) => named).sort());
    assert.doesNotMatch(text, /\.cargo|registry\/src|node_modules/);
  });

  test(`no folder of the machine that packed it is in the notice of ${folder}/`, () => {
    assert.ok(!notices[folder].includes(homedir()));
    assert.doesNotMatch(notices[folder], /\.cargo|registry\/src|node_modules/);
  });
}

test("what only has the Apache licence brings all of it", () => {
  const [group] = notices.npm.split(/^-{80}$/m).filter((group) => /^dagre /m.test(group));
  assert.match(group, /Apache License\s+Version 2\.0.*TERMS AND CONDITIONS.*9\. Accepting Warranty/s);
});

test("the folder that shops copy holds nothing of the command line, nor what only programs import", () => {
  const files = readdirSync(join(shop.folder, "node_modules/refund-check/dist"), { recursive: true });
  assert.deepEqual(files.filter((file) => /\.(mjs|cjs|ts)$|cli|inline|package|custom-elements/.test(file)), []);
  assert.deepEqual(files.filter((file) => file.startsWith("docs")), [], "the docs are for the site alone");
  assert.ok(["refund-check.js", "refund-check.wasm", "refund-check.css", "embed.html", "embed.js"].every((file) => files.includes(file)));
});
