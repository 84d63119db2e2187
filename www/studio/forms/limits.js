// Time limits, limits on numbers, and calendars of working days.

import { html, nothing } from "lit-html";
import { app, change, go, remove, set } from "../app.js";
import { adder, item, number, select, several, text } from "../fields.js";
import { flawsOf } from "../found.js";
import { asText, idFrom } from "../model.js";
import { limitInWords, titled, windowInWords } from "../say.js";

const COUNTS = [["date", "to the end of the last day"], ["moment", "to the minute"], ["working-days", "in working days"]];
const UNITS = ["days", "hours", "months", "years"];
const BOUNDS = [["less-than", "less than"], ["at-most", "at most"], ["more-than", "more than"], ["at-least", "at least"]];

export function limits() {
  const { model } = app;
  const dates = model.questions.filter((one) => one.kind === "date");
  const numbers = model.questions.filter((one) => one.kind === "number");
  const line = (what, words) => html`<b>${titled(what.id)}</b><small>${words}</small>`;
  return html`
    <h2>Time limits</h2>
    <p class="lead">A limit runs from a day that the buyer names. On any given day it is still open, or over.</p>
    <ul class="items">${model.windows.map((it) => item({ section: "limits", which: it.id, flaws: flawsOf(["windows", it.id]), head: line(it, windowInWords(model, it)), body: () => window(it, dates) }))}</ul>
    ${dates.length === 0
      ? html`<p class="callout">A time limit needs a question that is answered with a day. <button type="button" class="link" @click=${() => go("questions")}>Add one</button></p>`
      : html`${adder({ label: "One more time limit", button: "Add limit", placeholder: "Return period", onAdd: (name) => more("windows", name, { from: dates[0].id, days: 30, count: "date" }) })}
        ${adder({ label: "A holiday period", button: "Add period", placeholder: "Christmas", onAdd: (name) => more("windows", name, { from: dates[0].id, between: ["11-15", "12-31"], until: "01-31" }) })}
        ${model.windows.length > 1 ? adder({ label: "Limits put together", button: "Put together", placeholder: "Return or Christmas", onAdd: (name) => more("windows", name, { any: model.windows.slice(-2).map(({ id }) => id) }) }) : nothing}`}
    <h2>Limits on numbers</h2>
    <ul class="items">${model.limits.map((it) => item({ section: "limits", which: `limit ${it.id}`, flaws: flawsOf(["limits", it.id]), head: line(it, limitInWords(model, it)), body: () => limit(it, numbers) }))}</ul>
    ${numbers.length === 0
      ? html`<p class="hint">A limit on a number needs a question that is answered with one. <button type="button" class="link" @click=${() => go("questions")}>Add one</button></p>`
      : adder({ label: "One more limit on a number", button: "Add limit", placeholder: "Short play time", onAdd: (name) => more("limits", name, { of: numbers[0].id, "less-than": 2 }, "limit ") })}
    ${model.calendars.length > 0 || model.windows.some(({ map }) => map.get("count") === "working-days") ? calendars() : nothing}`;
}

function more(kind, name, value, prefix = "") {
  const id = idFrom(name, [...app.model.windows, ...app.model.limits, ...app.model.questions].map((one) => one.id), "limit");
  change([set([kind, id], value)]).then(() => go("limits", prefix + id));
}

const clauses = () => [["", "—"], ...app.model.clauses.map(({ id, quote }) => [id, quote])];
const gone = (what, path) => html`<div class="order"><button type="button" class="quiet bad" @click=${() => change([remove(path)])}>Remove ${what}</button></div>`;

function window({ id, map }, dates) {
  const path = ["windows", id];
  const others = app.model.windows.filter((one) => one.id !== id).map((one) => [one.id, titled(one.id)]);
  const together = ["any", "all"].find((key) => map.has(key));
  const all = dates.map((one) => [one.id, one.ask]);
  const clause = select({ label: "The sentence that sets it", path: [...path, "clause"], value: asText(map.get("clause")), options: clauses() });
  if (together) {
    const turn = (to) => change([set([...path, to], map.get(together)), remove([...path, together])]);
    return html`${select({ label: "Open while", path: [...path, "together"], value: together, options: [["any", "one of these is open"], ["all", "all of these are open"]], onChange: turn })}
      ${several({ label: "Limits", path: [...path, together], value: map.get(together), all: others, empty: "There is no other limit." })}${clause}${gone("limit", path)}`;
  }
  const season = map.has("between");
  const start = map.has("before") ? "before" : "from";
  return html`
    <div class="grid">
      ${select({ label: "It runs", path: [...path, "start"], value: start, options: [["from", "from a day on"], ["before", "until some time before a day"]], onChange: (to) => change([set([...path, to], asText(map.get(start))), remove([...path, start])]) })}
      ${select({ label: start === "from" ? "From" : "Before", path: [...path, start], value: asText(map.get(start)), options: all })}
    </div>
    ${season ? period(path, map) : length(path, map)}
    ${clause}
    ${map.has("to") ? select({ label: "Measured at", path: [...path, "to"], value: asText(map.get("to")), options: [["", "the present day"], ...all] }) : nothing}
    ${map.has("at") ? text({ label: "The time of day, where only the day is known", path: [...path, "at"], value: map.get("at"), optional: true }) : nothing}
    ${map.has("zone") ? text({ label: "Whose clock", path: [...path, "zone"], value: map.get("zone"), optional: true }) : nothing}
    ${gone("limit", path)}`;
}

function period(path, map) {
  const [first, last] = [0, 1].map((place) => text({ label: place === 0 ? "Bought from" : "Bought until", path: [...path, "between", place], value: map.get("between")?.[place], hint: "Month and day, as 11-15; or one whole day, as 2026-11-15." }));
  return html`<div class="grid">${first}${last}${text({ label: "Open until the end of", path: [...path, "until"], value: map.get("until"), hint: "As 01-31: of the year after, where that is later." })}</div>`;
}

function length(path, map) {
  const unit = UNITS.find((one) => map.has(one)) ?? "days";
  const long = map.get(unit);
  const turn = (to) => change([set([...path, to], long ?? 14), remove([...path, unit]), ...(to === "hours" ? [remove2(map, path, "count")].filter(Boolean) : [])]);
  return html`<div class="grid">
    ${long instanceof Map
      ? [...long].map(([option, many]) => number({ label: titled(option), path: [...path, unit, option], value: many, unit }))
      : number({ label: "How long", path: [...path, unit], value: long })}
    ${select({ label: "In", path: [...path, "unit"], value: unit, options: UNITS.map((one) => [one, one]), onChange: turn })}
    ${unit === "hours" ? nothing : select({ label: "Counted", path: [...path, "count"], value: asText(map.get("count")), options: COUNTS })}
    ${map.get("count") === "working-days" || map.has("calendar") ? select({ label: "Calendar", path: [...path, "calendar"], value: asText(map.get("calendar")), options: [["", "Monday to Friday"], ...app.model.calendars.map(({ id }) => [id, titled(id)])] }) : nothing}
    ${map.has("end") ? select({ label: "Ends on a day off", path: [...path, "end"], value: asText(map.get("end")), options: [["", "then it ends"], ["next-working-day", "the next working day"]] }) : nothing}
  </div>`;
}

const remove2 = (map, path, key) => (map.has(key) ? remove([...path, key]) : undefined);

function limit({ id, map }, numbers) {
  const path = ["limits", id];
  const bound = BOUNDS.find(([key]) => map.has(key))?.[0] ?? "less-than";
  const turn = (to) => change([set([...path, to], map.get(bound) ?? 1), remove([...path, bound])]);
  return html`<div class="grid">
      ${select({ label: "The answer to", path: [...path, "of"], value: asText(map.get("of")), options: numbers.map((one) => [one.id, one.ask]) })}
      ${select({ label: "is", path: [...path, "bound"], value: bound, options: BOUNDS, onChange: turn })}
      ${number({ label: "this", path: [...path, bound], value: map.get(bound), places: 6, least: undefined })}
    </div>
    ${select({ label: "The sentence that sets it", path: [...path, "clause"], value: asText(map.get("clause")), options: clauses() })}
    ${gone("limit", path)}`;
}

function calendars() {
  const written = (path) => ({ target }) => {
    const days = target.value.match(/\d{4}-\d\d-\d\d/g) ?? [];
    change([set(path, days)], { key: path.join("\0") });
  };
  const one = ({ id, map }) => item({
    section: "limits", which: `calendar ${id}`, flaws: flawsOf(["calendars", id]),
    head: html`<b>${titled(id)}</b><small>${(map.get("holidays") ?? []).length} holidays</small>`,
    body: () => html`<div class="field"><label for="holidays-${id}">Holidays, a day each line, as 2026-12-25</label>
      <textarea id="holidays-${id}" rows="6" @change=${written(["calendars", id, "holidays"])}>${(map.get("holidays") ?? []).join("\n")}</textarea></div>
      ${gone("calendar", ["calendars", id])}`,
  });
  const more = (name) => change([set(["calendars", idFrom(name, app.model.calendars.map(({ id }) => id))], { weekend: ["saturday", "sunday"], holidays: ["2026-12-25"] })]);
  return html`<h2>Working days</h2><ul class="items">${app.model.calendars.map(one)}</ul>${adder({ label: "One more calendar", button: "Add calendar", placeholder: "Our office", onAdd: more })}`;
}
