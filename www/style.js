// The element's style: a sheet for its first question, and one for all that comes after, which comes with the engine.

import css from "refund-check-css";

/** By its text, the sheet of each document: all elements share it, and an element may be taken into another document. */
const sheets = new Map();

/** The style of the first question, which a page that brings that drawn has linked, and behind it what is given as texts. */
export function style(root, ...more) {
  const texts = root.querySelector("link[rel=stylesheet]") ? more : [css, ...more];
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
