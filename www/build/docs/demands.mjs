// Sentences on how a table's keys depend on one another, where the schema says so in one of the usual forms. The
// lengths of windows can be combined in many ways; for those, the linked page says the rest.

const code = (key) => `\`${key}\``;
const list = (keys, last) => (keys.length < 2 ? keys.map(code).join("") : `${keys.slice(0, -1).map(code).join(", ")} ${last} ${code(keys.at(-1))}`);

/** Sentences of Markdown. */
export function demands(schema) {
  return [oneOf(schema), together(schema), apart(schema), ...[schema, ...(schema.allOf ?? [])].map(conditional)].flat().filter(Boolean);
}

/** Several keys, of which exactly one is required. */
function oneOf({ oneOf: choices = [] }) {
  const keys = choices.map(({ required = [] }) => required);
  if (keys.length === 0 || keys.some((names) => names.length !== 1)) return undefined;
  return `Just one of ${list(keys.flat(), "and")} has to be there.`;
}

/** Keys that require others. */
function together({ dependentRequired = {} }) {
  return Object.entries(dependentRequired).map(([key, wanted]) => `${code(key)} wants ${list(wanted, "and")} beside it.`);
}

/** Keys that exclude each other. */
function apart({ not }) {
  return not?.required?.length > 1 && Object.keys(not).length === 1 ? `${list(not.required, "and")} do not stand together.` : undefined;
}

/** Keys that are required if another key has certain values, or unless it has. */
function conditional({ if: condition, then, else: otherwise }) {
  const [key, { const: only, enum: values = [only] }] = Object.entries(condition?.properties ?? {})[0] ?? [undefined, {}];
  if (key === undefined) return undefined;
  const value = values.map((one) => `\`${JSON.stringify(one)}\``).join(" or ");
  return [
    then?.required && `Where ${code(key)} is ${value}, ${list(then.required, "and")} has to be there.`,
    otherwise?.required && `Unless ${code(key)} is ${value}, ${list(otherwise.required, "and")} has to be there.`,
  ];
}
