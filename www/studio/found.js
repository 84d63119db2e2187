// The findings, by the part of the text that they are about.

import { app, once, RULES } from "./app.js";

/** The part of the rules that contains an offset. */
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

/** The number of findings in each part, by its path; those of a part within another count for that one, too. */
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

/** The section of the page, and the item in it, in which a part is edited. */
export function placeOf(path) {
  const [first, second] = path ?? [];
  const named = { policy: "shop", contact: "shop", windows: "limits", limits: "limits", calendars: "limits", clauses: "text", cases: "code" }[first];
  const section = named ?? (["questions", "evidence", "rules", "outcomes"].includes(first) ? first : "code");
  const which = ["questions", "rules"].includes(first) ? Number(second) : first === "limits" ? `limit ${second}` : first === "calendars" ? `calendar ${second}` : second;
  return { section, which };
}
