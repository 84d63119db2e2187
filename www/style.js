// The element's style: one sheet, which all elements of a document share, where the page has not linked it.

import css from "refund-check-css";

/** A sheet belongs to its document; an element may be taken into another one. */
const sheets = new WeakMap();

/** Made by script, so that a page's rules for styles do not stand in the way. */
export function style(root) {
  const { ownerDocument } = root;
  // A page that brings the first question drawn has linked it there.
  if (root.querySelector("link[rel=stylesheet]")) return;
  if (!sheets.has(ownerDocument)) {
    const made = new (ownerDocument.defaultView ?? globalThis).CSSStyleSheet();
    made.replaceSync(css);
    sheets.set(ownerDocument, made);
  }
  root.adoptedStyleSheets = [sheets.get(ownerDocument)];
}
