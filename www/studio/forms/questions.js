// The form for the questions, in the order in which buyers are asked.

import { html, nothing } from "lit-html";
import { add, app, change, go, remove, set } from "../app.js";
import { adder, flag, item, number, order, select, text } from "../fields.js";
import { asText, idFrom } from "../model.js";
import { flawsOf } from "../found.js";

const KINDS = [["choice", "One of several answers"], ["date", "A day"], ["number", "A number or a sum"]];

export function questions() {
  const all = app.model.questions;
  return html`
    <h2>Questions</h2>
    <p class="lead">Asked in this order, and only as far as an answer can still change the verdict.</p>
    <ol class="items">${all.map((it) => item({
      section: "questions", which: it.place, flaws: flawsOf(["questions", it.place]),
      head: html`<b>${it.ask || "(no words yet)"}</b><small>${said(it)}</small>`, body: () => question(it, all.length),
    }))}</ol>
    ${adder({ label: "One more question", button: "Add", placeholder: "Is the seal still whole?", onAdd: more })}`;
}

function said({ kind, options, map }) {
  if (kind === "date") return "a day";
  if (kind === "number") return `a number${map.get("unit") ? ` of ${asText(map.get("unit"))}` : map.get("currency") ? ` in ${asText(map.get("currency"))}` : ""}`;
  return options.map((one) => one.say).join(" · ") || "no answers yet";
}

function more(ask) {
  const id = idFrom(ask, app.model.questions.map((one) => one.id), "question");
  const options = [{ id: "yes", say: "Yes" }, { id: "no", say: "No" }];
  const place = app.model.questions.length;
  change([add2({ id, ask, options })]).then(() => go("questions", place));
}

const add2 = (value) => add(["questions"], value);

function question({ place, kind, map, options }, count) {
  const path = ["questions", place];
  const field = (key, more) => text({ path: [...path, key], value: map.get(key), ...more });
  return html`
    ${field("ask", { label: "The question" })}
    ${field("hint", { label: "A line of help", optional: true })}
    <div class="grid">
      ${select({ label: "What is answered", path: [...path, "kind"], value: kind, options: KINDS, onChange: (to) => become(path, map, to) })}
      ${field("unsure", { label: "Who does not know says", optional: true, placeholder: "I’m not sure" })}
    </div>
    ${kind === "choice" ? choice(path, options) : kind === "date" ? date(path, map) : figure(path, map)}
    ${kind === "choice" ? flag({ label: "The answer can change as time goes by", path: [...path, "changes"], value: map.get("changes") }) : nothing}
    ${order({ path: ["questions"], place, count, what: "question" })}`;
}

/** Changes a question's kind, and removes the keys that the new kind does not have. */
function become(path, map, kind) {
  const gone = { choice: ["event", "after", "ahead", "unit", "currency", "decimals", "at-least", "at-most"], date: ["options", "changes", "unit", "currency", "decimals", "at-least", "at-most"], number: ["options", "changes", "event", "after", "ahead"] };
  const edits = gone[kind].filter((key) => map.has(key)).map((key) => remove([...path, key]));
  if (kind === "choice") edits.push(set([...path, "options"], [{ id: "yes", say: "Yes" }, { id: "no", say: "No" }]), ...(map.has("kind") ? [remove([...path, "kind"])] : []));
  else edits.push(set([...path, "kind"], kind));
  change(edits);
}

function choice(path, options) {
  const under = [...path, "options"];
  const one = ({ place, map, say }) => html`<li class="answer">
    ${text({ path: [...under, place, "say"], value: map.get("say"), label: `Answer ${place + 1}` })}
    ${text({ path: [...under, place, "hint"], value: map.get("hint"), label: "Help", optional: true })}
    <button type="button" class="icon out" aria-label="Take out: ${say}" @click=${() => change([remove([...under, place])])}></button>
  </li>`;
  const more = (say) => change([add(under, { id: idFrom(say, options.map(({ id }) => id), "answer"), say })]);
  return html`<ol class="answers">${options.map(one)}</ol>${adder({ label: "One more answer", button: "Add answer", onAdd: more })}`;
}

function date(path, map) {
  const others = app.model.questions.filter((one) => one.kind === "date" && one.place !== path[1]).map(({ id, ask }) => [id, ask]);
  return html`<div class="grid">
    ${text({ path: [...path, "event"], value: map.get("event"), label: "The date of what", optional: true, placeholder: "Delivery" })}
    ${others.length > 0 ? select({ label: "Not before", path: [...path, "after"], value: asText(map.get("after")), options: [["", "—"], ...others] }) : nothing}
  </div>${flag({ label: "The day may lie ahead", hint: "a stay, a flight, a renewal", path: [...path, "ahead"], value: map.get("ahead") })}`;
}

function figure(path, map) {
  return html`<div class="grid">
    ${text({ path: [...path, "unit"], value: map.get("unit"), label: "What is counted", optional: true, placeholder: "hours" })}
    ${text({ path: [...path, "currency"], value: map.get("currency"), label: "Or the currency of a sum", optional: true, placeholder: "EUR" })}
    ${number({ path: [...path, "decimals"], value: map.get("decimals"), label: "Digits after the point", optional: true })}
    ${number({ path: [...path, "at-least"], value: map.get("at-least"), label: "Least", optional: true, places: 6, least: undefined })}
    ${number({ path: [...path, "at-most"], value: map.get("at-most"), label: "Most", optional: true, places: 6, least: undefined })}
  </div>`;
}
