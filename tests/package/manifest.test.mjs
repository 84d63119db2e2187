// The custom elements manifest says what the sources do: attributes, parts and properties, no more and no less.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, www } from "../../www/build/paths.mjs";

const read = (...path) => readFileSync(join(...path), "utf8");
const { modules } = JSON.parse(read(www, "package/custom-elements.json"));
const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "refund-check");
const names = (list) => list.map(({ name }) => name).sort();
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
/** What buyers see; the page for agents is no part of the element. */
const AGENTS = ["replay.rs", "wrong.rs"];
const view = readdirSync(join(root, "src/view")).filter((file) => file.endsWith(".rs") && !AGENTS.includes(file)).map((file) => read(root, "src/view", file)).join("\n");

test("attributes are those that the element looks at, and the theme", () => {
  const [, observed] = /observedAttributes = \[([^\]]+)\]/.exec(read(www, "element.js"));
  const theme = read(www, "element.css").includes(":host([theme=") ? ["theme"] : [];
  const own = found(read(www, "history.js"), /getAttribute\("([^"]+)"/g);
  assert.deepEqual(names(element.attributes), [...found(observed, /"([^"]+)"/g), ...theme, ...own].sort());
});

test("properties are those that the style sheets read", () => {
  assert.deepEqual(names(element.cssProperties), found(["element.css", "answered.css", "later.css"].map((name) => read(www, name)).join(""), /var\((--refund-check-[a-z-]+)/g));
});

test("events are those that the element tells", () => {
  const [byEngine] = found(read(www, "did.d.ts"), /export type Told = (.+);/g);
  const all = [...found(read(www, "element.js"), /#tell\("(\w+)"/g), ...found(byEngine, /"(\w+)"/g)];
  const told = all.map((name) => `refund-check-${name}`).sort();
  assert.deepEqual(names(element.events), told);
});

test("every part that the view names is in it", () => {
  const parts = new Set(names(element.cssParts));
  const used = found(view, /\.(?:part\("\w+", |button\()"([a-z-]{2,})"/g);
  assert.ok(used.length > 15, String(used));
  assert.deepEqual(used.filter((name) => !parts.has(name)), []);
});
