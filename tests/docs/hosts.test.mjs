// Each recipe for a host is tried in that host by `npm run test:hosts`; here, without the hosts, that none is left out.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { www } from "../../www/build/paths.mjs";
import { HOSTS } from "../hosts/hosts.mjs";
import { recipe } from "../hosts/recipe.mjs";

const tried = new Set(Object.entries(HOSTS).map(([name, host]) => host.recipe ?? name));
const written = readdirSync(join(www, "docs/hosts")).map((name) => name.replace(/\.md$/, ""));

test("every recipe is tried, and every host that is tried has one", () => {
  assert.deepEqual([...tried].sort(), written.sort());
});

for (const name of written) {
  test(`the recipe for ${name} says what is made where, what to write, and has the script and the element in that`, () => {
    const { files, command } = recipe(name);
    assert.equal(command[2], "-o");
    const text = Object.values(files).join("\n");
    assert.match(text, /\/refund-check\/refund-check\.js/);
    assert.match(text, /<refund-check[ >]/);
  });
}
