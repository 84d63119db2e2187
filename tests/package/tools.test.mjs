// The package as its users' tools read it: publint and arethetypeswrong find nothing, TypeScript takes right uses and
// refuses wrong ones.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
  assert.equal(complaint("attw", tarball, "--profile", "node16"), undefined);
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

/** Markup of each framework: the file that uses it rightly and wrongly, and what it needs of npm, under which names. */
const FRAMEWORKS = {
  "React 19": { file: "markup.tsx", packages: { "@types/react": "@types/react", csstype: "csstype" } },
  "React 18": { file: "markup.tsx", packages: { "@types/react": "types-react-18", csstype: "csstype", "@types/prop-types": "@types/prop-types" } },
  Svelte: { file: "markup-svelte.ts", packages: { svelte: "svelte" } },
  Vue: { file: "markup-vue.ts", packages: { vue: "vue" } },
};
for (const [name, { file, packages }] of Object.entries(FRAMEWORKS)) {
  test(`${name} knows the element, its attributes and its events, and refuses others`, () => {
    const folder = mkdtempSync(join(tmpdir(), "refund-check-markup-"));
    try {
      const modules = { ...packages, "refund-check": undefined };
      for (const [as, from] of Object.entries(modules)) {
        const to = join(folder, "node_modules", as);
        mkdirSync(join(to, ".."), { recursive: true });
        if (from) symlinkSync(join(nodeModules, from), to);
        else cpSync(join(shop.folder, "node_modules", as), to, { recursive: true });
      }
      cpSync(join(root, "tests/package", file), join(folder, file));
      const how = ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--jsx", "react-jsx"];
      assert.equal(complaint("tsc", "--noEmit", "--strict", "--skipLibCheck", "--types", "", ...how, join(folder, file)), undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
