// The policy as text, file by file, for users who prefer that to forms.

import { html } from "lit-html";
import { app, draw, EXAMPLES, holder, RULES, view, work } from "./app.js";
import { goTo, mark } from "./editor.js";
import { asText } from "./model.js";

const fileNames = () => [...new Set([RULES, asText(app.model.policy.get("text")) || "policy.md", EXAMPLES, ...Object.keys(work.files)])];

export function code() {
  const names = fileNames();
  const file = names.includes(app.file) ? app.file : RULES;
  const turn = (name) => () => {
    app.file = name;
    draw();
  };
  work.show(view, file);
  marks();
  return html`<div class="files" role="group" aria-label="Files">${names.map((name) => html`<button type="button" aria-pressed=${name === file} @click=${turn(name)}>${name}</button>`)}</div>${holder}`;
}

let marked;

/** Underlines the findings where they stand, once for each report and file. */
export function marks() {
  const { look } = app;
  if (!look || (marked?.look === look && marked.file === app.file)) return;
  marked = { look, file: app.file };
  const wrong = [look.unreadable, look.scenarios_unreadable].filter((one) => one?.mark).map((one) => ({ ...one.mark, message: one.message }));
  const found = [...wrong, ...look.findings.map(({ mark: { file, from, to }, message, help }) => ({ file, from, to, message, help }))];
  const file = app.file ?? RULES;
  // In a microtask, not while the page is being rendered.
  queueMicrotask(() => mark(view, found.filter((one) => one.file === file)));
}

/** Goes to a place in the text. */
export function goToText(place) {
  app.section = "code";
  app.file = place.file;
  draw();
  setTimeout(() => goTo(view, place), 30);
}
