// The element's style: a sheet for its first question, and one for all that comes after, which comes with the engine.

import css from "refund-check-css";

/** By its text, the sheet of each document: all elements share it, and an element may be taken into another document. */
const sheets = new Map();

/** For the first question; a page that brings that drawn has linked it there. */
export function style(root) {
  if (!root.querySelector("link[rel=stylesheet]")) adopt(root, css);
}

/** Adds a sheet behind the others. Made by script, so that a page's rules for styles do not stand in the way. */
export function adopt(root, text) {
  const { ownerDocument } = root;
  if (!sheets.has(text)) sheets.set(text, new WeakMap());
  const made = sheets.get(text);
  if (!made.has(ownerDocument)) {
    const sheet = new (ownerDocument.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(ownerDocument, sheet);
  }
  const sheet = made.get(ownerDocument);
  const adopted = root.adoptedStyleSheets ?? [];
  if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted, sheet];
}
