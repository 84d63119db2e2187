// The element's style: fetched once a page and shared by all its elements, where the page has not linked it.

import { styleFile } from "./files.js";

let sheet;

/** Ends when a root has its style. A page that brings the first question drawn has linked it there. */
export async function style(root) {
  if (root.querySelector("link[rel=stylesheet]")) return;
  sheet ??= fetchSheet().catch((error) => {
    sheet = undefined;
    throw error;
  });
  root.adoptedStyleSheets = [await sheet];
}

/** Made by script, so that a page's rules for styles do not stand in the way. */
async function fetchSheet() {
  const response = await styleFile();
  return new CSSStyleSheet().replace(await response.text());
}
