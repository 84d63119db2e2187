// The rules, as sentences; each opens into a form.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { add, app, change, go, remove, set } from "../app.js";
import { item, lines, order, select, several, text } from "../fields.js";
import { flawsOf } from "../found.js";
import { asList, asText, byId, idFrom, OUTCOMES } from "../model.js";
import { conditionInWords, limitInWords, outcomeOf, short, titled, windowInWords } from "../say.js";

export function rules() {
  const { rules: all } = app.model;
  const row = (it) => guard([it.map, app.model, app.look, app.opened.rules === it.place], () => item({
    section: "rules", which: it.place, flaws: flawsOf(["rules", it.place]), head: inWords(it), body: () => rule(it, all.length),
  }));
  return html`
    <h2>Rules</h2>
    <p class="lead">In the end exactly one rule must be left for every buyer. What stands first makes no difference; a rule that goes before another says so.</p>
    <ul class="items sentences">${all.map(row)}</ul>
    <div class="adds">${OUTCOMES.map(({ id, title }) => html`<button type="button" class="quiet" @click=${() => more(id)}>Add: ${title}</button>`)}</div>`;
}

const whenOf = (map) => [...(map.get("when") instanceof Map ? map.get("when") : [])];

/** A rule as a sentence: When … is …, and … is …: outcome. */
export function inWords({ map }) {
  const { model } = app;
  const when = whenOf(map).map(([key, value]) => conditionInWords(model, key, value));
  const outcome = outcomeOf(model, asText(map.get("outcome")));
  return html`<span class="sentence">${when.length === 0
    ? html`<span>Everybody whom no other rule is for</span>`
    : when.map(({ about, is }, place) => html`<span>${place === 0 ? "When" : "and"} <i>${short(about, 48)}</i> ${"is"} <b>${is}</b></span> `)}</span>
    <span class="badge ${outcome.like}">${outcome.title}</span>
    <small>${short(asText(map.get("say")), 90)}</small>`;
}

function more(outcome) {
  const { rules: all } = app.model;
  const id = idFrom(outcome, all.map((it) => it.id), "rule");
  change([add(["rules"], { id, when: {}, outcome, say: "" })]).then(() => go("rules", all.length));
}

function rule({ place, id, map }, count) {
  const path = ["rules", place];
  const { model } = app;
  const outcomes = [...OUTCOMES, ...model.outcomes].map((one) => [one.id, one.title]);
  const others = model.rules.filter((one) => one.place !== place).map((one) => [one.id, `${titled(one.id)}: ${short(asText(one.map.get("say")), 50)}`]);
  return html`
    <fieldset class="conditions"><legend>For whom</legend>
      ${whenOf(map).map(([key, value]) => condition([...path, "when", key], key, value))}
      ${oneMore(path, map)}
    </fieldset>
    ${select({ label: "What follows", path: [...path, "outcome"], value: asText(map.get("outcome")), options: outcomes })}
    ${text({ label: "What it means for the buyer", path: [...path, "say"], value: map.get("say"), optional: true, rows: 2 })}
    ${lines({ label: "What to do next", path: [...path, "steps"], value: map.get("steps"), button: "Add a step" })}
    ${several({ label: "Stands on these sentences", path: [...path, "clauses"], value: map.get("clauses"), all: model.clauses.map((one) => [one.id, one.quote]), empty: "Select a sentence of your written policy first." })}
    ${several({ label: "Asks for this evidence", path: [...path, "evidence"], value: map.get("evidence"), all: model.evidence.map((one) => [one.id, one.say]), empty: "There is no evidence yet." })}
    ${several({ label: "Goes before these rules, where both hold", path: [...path, "overrides"], value: map.get("overrides"), all: others, empty: "There is no other rule." })}
    ${terms([...path, "terms"], map.get("terms"))}
    <p class="hint">In the text it is called <code>${id}</code>.</p>
    ${order({ path: ["rules"], place, count, what: "rule" })}`;
}

function condition(path, key, value) {
  const { model } = app;
  const question = byId(model.questions, key);
  const out = html`<button type="button" class="icon out" aria-label="Take out: ${key}" @click=${() => change([remove(path)])}></button>`;
  const picks = question ? [question.ask, question.options.map(({ id, say }) => [id, say])] : key === "case" ? ["The case", model.cases.map(({ id }) => [id, titled(id)])] : undefined;
  if (picks) {
    const ids = asList(value).map(asText);
    const tick = (id) => ({ target }) => {
      const now = picks[1].map(([one]) => one).filter((one) => (one === id ? target.checked : ids.includes(one)));
      if (now.length === 0) target.checked = true;
      else change([set(path, now.length === 1 ? now[0] : now)]);
    };
    return html`<fieldset class="condition"><legend>${picks[0]}</legend>
      <div class="ticks">${picks[1].map(([id, say]) => html`<label><input type="checkbox" .checked=${ids.includes(id)} @change=${tick(id)}><span>${say}</span></label>`)}</div>${out}</fieldset>`;
  }
  const window = byId(model.windows, key);
  const limit = byId(model.limits, key);
  if (window) return html`<div class="condition">${select({ label: `${titled(key)}: ${windowInWords(model, window)}`, path, value: asText(value), options: [["open", "is still open"], ["closed", "is over"]] })}${out}</div>`;
  if (limit) return html`<div class="condition">${select({ label: titled(key), path, value: String(value), options: [["true", `is ${limitInWords(model, limit)}`], ["false", `is not ${limitInWords(model, limit)}`]], onChange: (to) => change([set(path, to === "true")]) })}${out}</div>`;
  return html`<div class="condition"><p class="callout">Nothing is called <code>${key}</code>.</p>${out}</div>`;
}

function oneMore(path, map) {
  const { model } = app;
  const there = new Set(whenOf(map).map(([key]) => key));
  const groups = [
    ["Answers", model.questions.filter((it) => it.kind === "choice").map((it) => [it.id, it.ask, it.options[0]?.id ?? ""])],
    ["Time limits", model.windows.map((it) => [it.id, `${titled(it.id)}: ${windowInWords(model, it)}`, "open"])],
    ["Numbers", model.limits.map((it) => [it.id, `${titled(it.id)}: ${limitInWords(model, it)}`, true])],
    ["Cases", model.cases.length > 0 ? [["case", "One of your cases", model.cases[0].id]] : []],
  ].map(([label, all]) => [label, /** @type {any[]} */ (all).filter(([id]) => !there.has(id))]);
  const values = new Map(groups.flatMap(([, all]) => all.map(([id, , first]) => [id, first])));
  const chosen = ({ target }) => {
    if (target.value) change([set([...path, "when", target.value], values.get(target.value))]);
    target.value = "";
  };
  if (values.size === 0) return nothing;
  return html`<label class="adds">${there.size > 0 ? "And only when" : "Only when"} <select @change=${chosen}><option value="">Choose…</option>${groups.filter(([, all]) => all.length > 0).map(([label, all]) => html`<optgroup label=${label}>${all.map(([id, said]) => html`<option value=${id}>${said}</option>`)}</optgroup>`)}</select></label>`;
}

function terms(path, value) {
  const map = value instanceof Map ? value : undefined;
  if (!map) return html`<button type="button" class="quiet" @click=${() => change([set(path, { pays: "100%" })])}>Say how much is paid back</button>`;
  const field = (key, more) => text({ path: [...path, key], value: map.get(key), optional: true, ...more });
  const sums = app.model.questions.filter((it) => it.kind === "number").map((it) => [it.id, it.ask]);
  return html`<fieldset class="field"><legend>What is paid back</legend><div class="grid">
    ${field("pays", { label: "You pay back", placeholder: "85% or 20 EUR" })}
    ${field("keeps", { label: "Or you keep", placeholder: "15% or 45 USD" })}
    ${several({ label: "Of", path: [...path, "of"], value: map.get("of"), all: sums, empty: "Ask for the price first." })}
    ${field("as", { label: "As", placeholder: "gift-card" })}
    ${select({ label: "Who pays for sending it back", path: [...path, "postage"], value: asText(map.get("postage")), options: [["", "—"], ["buyer", "the buyer"], ["shop", "the shop"]] })}
  </div><button type="button" class="quiet bad" @click=${() => change([remove(path)])}>Say nothing of it</button></fieldset>`;
}
