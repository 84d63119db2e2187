// The page as a whole: its layout, what happens on a change, and the keyboard shortcuts.

import { html, nothing, render } from "lit-html";
import { app, checker, draw, EXAMPLES, hands, rendersWith, RULES, sentence, tell, work } from "./app.js";
import { beginning, fromTemplate, prepare } from "./begin.js";
import { code } from "./code.js";
import { load } from "./engine.js";
import { finishDialog, showFinish } from "./finish.js";
import { evidence, outcomes } from "./forms/evidence.js";
import { examples } from "./forms/examples.js";
import { languages } from "./forms/languages.js";
import { limits } from "./forms/limits.js";
import { questions } from "./forms/questions.js";
import { rules } from "./forms/rules.js";
import { shop } from "./forms/shop.js";
import { flawsOf } from "./found.js";
import { changed, leave, openKept, showVersions, versionsDialog } from "./kept.js";
import { asText, modelOf } from "./model.js";
import { previewPane, show, verdictOf } from "./preview.js";
import { flaws, look as lookAtProof, proofPane } from "./proof.js";
import { writtenPolicy } from "./text.js";

/** @type {HTMLElement} */
const root = document.querySelector("#studio");
/** @type {HTMLDialogElement} */
const dialog = document.querySelector("#dialog");

/**
 * For each section its name, its content, and how much is to be mended in it.
 * @type {Record<string, [string, () => unknown, () => number]>}
 */
const SECTIONS = {
  text: ["Your text", writtenPolicy, () => flawsOf(["clauses"])],
  shop: ["Shop", shop, () => flawsOf(["policy"]) + flawsOf(["contact"])],
  questions: ["Questions", questions, () => flawsOf(["questions"])],
  limits: ["Time limits & numbers", limits, () => flawsOf(["windows"]) + flawsOf(["limits"]) + flawsOf(["calendars"])],
  evidence: ["Evidence", evidence, () => flawsOf(["evidence"])],
  outcomes: ["Outcomes", outcomes, () => flawsOf(["outcomes"])],
  rules: ["Rules", rules, () => flawsOf(["rules"])],
  examples: ["Examples", examples, () => (app.look?.scenarios ?? []).filter(({ differences }) => differences.length > 0).length],
  languages: ["Languages", languages, () => (app.look?.translations ?? []).reduce((sum, { missing }) => sum + missing.length, 0)],
  code: ["Text files", code, () => 0],
};

/** Whether the engine has loaded; until then, the page says that it is coming. */
let isReady = false;

function page() {
  if (!isReady) return;
  if (!app.began) {
    render(beginning(), root);
    return;
  }
  const [, section] = SECTIONS[app.section];
  const isWide = app.section !== "text";
  render(html`
    <header>
      <button type="button" class="brand" @click=${async () => { await leave(); await prepare(); }} title="All policies">‹ Policies</button>
      <h1>${asText(app.model.policy.get("title")) || "Your policy"}</h1>
      <span class="saved" role="status">${app.saved ?? ""}</span>
      <span class="grow"></span>
      <button type="button" class="quiet" ?disabled=${!work.canUndo} @click=${() => step("undo")} title="Undo (Ctrl+Z)">↶ Undo</button>
      <button type="button" class="quiet" ?disabled=${!work.canRedo} @click=${() => step("redo")} title="Redo (Ctrl+Y)">↷ Redo</button>
      <button type="button" class="quiet" @click=${() => { app.dialog = "versions"; showVersions(); draw(); }}>Versions</button>
      <button type="button" class="strong" @click=${showFinish}>Finish${flaws() > 0 ? html` <span class="flaws">${flaws()}</span>` : nothing}</button>
    </header>
    ${app.message ? html`<p class="message" role="alert">${app.message} <button type="button" class="link" @click=${() => tell("")}>Close</button></p>` : nothing}
    <main class=${isWide ? "" : "text-alone"}>
      <section class="pane left" aria-label="Your written policy">${isWide ? writtenPolicy() : nothing}</section>
      <div class="pane middle">
        <nav class="sections" aria-label="Parts of the policy">${Object.entries(SECTIONS).map(([id, [label, , count]]) => html`<button type="button" class=${id} aria-current=${id === app.section ? "page" : "false"} @click=${() => { app.section = id; draw(); }}>${label}${count() > 0 ? html` <span class="flaws">${count()}</span>` : nothing}</button>`)}</nav>
        <div class="section ${app.section}" tabindex="-1">${!app.isToml && app.section !== "code" && app.section !== "text" ? broken() : nothing}<div ?inert=${!app.isToml && app.section !== "code" && app.section !== "text"}>${section()}</div></div>
      </div>
      <section class="pane right" aria-label="What a buyer sees">${previewPane()}</section>
    </main>
    <section class="proof ${app.proofOpen ? "open" : ""}" aria-label="Proof">${proofPane()}</section>`, root);
  showDialog();
}

const broken = () => html`<p class="callout" role="alert"><b>The text file has a mistake in it, so forms cannot change it.</b> ${sentence(app.look?.unreadable?.message ?? "")} <button type="button" class="link" @click=${() => step("undo")}>Undo</button></p>`;

function showDialog() {
  const content = { finish: finishDialog, versions: versionsDialog }[app.dialog];
  if (!content) {
    if (dialog.open) dialog.close();
    return;
  }
  const close = () => {
    app.dialog = undefined;
    draw();
  };
  dialog.setAttribute("aria-label", app.dialog === "finish" ? "Finish" : "Earlier versions");
  render(html`<button type="button" class="icon out close" aria-label="Close" @click=${close}></button>${content()}`, dialog);
  if (!dialog.open) dialog.showModal();
}
dialog.addEventListener("close", () => {
  app.dialog = undefined;
});

/** Undo and redo are those of the text, wherever the focus is. */
function step(which) {
  app.forced = true;
  work[which]();
}

addEventListener("keydown", (event) => {
  if (!app.began || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    return;
  }
  // The editor handles these keys itself.
  if ((key !== "z" && key !== "y") || /** @type {Element} */ (event.target).closest?.(".cm-editor, refund-check, dialog")) return;
  event.preventDefault();
  step(key === "y" || event.shiftKey ? "redo" : "undo");
});

const today = () => new Date().toISOString().slice(0, 10);

/** Updates everything that follows from the text, after a change of it. */
async function follow() {
  app.busy = true;
  changed();
  draw();
  const { files } = work;
  outlines(files);
  try {
    const look = await checker.newest("look", files, today());
    if (look === undefined) return;
    app.look = look;
    app.busy = false;
    if (look.compiled) show(look.compiled);
    if (app.shown) verdictOf();
    lookAtProof();
  } catch (error) {
    app.busy = false;
    app.look = { unreadable: { message: error.message }, findings: [], sentences: [], scenarios: [], not_exercised: [], words: [], translations: [] };
  }
  draw();
}

async function outlines(files) {
  const told = await hands.newest("outline", files[RULES]).catch(() => undefined);
  app.isToml = told !== undefined || work.text(RULES) !== files[RULES];
  if (told) app.model = modelOf(told);
  const others = Object.keys(files).filter((name) => name === EXAMPLES || name.startsWith("text."));
  for (const name of others) {
    if (app.outlines[name]?.of === files[name]) continue;
    const outline = await hands.ask("outline", files[name]).catch(() => undefined);
    app.outlines[name] = outline ? { ...outline, of: files[name] } : app.outlines[name];
  }
  draw();
  // After that render, a field with focus is no longer overwritten.
  queueMicrotask(() => (app.forced = false));
}

work.addEventListener("change", follow);
rendersWith(page);

async function start() {
  try {
    await load();
    root.replaceChildren();
    isReady = true;
    app.schemas = (await hands.ask("schemas")).map((text) => JSON.parse(text));
    await prepare();
    const template = new URLSearchParams(location.search).get("template");
    if (template && !location.hash) await fromTemplate(template);
    else if (location.hash.length > 1) await openKept(location.hash.slice(1));
  } catch (error) {
    root.textContent = `The studio could not be started: ${error.message}. Please load the page again.`;
  }
}
await start();
