// The forms for what buyers are asked to send, and for outcomes of the shop's own.

import { html, nothing } from "lit-html";
import { app, change, go, remove, set } from "../app.js";
import { adder, flag, item, select, text } from "../fields.js";
import { flawsOf } from "../found.js";
import { asText, idFrom, OUTCOMES } from "../model.js";

export function evidence() {
  const { model } = app;
  const used = (id) => model.rules.filter(({ map }) => (map.get("evidence") ?? []).includes?.(id)).length;
  return html`
    <h2>Evidence</h2>
    <p class="lead">What a buyer should send, where it decides. Never ask for passwords, card numbers, or what you have yourself.</p>
    <ul class="items">${model.evidence.map((it) => item({
      section: "evidence", which: it.id, flaws: flawsOf(["evidence", it.id]),
      head: html`<b>${it.say || it.id}</b><small>${[it.map.get("kind") === "text" ? "typed" : "attached", it.map.get("required") === true ? "needed" : "", `asked for by ${used(it.id)} ${used(it.id) === 1 ? "rule" : "rules"}`].filter(Boolean).join(" · ")}</small>`,
      body: () => one(it),
    }))}</ul>
    ${adder({ label: "One more piece of evidence", button: "Add", placeholder: "A photo of the damage", onAdd: more })}`;
}

function more(say) {
  const id = idFrom(say, app.model.evidence.map((one) => one.id), "evidence");
  change([set(["evidence", id], { say })]).then(() => go("evidence", id));
}

function one({ id, map }) {
  const path = ["evidence", id];
  const { model } = app;
  return html`
    ${text({ path: [...path, "say"], value: map.get("say"), label: "What it is" })}
    ${text({ path: [...path, "how"], value: map.get("how"), label: "How to get it", optional: true })}
    <div class="grid">
      ${select({ label: "How it comes", path: [...path, "kind"], value: asText(map.get("kind")), options: [["", "as a file or picture"], ["text", "typed as text"]] })}
      ${select({ label: "The answer that calls for it", path: [...path, "question"], value: asText(map.get("question")), options: [["", "the first of its rule"], ...model.questions.map((it) => [it.id, it.ask])] })}
      ${select({ label: "The sentence that calls for it", path: [...path, "clause"], value: asText(map.get("clause")), options: [["", "the first of its rule"], ...model.clauses.map((it) => [it.id, it.quote])] })}
    </div>
    ${flag({ label: "You cannot do without it", path: [...path, "required"], value: map.get("required") })}
    <div class="order"><button type="button" class="quiet bad" @click=${() => change([remove(path)])}>Remove evidence</button></div>`;
}

export function outcomes() {
  const { model } = app;
  const add = (title) => {
    const id = idFrom(title, [...model.outcomes.map((it) => it.id), ...OUTCOMES.map((it) => it.id)], "outcome");
    change([set(["outcomes", id], { like: "qualifies", title, means: "…" })]).then(() => go("outcomes", id));
  };
  return html`
    <h2>Outcomes</h2>
    <p class="lead">Every rule ends in one of these five, or in one of your own that looks like one of them.</p>
    <ul class="five">${OUTCOMES.map(({ id, title, means }) => html`<li><span class="badge ${id}">${title}</span> ${means}</li>`)}</ul>
    <ul class="items">${model.outcomes.map((it) => item({
      section: "outcomes", which: it.id, flaws: flawsOf(["outcomes", it.id]),
      head: html`<span class="badge ${asText(it.map.get("like"))}">${it.title || it.id}</span><small>${asText(it.map.get("means"))}</small>`,
      body: () => html`
        ${text({ path: ["outcomes", it.id, "title"], value: it.map.get("title"), label: "Headline" })}
        ${text({ path: ["outcomes", it.id, "means"], value: it.map.get("means"), label: "What it means, in one sentence" })}
        ${select({ label: "Looks and counts like", path: ["outcomes", it.id, "like"], value: asText(it.map.get("like")), options: OUTCOMES.map((one) => [one.id, one.title]) })}
        <div class="order"><button type="button" class="quiet bad" @click=${() => change([remove(["outcomes", it.id])])}>Remove outcome</button></div>`,
    }))}</ul>
    ${adder({ label: "One more outcome", button: "Add", placeholder: "You get store credit", onAdd: add })}
    ${nothing}`;
}
