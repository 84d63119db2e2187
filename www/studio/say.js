// Conditions and limits in words, by the policy's own texts.

import { asList, asText, byId, OUTCOMES } from "./model.js";

const plain = (id) => id.replace(/[-_]+/g, " ");
export const titled = (id) => plain(id).replace(/^./, (letter) => letter.toUpperCase());
export const short = (text, most = 60) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
const either = (all) => (all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`);

/** An outcome as people call it, and which of the five it looks like. */
export function outcomeOf(model, id) {
  const own = byId(model.outcomes, id);
  const like = own ? asText(own.map.get("like")) : id;
  const known = OUTCOMES.find((one) => one.id === like);
  return { id, like: known ? like : "support-decides", title: own ? own.title || titled(id) : known?.title ?? (id || "no outcome yet") };
}

const UNITS = ["days", "hours", "months", "years"];

/** How long a time limit is, in words. */
export function windowInWords(model, window) {
  const { map } = window;
  const date = (key) => {
    const question = byId(model.questions, asText(map.get(key)));
    return question ? asText(question.map.get("event")) || `“${question.ask}”` : asText(map.get(key));
  };
  for (const [key, joined] of [["any", " or "], ["all", " and "]]) {
    if (map.has(key)) return asList(map.get(key)).map((id) => titled(asText(id))).join(joined);
  }
  if (map.has("between")) {
    const [first, last] = asList(map.get("between")).map(asText);
    return `${date("from")} from ${first ?? "…"} to ${last ?? "…"}: until ${asText(map.get("until")) || "…"}`;
  }
  const unit = UNITS.find((one) => map.has(one));
  const length = unit && map.get(unit);
  const long = length instanceof Map ? [...length].map(([id, many]) => `${many} (${plain(id)})`).join(", ") : length ?? "…";
  const of = map.get("count") === "working-days" ? "working days" : unit ?? "days";
  return map.has("before") ? `until ${long} ${of} before ${date("before")}` : `${long} ${of} from ${date("from")}`;
}

const BOUNDS = { "less-than": "less than", "at-most": "at most", "more-than": "more than", "at-least": "at least" };

/** A limit on a number, in words. */
export function limitInWords(model, { map }) {
  const question = byId(model.questions, asText(map.get("of")));
  const unit = question ? asText(question.map.get("unit")) || asText(question.map.get("currency")) : "";
  const bounds = Object.entries(BOUNDS).filter(([key]) => map.has(key)).map(([key, words]) => `${words} ${asText(map.get(key))}`);
  return `${bounds.join(" and ") || "…"} ${unit}`.trim();
}

/** A condition: what it is about, and what must hold. */
export function conditionInWords(model, key, value) {
  const question = byId(model.questions, key);
  if (question) {
    const said = asList(value).map((id) => byId(question.options, asText(id))?.say ?? asText(id));
    return { about: question.ask || key, is: either(said) };
  }
  const window = byId(model.windows, key);
  if (window) return { about: `${titled(key)} (${windowInWords(model, window)})`, is: asText(value) === "closed" ? "over" : "still open" };
  const limit = byId(model.limits, key);
  if (limit) return { about: titled(key), is: value === true ? limitInWords(model, limit) : `not ${limitInWords(model, limit)}` };
  if (key === "case") return { about: "The case", is: either(asList(value).map((id) => titled(asText(id)))) };
  return { about: key, is: either(asList(value).map(asText)) };
}

/** A buyer's answers in words, `[[about, said]]`. */
export function buyerInWords(model, { answers, now }) {
  return answers.map(([id, said]) => {
    const question = byId(model.questions, id.replace(/\.time$/, ""));
    if (said === "unsure") return [question?.ask ?? id, asText(question?.map.get("unsure")) || "not sure"];
    const option = question && byId(question.options, said);
    return [id.endsWith(".time") ? "At what time?" : question?.ask ?? id, option?.say ?? (question?.kind === "date" ? dayInWords(said, now) : said)];
  });
}

/** A day in words, with its distance from `now`. */
export function dayInWords(said, now) {
  const at = Date.parse(said);
  if (Number.isNaN(at)) return said;
  const days = Math.floor(Date.parse(now) / 864e5) - Math.floor(at / 864e5);
  const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at);
  return days === 0 ? `${day} (the same day)` : `${day} (${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"} ${days > 0 ? "before" : "ahead"})`;
}
