// Each recipe for a host is tried in that host by `npm run test:hosts`, or says that it is not. Here, without the hosts, that
// none is left out, and that what a recipe names is in the folder that its command makes.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isTried } from "../../www/build/docs/sources.mjs";
import { www } from "../../www/build/paths.mjs";
import { HOSTS, SUITES } from "../hosts/hosts.mjs";
import { commandOf, recipe, textOf } from "../hosts/recipe.mjs";
import { runInShop } from "../hosts/shop.mjs";
import { pages } from "./made.mjs";

const built = new Set(Object.entries(HOSTS).map(([name, host]) => host.recipe ?? name));
const written = readdirSync(join(www, "docs/hosts")).map((name) => name.replace(/\.md$/, ""));
const tried = written.filter((name) => isTried({ text: textOf(name) }));

test("a recipe is tried, or says of what year what it goes by is, and that it is not tried", () => {
  const byTests = written.filter((name) => built.has(name) || Object.hasOwn(SUITES, name));
  assert.deepEqual(tried, byTests);
  assert.ok(tried.length < written.length);
});

test("every host that is tried has a recipe", () => {
  assert.deepEqual([...built].filter((name) => !written.includes(name)), []);
});

test("the page of hosts tells those that are tried from those that are not", () => {
  const { document } = pages.find(({ path }) => path === "hosts.html");
  const lists = [...document.querySelectorAll("article ul")].map((list) => [...list.querySelectorAll("a")].map((link) => link.getAttribute("href")));
  const linked = (names) => names.map((name) => `hosts/${name}.html`).sort();
  assert.deepEqual(lists.map((list) => list.sort()), [linked(tried), linked(written.filter((name) => !tried.includes(name)))]);
});

for (const name of built) {
  test(`the recipe for ${name} says what is made where, what to write, and has the script and the element in that`, () => {
    const { files, command } = recipe(name);
    assert.equal(command[2], "-o");
    const text = Object.values(files).join("\n");
    assert.match(text, /refund-check\/refund-check\.js/);
    assert.match(text, /<refund-check[ >]/);
  });
}

for (const name of written.filter((name) => !built.has(name))) {
  test(`what the recipe for ${name} names of the folder is there, with the address in it`, () => {
    const folder = mkdtempSync(join(tmpdir(), "recipe-"));
    try {
      const command = commandOf(name);
      runInShop(command, folder);
      const made = join(folder, command[3]);
      const named = [...textOf(name).matchAll(/`((?:snippets\/[\w-]+|index|embed|support)\.\w+)`/g)].map(([, file]) => file);
      assert.ok(named.length > 0);
      assert.deepEqual(named.filter((file) => !existsSync(join(made, file))), []);
      const address = command[command.indexOf("--address") + 1];
      if (command.includes("--address")) assert.ok(readFileSync(join(made, "snippets/element.html"), "utf8").includes(`src="${address}refund-check.js"`));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
