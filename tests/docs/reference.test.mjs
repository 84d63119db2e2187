// The page of the language, key by key, names all that the schemas have, with what they say of it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { demands } from "../../www/build/docs/demands.mjs";
import { typeOf } from "../../www/build/docs/types.mjs";
import { target } from "../../www/build/paths.mjs";
import { pages } from "./made.mjs";

const COMMAND = join(target, "release/refund-check");
const PREFIXES = { rules: "", text: "text-", scenarios: "scenarios-" };
const { document } = pages.find(({ path }) => path === "reference.html");

const schemaOf = (name) => JSON.parse(execFileSync(COMMAND, ["schema", name], { encoding: "utf8" }));
const plain = (text) => text.replaceAll("`", "").replace(/\s+/g, " ").trim();

/** Every key anywhere in a schema: the keys that lead to it, and what the schema says of it. */
function keysOf(schema, path = []) {
  const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].filter((one) => typeof one === "object");
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => [{ path: [...path, key], schema: one }, ...keysOf(one, [...path, key])]);
  return [...own, ...inner.flatMap((one) => keysOf(one, path))];
}

for (const [name, prefix] of Object.entries(PREFIXES)) {
  test(`every key of ${name} has an address, its name and what the schema says of it`, () => {
    const keys = keysOf(schemaOf(name));
    assert.ok(keys.length > 12, `${keys.length} keys`);
    for (const { path, schema } of keys) {
      const id = prefix + path.join("-");
      const place = document.getElementById(id);
      assert.ok(place, `no address ${id}`);
      const text = place.localName === "h3" ? place.nextElementSibling.textContent : place.querySelector("dd:last-child").textContent;
      assert.ok(schema.description?.length > 5, `${name}.schema.json says nothing of ${path.join(".")}`);
      assert.ok(plain(text).includes(plain(schema.description)), `${id}: ${text}`);
      assert.ok((place.localName === "h3" ? place : place.querySelector("dt")).textContent.includes(path.at(-1)), id);
    }
  });
}

test("limits, values and defaults stand beside the key", () => {
  const says = (id) => plain(document.getElementById(id).textContent);
  assert.match(says("windows-days"), /a whole number from 0 to 36,525/);
  assert.match(says("policy-id"), /up to 64 letters.*required/);
  assert.match(says("contact-placeholder"), /true or false; by default false/);
  assert.match(says("outcomes-like"), /"fix-first" Let support try first/);
  assert.match(says("format"), /always 1; required/);
});

test("what keys ask of one another is said in sentences", () => {
  const after = (id) => [...document.getElementById(id).nextElementSibling.nextElementSibling.querySelectorAll("li")].map((it) => it.textContent);
  assert.deepEqual(after("limits"), ["Just one of less-than, at-most, at-least and more-than has to be there."]);
  assert.deepEqual(after("scenarios-scenarios"), ["rule and rules do not stand together."]);
  assert.deepEqual(after("questions"), ['Unless kind is "date" or "number", options has to be there.']);
  assert.deepEqual(demands({ properties: {} }), []);
});

test("a type that there are no words for stops the build", () => {
  assert.throws(() => typeOf({ type: "string", pattern: "^x$" }), /no words for/);
  assert.throws(() => typeOf({ type: "octonion" }), /no words for/);
});
