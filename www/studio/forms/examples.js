// Examples: buyers that the owner has thought of, each with what they must be told.

import { html, nothing } from "lit-html";
import { add, app, change, checker, draw, EXAMPLES, remove, sentence, set, tell, work } from "../app.js";
import { item, select, text } from "../fields.js";
import { asText, OUTCOMES } from "../model.js";
import { present, walk } from "../preview.js";
import { buyerInWords, outcomeOf } from "../say.js";

const PARTS = { outcome: "the outcome", rules: "the rules", deadline: "the last day", settled_by: "what would settle it", verdict: "the verdict" };

export function examples() {
  const { look } = app;
  const all = look?.scenarios ?? [];
  const fails = all.filter(({ differences }) => differences.length > 0).length;
  const wrong = look?.scenarios_unreadable;
  return html`
    <h2>Examples</h2>
    <p class="lead">Buyers you have thought of, with what they must be told. After each change you see at once whose answer changes with it.</p>
    ${wrong ? html`<p class="callout">${sentence(wrong.message)}</p>` : nothing}
    ${all.length > 0 ? html`<p class="sum ${fails ? "fails" : "holds"}">${fails ? `${fails} of ${all.length} fail` : all.length === 1 ? "The example holds" : `All ${all.length} hold`}</p>` : nothing}
    <ul class="items">${all.map((it, place) => item({ section: "examples", which: place, flaws: it.differences.length, head: head(it), body: () => one(it, place) }))}</ul>
    <div class="adds">
      <button type="button" @click=${fromPreview} ?disabled=${!app.shown?.verdict}>Add the buyer in the preview</button>
      ${(look?.not_exercised ?? []).length > 0 ? html`<button type="button" class="quiet" @click=${draft}>Draft one for each rule without (${look.not_exercised.length})</button>` : nothing}
    </div>
    ${app.shown?.verdict ? nothing : html`<p class="hint">Go through the questions on the right to a verdict; then you can keep that buyer as an example.</p>`}`;
}

const head = ({ name, differences }) => html`<b>${differences.length > 0 ? "✗" : "✓"} ${name}</b><small>${differences.map(({ of, expected, found }) => `${PARTS[of] ?? of}: expected ${expected}, found ${found}`).join("; ")}</small>`;

function one({ name, differences, buyer, reply }, place) {
  const path = ["scenarios", place];
  const written = app.outlines[EXAMPLES]?.values.get?.("scenarios")?.[place];
  const verdict = JSON.parse(reply).verdict;
  const take = () => change(verdictEdits(path, verdict, written), { file: EXAMPLES });
  return html`
    ${text({ label: "What happens", path: [...path, "name"], value: name, file: EXAMPLES })}
    <dl class="buyer">${buyerInWords(app.model, buyer).map(([about, said]) => html`<dt>${about}</dt><dd>${said}</dd>`)}</dl>
    ${select({ label: "Must be told", path: [...path, "outcome"], value: asText(written?.get("outcome")), options: outcomeChoices(), file: EXAMPLES })}
    ${differences.length > 0 && verdict ? html`<p class="callout">Now it is <b>${outcomeOf(app.model, verdict.outcome).title}</b> by ${verdict.rules.join(", ") || "no rule"}. <button type="button" class="link" @click=${take}>That is right: expect it</button></p>` : nothing}
    <div class="order"><button type="button" class="quiet" @click=${() => walk(buyer, `Example: ${name}`)}>Show this buyer</button>
      <button type="button" class="quiet bad" @click=${() => change([remove(path)], { file: EXAMPLES })}>Remove example</button></div>`;
}

const outcomeChoices = () => OUTCOMES.map((it) => [it.id, it.title]);

/** What an example expects, taken from a verdict. */
function verdictEdits(path, { outcome, rules, deadline }, written) {
  /** @type {any[]} */
  const edits = [set([...path, "outcome"], outcome)];
  if (written?.has("rule")) edits.push(remove([...path, "rule"]));
  edits.push(set([...path, "rules"], rules));
  if (deadline) edits.push(set([...path, "deadline"], deadline.by));
  else if (written?.has("deadline")) edits.push(remove([...path, "deadline"]));
  if (written?.has("settled_by")) edits.push(remove([...path, "settled_by"]));
  return edits;
}

function fromPreview() {
  const { verdict, answers } = app.shown;
  const { now, zone } = present();
  const expected = { outcome: verdict.outcome, rules: verdict.rules, ...(verdict.deadline ? { deadline: verdict.deadline.by } : {}) };
  const place = app.look.scenarios.length;
  const name = `${outcomeOf(app.model, verdict.outcome).title}: ${buyerInWords(app.model, { answers: Object.entries(answers), now }).map(([, said]) => said).join(", ")}`;
  change([add(["scenarios"], { name, answers, now, time_zone: zone, ...expected })], { file: EXAMPLES }).then(() => {
    app.opened.examples = place;
    draw();
  });
}

async function draft() {
  try {
    const drafts = await checker.ask("drafts", work.files);
    work.write(EXAMPLES, `${work.text(EXAMPLES).trimEnd()}\n\n${drafts}`.trimStart());
  } catch (error) {
    tell(sentence(error.message));
  }
}
