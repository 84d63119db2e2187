// What was found, by the part of the text that it is about.

import { app, once, RULES } from "./app.js";

/** The part in which a place of the rules is. */
export function partAt(from) {
  const parts = app.model.parts;
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle].from <= from) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1];
}

/** How many findings there are in each part, by its path; parts within another count for that too. */
function counted() {
  const counts = new Map();
  for (const { mark } of app.look?.findings ?? []) {
    if (mark.file !== RULES) continue;
    const path = partAt(mark.from)?.path ?? [];
    for (let length = 1; length <= path.length; length += 1) {
      const key = path.slice(0, length).join(".");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

export const flawsOf = (path) => once("flaws", app.look, counted).get(path.join(".")) ?? 0;

/** Where in the page something is changed that stands in a part. */
export function placeOf(path) {
  const [first, second] = path ?? [];
  const named = { policy: "shop", contact: "shop", windows: "limits", limits: "limits", calendars: "limits", clauses: "text", cases: "code" }[first];
  const section = named ?? (["questions", "evidence", "rules", "outcomes"].includes(first) ? first : "code");
  const which = ["questions", "rules"].includes(first) ? Number(second) : first === "limits" ? `limit ${second}` : first === "calendars" ? `calendar ${second}` : second;
  return { section, which };
}
