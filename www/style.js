// The element's style: a sheet for its first question, one for questions after that, and one for all else, which comes with
// the engine.

import answered from "refund-check-answered-css";
import css from "refund-check-css";

/** By its text, the sheet of each document: all elements share it, and an element may be taken into another document. */
const sheets = new Map();

/** The style of questions, that of the first where the page has not linked it, and behind it what is given as texts. */
export function style(root, ...more) {
  const texts = [...(root.querySelector("link[rel=stylesheet]") ? [] : [css]), answered, ...more];
  root.adoptedStyleSheets = texts.map((text) => sheet(root.ownerDocument, text));
}

/** Made by script, so that a page's rules for styles do not stand in the way. */
function sheet(document, text) {
  if (!sheets.has(text)) sheets.set(text, new WeakMap());
  const made = sheets.get(text);
  if (!made.has(document)) {
    const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(document, sheet);
  }
  return made.get(document);
}
