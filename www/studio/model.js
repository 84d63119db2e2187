// The rules as forms show them: the engine's `outline`, by name. It is forgiving: while the user types, any part may be
// missing or of another type.

export const asText = (value) => (typeof value === "string" ? value : value === undefined ? "" : String(value));
const asTable = (value) => (value instanceof Map ? value : new Map());
export const asList = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const asTables = (value) => asList(value).filter((one) => one instanceof Map);

/** The five outcomes, the best first: how they are called here, and what each promises. */
export const OUTCOMES = [
  { id: "qualifies", title: "Qualifies", means: "the conditions of your policy are met" },
  { id: "fix-first", title: "Help first", means: "your support tries to help before money goes back" },
  { id: "evidence-first", title: "Evidence first", means: "the buyer sends something, then you decide" },
  { id: "support-decides", title: "A person decides", means: "the policy does not settle it" },
  { id: "does-not-qualify", title: "Not covered", means: "the policy gives no refund here" },
];

/** @param {any} outline */
export function modelOf(outline) {
  const values = asTable(outline?.values);
  const named = (key) => [...asTable(values.get(key))].map(([id, map]) => ({ id, map: asTable(map) }));
  const numbered = (key) => asTables(values.get(key)).map((map, place) => ({ id: asText(map.get("id")), map, place }));
  const questions = numbered("questions").map((it) => ({
    ...it,
    ask: asText(it.map.get("ask")),
    kind: asText(it.map.get("kind")) || "choice",
    options: asTables(it.map.get("options")).map((map, place) => ({ id: asText(map.get("id")), say: asText(map.get("say")), map, place })),
  }));
  const model = {
    policy: asTable(values.get("policy")),
    contact: asTable(values.get("contact")),
    questions,
    windows: named("windows"),
    limits: named("limits"),
    calendars: named("calendars"),
    cases: named("cases"),
    clauses: named("clauses").map((it) => ({ ...it, quote: asText(it.map.get("quote")) })),
    evidence: named("evidence").map((it) => ({ ...it, say: asText(it.map.get("say")) })),
    outcomes: named("outcomes").map((it) => ({ ...it, title: asText(it.map.get("title")) })),
    rules: numbered("rules"),
    parts: outline?.parts ?? [],
  };
  return { ...model, names: namesOf(model) };
}

/** The names that an editor can complete. */
function namesOf({ questions, windows, limits, calendars, cases, clauses, evidence, outcomes, rules }) {
  const ids = (all) => all.map(({ id }) => id);
  const ofKind = (kind) => ids(questions.filter((it) => it.kind === kind));
  const options = Object.fromEntries(questions.map(({ id, options }) => [id, options.map(({ id, say }) => ({ label: id, detail: say }))]));
  for (const id of ids(windows)) options[id] = ["open", "closed"];
  return {
    questions: ids(questions), dates: ofKind("date"), numbers: ofKind("number"), choices: ofKind("choice"),
    windows: ids(windows), calendars: ids(calendars), cases: ids(cases), clauses: ids(clauses), evidence: ids(evidence),
    rules: ids(rules), outcomes: [...OUTCOMES.map(({ id }) => id), ...ids(outcomes)], options,
    conditions: [...ofKind("choice"), ...ids(windows), ...ids(limits), ...(cases.length > 0 ? ["case"] : [])],
  };
}

/** The item of a list with an id. */
export const byId = (all, id) => all.find((one) => one.id === id);

/** An ID made from a few words of a text, unlike those that are taken. */
export function idFrom(text, taken, other = "item") {
  const words = text.normalize("NFKD").toLowerCase().replace(/[’']/g, "").match(/[a-z0-9]+/g) ?? [];
  const short = words.filter((word) => !FILL.has(word));
  const base = (short.length > 0 ? short : words).slice(0, 4).join("-").slice(0, 48) || other;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

const FILL = new Set("a an the is it its i you we your our my of to do did does has have had are was for in on at with what when how and or that this".split(" "));
