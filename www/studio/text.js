// The written policy: each sentence shows whether a clause quotes it. One without a clause can become one, and a quote
// that no longer matches can be mended.

import { html, nothing } from "lit-html";
import { add, app, change, draw, go, remove, sentence, set, work } from "./app.js";
import { asList, asText, idFrom } from "./model.js";
import { short, titled } from "./say.js";

const fileName = () => asText(app.model.policy.get("text")) || "policy.md";

export function writtenPolicy() {
  const file = fileName();
  const writes = app.writes || work.text(file).trim() === "";
  const toggle = (to) => () => {
    app.writes = to;
    draw();
  };
  return html`
    <div class="bar"><h2>Your written policy</h2>
      <div class="switch" role="group" aria-label="How it is shown"><button type="button" aria-pressed=${!writes} @click=${toggle(false)}>Read</button><button type="button" aria-pressed=${writes} @click=${toggle(true)}>Write</button></div>
    </div>
    ${app.look && !app.look.unreadable ? counts() : nothing}
    ${mismatches()}
    ${writes ? writing(file) : reading(file)}`;
}

function counts() {
  const all = app.look.sentences;
  const cited = all.filter(({ clauses }) => clauses.length > 0).length;
  return html`<p class="hint">${cited} of ${all.length} sentences are cited. ${cited < all.length ? "Click one that is not, to let a rule stand on it." : ""}</p>`;
}

function writing(file) {
  const typed = ({ target }) => work.write(file, target.value, true);
  return html`<label class="hidden" for="written">Your written policy, as buyers read it</label>
    <textarea id="written" class="written" spellcheck="true" placeholder="Paste your refund policy here, as it stands on your site." .value=${work.text(file)} @input=${typed}></textarea>`;
}

/** Quotes that are not in the text, each with the nearest passage in it. */
function mismatches() {
  const found = (app.look?.findings ?? []).filter(({ check }) => check === "misquote");
  return found.map(({ mark, also, help }) => {
    const clause = app.model.clauses.find(({ id }) => app.model.parts.some(({ path, from, to }) => path.join(".") === `clauses.${id}` && mark.from >= from && mark.from < to));
    if (!clause) return nothing;
    const [nearest] = also;
    const now = nearest && asLine(work.text(nearest[0].file).slice(nearest[0].from, nearest[0].to));
    return html`<div class="mismatch" role="group" aria-label="A quote that no longer matches">
      <p><b>A quote no longer matches.</b> ${sentence(help)}</p>
      <p class="was"><del>${short(clause.quote, 240)}</del></p>
      ${now ? html`<p class="now"><ins>${short(now, 240)}</ins></p><button type="button" @click=${() => change([set(["clauses", clause.id, "quote"], whole(now))])}>Quote it as it stands now</button>` : nothing}
      <button type="button" class="quiet bad" @click=${() => change([remove(["clauses", clause.id])])}>Remove the quote</button>
    </div>`;
  });
}

const asLine = (text) => text.replace(/\s+/g, " ").trim();

/** The whole sentence of a passage: the engine gives the nearest passage word by word, without its full stop. */
function whole(passage) {
  const found = app.look.sentences.find(({ text }) => text.includes(passage) && text.length < passage.length + 4);
  return found?.text ?? passage;
}

function reading(file) {
  const text = work.text(file);
  const sentences = (app.look?.sentences ?? []).filter(({ mark }) => mark.file === file && mark.to <= text.length);
  const parts = [];
  let at = 0;
  for (const one of sentences) {
    if (one.mark.from > at) parts.push(between(text.slice(at, one.mark.from)));
    parts.push(said(one, text.slice(one.mark.from, one.mark.to)));
    at = one.mark.to;
  }
  parts.push(between(text.slice(at)));
  return html`<div class="reading" lang=${asText(app.model.policy.get("language")) || nothing} @mouseup=${selected}>${parts}</div>${chosen()}`;
}

/** The text between sentences: headings, and gaps for empty lines. */
const between = (text) => text.split(/(\n\s*\n|^#+ .*$)/m).map((part) => {
  if (/^#+ /.test(part)) return html`<b class="heading">${part.replace(/^#+ /, "")}</b>`;
  return /^\n\s*\n$/.test(part) ? html`<span class="gap"></span>` : part.replace(/\n/g, " ");
});

function said(one, text) {
  const cited = one.clauses.length > 0;
  const is = app.sentence?.mark.from === one.mark.from;
  const choose = () => {
    if (String(getSelection()).trim()) return;
    app.sentence = is ? undefined : one;
    app.passage = undefined;
    draw();
  };
  const pressed = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  };
  return html`<span class="said ${cited ? "cited" : "uncited"} ${is ? "chosen" : ""}" role="button" tabindex="0" aria-pressed=${is} aria-description=${cited ? "cited" : "not cited"} @click=${choose} @keydown=${pressed}>${text.replace(/\s+/g, " ")}</span>`;
}

/** Takes what the user has selected: a part of a sentence, or several sentences. */
function selected() {
  const marked = asLine(String(getSelection()));
  if (marked.length < 8) return;
  app.passage = marked;
  app.sentence = undefined;
  draw();
}

/** What can be done with the sentence that was chosen. */
function chosen() {
  const text = app.passage ?? app.sentence?.text;
  if (!text) return nothing;
  const now = app.sentence && (app.look?.sentences ?? []).find(({ text }) => text === app.sentence.text);
  const clauses = app.passage ? [] : now?.clauses ?? [];
  const quoted = clauses.map((id) => app.model.clauses.find((one) => one.id === id)).filter(Boolean);
  return html`<div class="chosen" role="group" aria-label="The chosen sentence">
    <blockquote>${short(text, 160)}</blockquote>
    ${quoted.map((clause) => html`<p>Quoted as <b>${titled(clause.id)}</b>. ${users(clause.id)}</p>
      <div class="adds"><label>Let a rule stand on it <select @change=${cite(clause.id)}><option value="">Choose…</option>${app.model.rules.filter(({ map }) => !asList(map.get("clauses")).includes(clause.id)).map((rule) => html`<option value=${rule.place}>${titled(rule.id)}</option>`)}</select></label>
      <button type="button" class="quiet bad" @click=${() => change([remove(["clauses", clause.id])])}>Do not quote it</button></div>`)}
    ${quoted.length === 0 ? html`<p>No rule and no time limit stands on it yet.</p><button type="button" @click=${() => quote(text)}>Quote this sentence</button>` : nothing}
  </div>`;
}

function users(id) {
  const rules = app.model.rules.filter(({ map }) => asList(map.get("clauses")).includes(id));
  const limits = [...app.model.windows, ...app.model.limits].filter(({ map }) => map.get("clause") === id);
  if (rules.length + limits.length === 0) return "Nothing stands on it yet.";
  return html`It is cited by ${[...rules.map((one) => ["rules", one.place, one.id]), ...limits.map((one) => ["limits", one.id, one.id])].map(([section, which, name], place) => html`${place > 0 ? ", " : ""}<button type="button" class="link" @click=${() => go(section, which)}>${titled(asText(name))}</button>`)}.`;
}

const cite = (id) => ({ target }) => {
  const rule = app.model.rules[Number(target.value)];
  if (!target.value || !rule) return;
  const path = ["rules", rule.place, "clauses"];
  change([asList(rule.map.get("clauses")).length > 0 ? add(path, id) : set(path, [id])]);
  target.value = "";
};

function quote(text) {
  const id = idFrom(text, app.model.clauses.map((one) => one.id), "clause");
  app.passage = undefined;
  app.sentence ??= (app.look?.sentences ?? []).find((one) => one.text.includes(text));
  change([set(["clauses", id], { quote: text })]);
}
