// Completion for the editor, from the schema of the file and from the names that the policy has.

/** Which names a key takes. A key that stands in `when` names questions, windows, limits or cases. */
const NAMES = {
  clauses: "clauses", clause: "clauses", evidence: "evidence", overrides: "rules", rules: "rules", rule: "rules",
  from: "dates", to: "dates", before: "dates", after: "dates", of: "numbers", by: "choices", question: "questions",
  any: "windows", all: "windows", calendar: "calendars", outcome: "outcomes", settled_by: "questions", case: "cases",
};
const HEADER = /^\s*\[{1,2}([^\]]+)\]{1,2}/;

/** @returns {any} */
export function complete(at, { schema, names }) {
  const line = at.state.doc.lineAt(at.pos);
  const before = line.text.slice(0, at.pos - line.from);
  if (/^[^"]*#/.test(before)) return null;
  if (/^\s*\[+[\w.-]*$/.test(before)) return headers(at, before, schema);
  const word = at.matchBefore(/[\w.-]*$/);
  if (!at.explicit && word.from === word.to && !/["]$/.test(before)) return null;
  const inside = before.match(/([\w-]+)\s*=\s*(?:\[[^\]]*)?"([^"]*)$/);
  if (inside) return values(at, inside, path(at.state, line.number), before, schema, names);
  if (/when\s*=\s*\{[^}]*$/.test(before) && /[{,]\s*[\w-]*$/.test(before)) return list(word.from, names.conditions, "property");
  if (/^\s*[\w-]*$/.test(before)) return keys(word.from, path(at.state, line.number), schema);
  return null;
}

/** The keys of the table heading above a line. */
function path(state, number) {
  for (let line = number; line > 0; line -= 1) {
    const found = state.doc.line(line).text.match(HEADER);
    if (found) return found[1].split(".").map((key) => key.trim());
  }
  return [];
}

/** The part of a schema for a path: names that the owner chooses are `additionalProperties`, list entries are `items`. */
function within(schema, path) {
  let at = schema;
  for (const key of path) {
    at = at?.properties?.[key] ?? at?.additionalProperties;
    if (at?.items) at = at.items;
  }
  return at;
}

const list = (from, options, type) => ({ from, options: options.map((one) => ({ type, ...(typeof one === "string" ? { label: one } : one) })), validFor: /^[\w.-]*$/ });

function keys(from, path, schema) {
  const known = Object.entries(within(schema, path)?.properties ?? {});
  return list(from, known.map(([label, { description, type }]) => ({ label, info: description, apply: `${label} = ${type === "string" ? '"' : ""}` })), "property");
}

function headers(at, before, schema) {
  const from = at.pos - before.match(/[\w.-]*$/)[0].length;
  const double = /\[\[/.test(before);
  const known = Object.entries(schema?.properties ?? {}).filter(([, { type, items }]) => (double ? items : type === "object"));
  const close = double ? "]]" : "]";
  return list(from, known.map(([label, part]) => ({ label, info: part.description, apply: part.additionalProperties ? `${label}.` : label + close })), "class");
}

function values(at, [, key, typed], path, before, schema, names) {
  const from = at.pos - typed.length;
  const condition = /when\s*=\s*\{/.test(before) && names.options[key];
  if (condition) return list(from, condition, "enum");
  const own = within(schema, path)?.properties?.[key];
  const fixed = own?.enum ?? own?.items?.enum ?? [];
  const named = names[NAMES[key]] ?? [];
  const all = [...new Set([...fixed, ...named])];
  return all.length > 0 ? list(from, all, "enum") : null;
}
