// Proof: what is wrong and for whom, every way through, the flow as a picture, and whose verdict a change changes.

import { html, nothing } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { app, change, checker, draw, go, sentence, set, work } from "./app.js";
import { goToText } from "./code.js";
import { chosen, dropped, policyAmong } from "./files.js";
import { partAt, placeOf } from "./found.js";
import { walk } from "./preview.js";
import { buyerInWords, outcomeOf, short, titled } from "./say.js";

const TABS = [["findings", "To mend"], ["ways", "All ways"], ["flow", "Flow"], ["compare", "Compare"]];

export function proofPane() {
  const count = flaws();
  const turn = (id) => () => {
    app.proofOpen = app.proof === id ? !app.proofOpen : true;
    app.proof = id;
    look();
    draw();
  };
  return html`<nav class="tabs" aria-label="Proof">${TABS.map(([id, label]) => html`<button type="button" aria-expanded=${app.proof === id && app.proofOpen === true} aria-controls="proof-body" @click=${turn(id)}>${label}${id === "findings" ? html` <span class="flaws ${count ? "" : "none"}">${count || "✓"}</span>` : nothing}</button>`)}
      <span class="grow"></span><span class="hint">${app.busy ? "Checking…" : summary()}</span></nav>
    <div class="proof-body" id="proof-body" ?hidden=${!app.proofOpen} tabindex="-1">${app.proofOpen ? { findings, ways, flow, compare }[app.proof]() : nothing}</div>`;
}

const failing = () => (app.look?.scenarios ?? []).filter(({ differences }) => differences.length > 0);
/** How much is to be mended before the policy can go to a page. */
export const flaws = () => (app.look ? app.look.findings.length + failing().length + (app.look.unreadable || app.look.scenarios_unreadable || app.look.too_large ? 1 : 0) : 0);

function summary() {
  const { look } = app;
  if (!look) return "";
  if (look.unreadable) return "The text has a mistake in it.";
  const examples = look.scenarios.length;
  return flaws() === 0 ? `Proved: exactly one rule for every buyer. ${examples} ${examples === 1 ? "example holds" : "examples hold"}.` : `${flaws()} to mend`;
}

/** Asks the engine for what the open tab shows, again after each change of the text. */
export async function look() {
  const kind = { ways: "ways", flow: "picture", compare: "compare" }[app.proof];
  if (!app.proofOpen || !kind || !app.look || app.look.unreadable) return;
  if (kind === "compare" && !app.published) return;
  const { files } = work;
  try {
    const given = kind === "compare" ? [app.published.files, files] : [files];
    const told = await checker.newest(kind, ...given);
    if (told === undefined) return;
    app[kind] = { told: kind === "picture" ? told : JSON.parse(told) };
  } catch (error) {
    app[kind] = { error: error.message };
  }
  draw();
}

function findings() {
  const { look } = app;
  if (!look) return html`<p class="hint">Checking…</p>`;
  const wrong = look.unreadable ?? (look.too_large ? { message: look.too_large } : undefined);
  const fails = failing();
  return html`
    ${wrong ? html`<div class="finding"><p><b>${sentence(wrong.message)}</b></p>${wrong.mark ? html`<button type="button" class="quiet" @click=${() => goToText(wrong.mark)}>Show line ${wrong.mark.line}</button>` : nothing}</div>` : nothing}
    <ul class="findings">${look.findings.map(finding)}
      ${fails.map((it) => html`<li class="finding"><p><b>An example fails: ${it.name}.</b> ${it.differences.map(({ of, expected, found }) => `${titled(of)}: expected ${expected}, found ${found}`).join("; ")}.</p>
        <div class="row"><button type="button" class="quiet" @click=${() => go("examples", look.scenarios.indexOf(it))}>Go to the example</button><button type="button" class="quiet" @click=${() => walk(it.buyer, `Example: ${it.name}`)}>Show this buyer</button></div></li>`)}
    </ul>
    ${look.scenarios_unreadable ? html`<p class="callout">${sentence(look.scenarios_unreadable.message)}</p>` : nothing}
    ${flaws() === 0 ? html`<p class="proved"><b>Nothing to mend.</b> For every buyer there can be exactly one rule is left, every quote stands in your text, and every example holds.</p>` : nothing}
    ${look.not_exercised.length > 0 && !wrong ? html`<p class="hint">No example comes to: ${look.not_exercised.map(titled).join(", ")}. <button type="button" class="link" @click=${() => go("examples")}>Examples</button></p>` : nothing}`;
}

function finding({ check, message, help, mark, buyer, rules }) {
  const part = mark.file === "rules.toml" ? partAt(mark.from)?.path : undefined;
  const { section, which } = mark.file.startsWith("text.") ? { section: "languages", which: undefined } : placeOf(part);
  return html`<li class="finding" data-check=${check}><p><b>${sentence(titles(message))}</b> <span class="help">${sentence(help)}</span></p>
    ${buyer ? html`<dl class="buyer">${buyerInWords(app.model, buyer).map(([about, said]) => html`<dt>${about}</dt><dd>${said}</dd>`)}</dl>` : nothing}
    <div class="row">
      ${section === "code" || section === "text" ? nothing : html`<button type="button" class="quiet" @click=${() => go(section, which)}>Go there</button>`}
      <button type="button" class="quiet" @click=${() => goToText(mark)}>Show in the text</button>
      ${buyer ? html`<button type="button" class="quiet" @click=${() => walk(buyer, `${short(message, 80)}.`)}>Show this buyer</button>` : nothing}
      ${check === "gap" && buyer ? html`<button type="button" @click=${() => ruleFor(buyer)}>Make a rule for them</button>` : nothing}
      ${check === "overlap" && rules.length === 2 ? rules.map((id, place) => html`<button type="button" class="quiet" @click=${() => goesBefore(id, rules[1 - place])}>${titled(id)} goes first</button>`) : nothing}
    </div></li>`;
}

/** Names in a message stand in backticks, which only code needs; here they get quotation marks. */
const titles = (message) => message.replaceAll("`", "“").replace(/“([^“]*)“/g, "“$1”");

/** Adds a rule for a buyer whom no rule covers, by the options they chose; the owner adds days and numbers. */
function ruleFor({ answers }) {
  const when = Object.fromEntries(answers.filter(([id, said]) => app.model.questions.some((it) => it.id === id && it.options.some((one) => one.id === said))));
  const place = app.model.rules.length;
  const ids = app.model.rules.map((it) => it.id);
  let id = "new-rule";
  for (let number = 2; ids.includes(id); number += 1) id = `new-rule-${number}`;
  change([{ do: "add", path: ["rules"], value: { id, when, outcome: "support-decides", say: "" } }]).then(() => go("rules", place));
}

function goesBefore(first, other) {
  const rule = app.model.rules.find((it) => it.id === first);
  if (!rule) return;
  const path = ["rules", rule.place, "overrides"];
  change([rule.map.has("overrides") ? { do: "add", path, value: other } : set(path, [other])]);
}

function ways() {
  const { told, error } = app.ways ?? {};
  if (error) return html`<p class="callout">${sentence(error)}</p>`;
  if (!told) return html`<p class="hint">Working them out…</p>`;
  const { model } = app;
  const values = (id, list) => list.map((one) => (typeof one === "string" ? model.questions.find((it) => it.id === id)?.options.find((it) => it.id === one)?.say ?? one : states(one))).join(" or ");
  const states = (one) => Object.entries(one).map(([id, is]) => `${titled(id)} ${is === "closed" ? "over" : is === "true" ? "yes" : is === "false" ? "no" : is}`).join(", ");
  return html`<p class="hint">${told.total} different ways through the questions, each with the verdict it ends in.</p>
    <table class="ways"><thead><tr><th scope="col">Who</th><th scope="col">Verdict</th><th scope="col">Rule</th><th scope="col">Example</th></tr></thead><tbody>
    ${told.paths.slice(0, 300).map(({ when, outcome, rules, witness }) => html`<tr><td>${Object.entries(when).map(([id, list]) => html`<span class="part"><i>${short(model.questions.find((it) => it.id === id)?.ask ?? id, 40)}</i> ${values(id, list)}</span>`)}</td>
      <td><span class="badge ${outcomeOf(model, outcome).like}">${outcomeOf(model, outcome).title}</span></td><td>${rules.map((id) => html`<button type="button" class="link" @click=${() => toRule(id)}>${titled(id)}</button> `)}</td>
      <td><button type="button" class="quiet" @click=${() => walk({ ...witness, answers: Object.entries(witness.answers) }, "One of the ways.")}>Show</button></td></tr>`)}
    </tbody></table>${told.paths.length > 300 ? html`<p class="hint">The first 300 are shown.</p>` : nothing}`;
}

function toRule(id) {
  const rule = app.model.rules.find((it) => it.id === id);
  if (rule) go("rules", rule.place);
}

function flow() {
  const { told, error } = app.picture ?? {};
  if (error) return html`<p class="callout">${sentence(error)}</p>`;
  if (!told) return html`<p class="hint">Drawing…</p>`;
  const zoom = app.zoom ?? 0.75;
  const by = (factor) => () => {
    app.zoom = Math.min(3, Math.max(0.15, zoom * factor));
    draw();
  };
  return html`<div class="row"><button type="button" class="quiet" @click=${by(0.8)}>Smaller</button><span>${Math.round(zoom * 100)} %</span><button type="button" class="quiet" @click=${by(1.25)}>Larger</button></div>
    <div class="flow" tabindex="0" role="group" aria-label="The flow" style="--zoom:${zoom}" @wheel=${(event) => { if (event.ctrlKey) { event.preventDefault(); by(event.deltaY < 0 ? 1.1 : 0.9)(); } }}>${unsafeHTML(told)}</div>`;
}

async function publish(load) {
  try {
    app.published = { files: await policyAmong(await load) };
    app.compare = undefined;
    await look();
  } catch (error) {
    app.compare = { error: error.message };
  }
  draw();
}

function compare() {
  const { told, error } = app.compare ?? {};
  const drop = (event) => {
    event.preventDefault();
    publish(dropped(event.dataTransfer));
  };
  const begun = () => {
    app.published = { files: app.versionAtOpen };
    app.compare = undefined;
    look();
    draw();
  };
  return html`<div class="drop" @dragover=${(event) => event.preventDefault()} @drop=${drop}>
      <p>Drop the published policy here: its folder, or a zip of it.</p>
      <label class="button quiet">Choose files<input class="hidden" type="file" multiple accept=".toml,.md,.zip" @change=${({ target }) => publish(Promise.resolve(chosen(target)))}></label>
      ${app.versionAtOpen ? html`<button type="button" class="quiet" @click=${begun}>Compare with how it was when you opened it</button>` : nothing}
    </div>
    ${error ? html`<p class="callout">${sentence(error)}</p>` : nothing}
    ${told ? (told.same ? html`<p class="proved"><b>Nothing changes for anybody.</b></p>` : html`<ul class="findings">${told.changes.map(changed)}</ul>`) : nothing}`;
}

function changed({ message, buyers, witness, change: kind, from, to }) {
  const badge = (id) => html`<span class="badge ${outcomeOf(app.model, id).like}">${outcomeOf(app.model, id).title}</span>`;
  return html`<li class="finding"><p>${kind === "outcome" ? html`${badge(from)} → ${badge(to)}` : html`<b>${sentence(titles(message))}</b>`} <span class="help">${titles(buyers)}</span></p>
    ${witness ? html`<dl class="buyer">${buyerInWords(app.model, { ...witness, answers: Object.entries(witness.answers) }).map(([about, said]) => html`<dt>${about}</dt><dd>${said}</dd>`)}</dl>
    <div class="row"><button type="button" class="quiet" @click=${() => walk({ ...witness, answers: Object.entries(witness.answers) }, "Whose verdict changes.")}>Show this buyer</button></div>` : nothing}</li>`;
}
