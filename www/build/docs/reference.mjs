// The language of a policy's files as a page: every table and key of their JSON schemas, each with an address of its own.

import { printed } from "../command-line.mjs";
import { anchored, escape, renderLine } from "./markdown.mjs";
import { typeOf, withoutNull } from "./types.mjs";
import { demands } from "./demands.mjs";

/** The schemas that the command prints, each with the prefix of its headings' IDs. */
const FILES = { rules: "", text: "text-", scenarios: "scenarios-" };
/** The pages that show a table of `rules.toml` in use. */
const MORE = {
  contact: "evidence.html", evidence: "evidence.html", notes: "rights.html", policy: "dates.html#the-shops-own-facts",
  calendars: "dates.html#windows", windows: "dates.html#windows", questions: "dates.html#questions", rules: "writing.html#rules",
  limits: "dates.html#limits-cases-outcomes-and-sums", cases: "dates.html#limits-cases-outcomes-and-sums",
  outcomes: "dates.html#limits-cases-outcomes-and-sums",
};

/** @typedef {{ id: string, label: string, about: string, schema: any, more?: string }} Section a table, and its schema */

/** The page's HTML, and its headings for the navigation. Needs the command line built. */
export async function makeReference() {
  const schemas = await Promise.all(Object.keys(FILES).map((name) => printed("schema", name)));
  const files = Object.entries(FILES).map(([, prefix], place) => fileOf(prefix, JSON.parse(schemas[place])));
  return {
    html: files.map(({ html }) => html).join("\n"),
    headings: files.map(({ id, title }) => ({ id, html: `<code>${escape(title)}</code>`, depth: 2 })),
  };
}

function fileOf(prefix, schema) {
  const id = schema.title.toLowerCase().replace(/[^a-z]+/g, "-");
  const title = schema.title;
  const sections = Object.entries(schema.properties).flatMap(([key, one]) => sectionsOf(prefix, key, one));
  const own = Object.fromEntries(Object.entries(schema.properties).filter(([key]) => !sections.some((it) => it.id === prefix + key)));
  const list = sections.map((section) => `<li><a href="#${section.id}"><code>${escape(section.label)}</code></a></li>`).join("\n");
  const html = [
    `<h2 id="${id}">${anchored(id, `<code>${escape(title)}</code>`)}</h2>`,
    `<ul class="tables">\n${list}\n</ul>`,
    keysOf(prefix, { ...schema, properties: own }),
    ...sections.map(writeSection),
  ];
  return { id, title, html: html.join("\n") };
}

/** The sections for a key and for the tables within it; none where its value is no table with keys of its own. */
function sectionsOf(prefix, key, schema, above = "") {
  const [table, pattern] = tableOf(schema);
  if (!table) return [];
  const name = above ? `${above}.${key}` : key;
  const label = pattern(name);
  const id = prefix + name.replaceAll(".", "-");
  const inner = Object.entries(table.properties).flatMap(([within, one]) => sectionsOf(prefix, within, one, name));
  const more = prefix === "" ? MORE[key] : undefined;
  return [{ id, label, about: schema.description, schema: table, more }, ...inner];
}

/** A table's schema and how its heading is written: for one table, for one per ID, or for one per list entry. */
function tableOf(given) {
  const schema = withoutNull(given);
  if (schema.properties) return [schema, (name) => `[${name}]`];
  if (schema.additionalProperties?.properties) return [schema.additionalProperties, (name) => `[${name}.ID]`];
  if (schema.items?.properties) return [schema.items, (name) => `[[${name}]]`];
  return [undefined, undefined];
}

function writeSection({ id, label, about, schema, more }) {
  const seen = more ? ` <a href="${more}">At work</a>.` : "";
  const rules = demands(schema).map((demand) => `<li>${renderLine(demand)}</li>`).join("\n");
  return [
    `<h3 id="${id}">${anchored(id, `<code>${escape(label)}</code>`)}</h3>`,
    `<p>${renderLine(about)}${seen}</p>`,
    rules && `<ul>\n${rules}\n</ul>`,
    keysOf(`${id}-`, schema),
  ].filter(Boolean).join("\n");
}

function keysOf(prefix, { properties, required = [] }) {
  const rows = Object.entries(properties).map(([key, schema]) => writeKey(prefix + key, key, schema, required.includes(key)));
  return rows.length > 0 ? `<dl class="keys">\n${rows.join("\n")}\n</dl>` : "";
}

function writeKey(id, key, schema, isRequired) {
  const values = valuesOf(withoutNull(schema));
  // A table with keys of its own has a heading with that ID further down.
  const [inner] = tableOf(schema);
  return `<div${inner ? "" : ` id="${id}"`}><dt><a class="anchor" href="#${id}"><code>${escape(key)}</code></a></dt>
<dd class="type">${renderLine(typeOf(schema))}; ${need(schema, isRequired)}</dd>
<dd>${renderLine(schema.description)}${values}</dd></div>`;
}

function need({ default: preset }, isRequired) {
  if (isRequired) return "<strong>required</strong>";
  if (preset === undefined) return "optional";
  return `by default <code>${escape(JSON.stringify(preset))}</code>`;
}

/** The allowed values, each with its meaning. */
function valuesOf({ enum: values = [], "x-taplo": editor }) {
  const words = editor?.docs.enumValues ?? [];
  const items = words.map((word, place) => `<li><code>${escape(JSON.stringify(values[place]))}</code> ${renderLine(word)}</li>`);
  return items.length > 0 ? `\n<ul>\n${items.join("\n")}\n</ul>` : "";
}
