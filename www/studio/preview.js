// The questionnaire as a buyer sees it: the real element, with the policy as it stands, on any day, for any buyer.

import { html, nothing } from "lit-html";
import { app, checker, draw, go, work } from "./app.js";
import { asText } from "./model.js";
import { outcomeOf, titled } from "./say.js";

/** The preview's container, which is never replaced. */
export const frame = document.createElement("div");
frame.className = "phone";
/** @type {any} */
let element;
let address;
let compiled;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const state = { day: "", walk: undefined, answers: {} };

/** The time and the zone of the preview. */
export function present() {
  if (state.walk) return { now: state.walk.now, zone: state.walk.time_zone };
  const now = state.day ? `${state.day}T12:00:00Z` : `${new Date().toISOString().slice(0, 19)}Z`;
  return { now, zone: ownZone() };
}

/** Shows a compiled policy; the answers given so far are kept. */
export function show(text) {
  if (text === compiled) return;
  compiled = text;
  const old = address;
  address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  if (element) element.setAttribute("policy", address);
  else fresh();
  if (old) setTimeout(() => URL.revokeObjectURL(old), 10_000);
}

/** Makes a new element, with the answers of the buyer in `walk` or none. */
function fresh() {
  if (!address) return;
  element = document.createElement("refund-check");
  const walk = state.walk;
  element.setAttribute("policy", address);
  if (walk) element.setAttribute("answers", JSON.stringify(Object.fromEntries(walk.answers)));
  moment();
  frame.replaceChildren(element);
  state.answers = walk ? Object.fromEntries(walk.answers) : {};
  app.shown = undefined;
  if (walk) verdictOf();
}

function moment() {
  const { now, zone } = present();
  const put = (name, value) => (value ? element.setAttribute(name, value) : element.removeAttribute(name));
  put("now", state.walk || state.day ? now : "");
  put("time-zone", state.walk ? zone : "");
  const language = asText(app.model.policy.get("language"));
  if (language) element.lang = app.previewLanguage ?? language;
}

frame.addEventListener("refund-check-answer", (event) => {
  const { detail } = /** @type {any} */ (event);
  state.answers = detail.answers ?? {};
  app.shown = detail.verdict ? { verdict: detail.verdict, answers: state.answers } : undefined;
  draw();
});
frame.addEventListener("click", (event) => {
  const onVerdict = event.composedPath().some((one) => one instanceof Element && one.matches("[data-outcome]"));
  const onButton = event.composedPath().some((one) => one instanceof Element && one.matches("a, button, input, textarea, label, summary"));
  if (onVerdict && !onButton) toRule();
});

/** Has the engine decide for the buyer in `walk`: their answers were not pressed here, so no event tells the verdict. */
export async function verdictOf() {
  const { now, zone } = present();
  try {
    const { verdict } = JSON.parse(await checker.ask("decide_now", work.files, state.answers, now, zone));
    app.shown = verdict ? { verdict, answers: state.answers } : undefined;
  } catch {
    app.shown = undefined; // the files are no policy at the moment
  }
  draw();
}

async function toRule() {
  await verdictOf();
  const [id] = app.shown?.verdict.rules ?? [];
  const rule = app.model.rules.find((one) => one.id === id);
  if (rule) go("rules", rule.place);
}

/** Shows a buyer in the preview: `{ answers: [[id, said]], now, time_zone }`. */
export function walk(buyer, why) {
  state.walk = { ...buyer, why };
  fresh();
  draw();
  frame.scrollIntoView({ block: "nearest" });
}

export function startOver() {
  state.walk = undefined;
  fresh();
  draw();
}

export function previewPane() {
  const rules = app.shown?.verdict.rules ?? [];
  const day = state.walk ? state.walk.now.slice(0, 10) : state.day || present().now.slice(0, 10);
  const turn = ({ target }) => {
    state.day = target.value;
    state.walk = undefined;
    if (element) moment();
    draw();
  };
  const languages = [asText(app.model.policy.get("language")), ...(app.look?.translations ?? []).map(({ language }) => language)].filter(Boolean);
  const speak = ({ target }) => {
    app.previewLanguage = target.value;
    if (element) moment();
    draw();
  };
  return html`
    <div class="bar"><h2>What a buyer sees</h2><button type="button" class="quiet" @click=${startOver}>Start over</button></div>
    <div class="row">
      <label>Today is <input type="date" .value=${day} @change=${turn}></label>
      ${languages.length > 1 ? html`<label>in <select @change=${speak}>${languages.map((tag) => html`<option value=${tag} .selected=${tag === (app.previewLanguage ?? languages[0])}>${tag}</option>`)}</select></label>` : nothing}
    </div>
    ${state.walk ? html`<p class="walked">${state.walk.why} <button type="button" class="link" @click=${startOver}>Back to today</button></p>` : nothing}
    ${frame}
    ${app.shown?.verdict ? html`<p class="decided">${rules.length > 0 ? "Decided by" : "No single rule decides."} ${rules.map((id) => {
      const rule = app.model.rules.find((one) => one.id === id);
      return html`<button type="button" class="link" @click=${() => rule && go("rules", rule.place)}>${titled(id)}</button> `;
    })}<span class="badge ${outcomeOf(app.model, app.shown.verdict.outcome).like}">${outcomeOf(app.model, app.shown.verdict.outcome).title}</span></p>` : nothing}
    ${app.look && !app.look.compiled ? html`<p class="callout">This shows the policy as it last worked.</p>` : nothing}`;
}
