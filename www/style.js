// The element's style: a sheet for its first question, one for questions after that, and one for all else, which loads
// with the engine.

import answered from "refund-check-answered-css";
import css from "refund-check-css";

/** The sheets, by text and document: all elements of a document share one; an element may move to another document. */
const sheets = new Map();

/** Sets a root's style sheets: the first question's, unless the page links it, later questions', and the given texts. */
export function style(root, ...more) {
  const texts = [...(root.querySelector("link[rel=stylesheet]") ? [] : [css]), answered, ...more];
  root.adoptedStyleSheets = texts.map((text) => sheet(root.ownerDocument, text));
}

/** A constructed style sheet, which a page's CSP for styles does not block. */
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
