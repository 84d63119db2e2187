// The element's style: fetched once a page and shared by all its elements, where the page has not linked it.

import { styleFile } from "./files.js";
import { failure } from "./get.js";

let rules;
/** A sheet belongs to its document; an element may be taken into another one. */
const sheets = new WeakMap();

/** Ends when a root has its style. A page that brings the first question drawn has linked it there. */
export async function style(root) {
  if (root.querySelector("link[rel=stylesheet]")) return;
  rules ??= styleFile(checked).catch((error) => {
    rules = undefined;
    throw error;
  });
  const text = await rules;
  const { ownerDocument } = root;
  if (!sheets.has(ownerDocument)) sheets.set(ownerDocument, sheet(ownerDocument.defaultView ?? globalThis, text));
  root.adoptedStyleSheets = [sheets.get(ownerDocument)];
}

/** Many servers answer with a page to whatever they do not have. */
function checked(text) {
  if (sheet(globalThis, text).cssRules[0]?.selectorText === ":host") return text;
  throw failure("style", "corrupt", "the file is no style sheet of the element");
}

/** Made by script, so that a page's rules for styles do not stand in the way. */
function sheet(view, text) {
  const made = new view.CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
