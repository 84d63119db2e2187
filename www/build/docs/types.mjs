// What a JSON schema takes, in an owner's words: a line of Markdown.

import { Stop } from "../command.mjs";

/** The meaning of each pattern for texts, in words. */
const PATTERNS = {
  "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$": "a name: up to 64 letters of English, digits, `-` and `_`, a letter or a digit first",
  "^[^/\\\\]+$": "text, without `/` and `\\`",
  "^-?\\d{1,9}(\\.\\d{1,6})?$": "the same as text, with up to 9 digits before the point and 6 after it",
};

/** A schema without null: TOML has none, so a value that may be null is one that may be left out. */
export function withoutNull(schema) {
  const kinds = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  return kinds.length === 1 ? { ...withoutNull(kinds[0]), ...without(schema, "anyOf") } : schema;
}

function without(schema, name) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== name));
}

/** The schema's type and limits, in words. */
export function typeOf(given) {
  const schema = withoutNull(given);
  if ("const" in schema) return `always \`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.length === 1 ? code(schema.enum[0]) : `one of ${schema.enum.map(code).join(", ")}`;
  if (schema.anyOf) return list(schema.anyOf.map(typeOf));
  const says = TYPES[schema.type];
  if (!says) throw new Stop(`the schema has a type that the reference has no words for: ${JSON.stringify(schema)}`);
  return says(schema);
}

const code = (value) => `\`${JSON.stringify(value)}\``;
const list = (kinds) => (kinds.length === 2 ? kinds.join(", or ") : [kinds.slice(0, -1).join(", "), kinds.at(-1)].join(", or "));
const count = (number) => number.toLocaleString("en");

const TYPES = {
  boolean: () => "`true` or `false`",
  number: () => "a number",
  integer: ({ minimum, maximum }) => `a whole number from ${count(minimum)} to ${count(maximum)}`,
  array: ({ items }) => (items.properties ? "a list of tables" : `a list of ${items.type === "string" ? "texts" : typeOf(items).replace(/^one of /, "")}`),
  string: ({ pattern }) => {
    if (!pattern) return "text";
    return PATTERNS[pattern] ?? fail(pattern);
  },
  object: ({ properties, additionalProperties }) => {
    if (properties) return "a table";
    return additionalProperties.properties ? "a table for each ID" : `a table whose values are each ${typeOf(additionalProperties)}`;
  },
};

function fail(pattern) {
  throw new Stop(`the schema has a pattern that the reference has no words for: \`${pattern}\``);
}
