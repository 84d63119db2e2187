// The order of the pages, read from the lists of the first page: a new page is named there, and nowhere else.

import { marked } from "marked";
import { Stop } from "../command.mjs";

/**
 * @typedef {{ title: string, page: string }} Entry
 * @typedef {{ title: string, entries: Entry[] }} Group
 */

/**
 * @param {import("./sources.mjs").Source[]} sources
 * @param {(link: string) => string} resolve turns a link of the first page into a page's path
 * @returns {Group[]}
 */
export function readContents(sources, resolve) {
  const first = sources.find(({ page }) => page === "index.html");
  /** @type {Group[]} */
  const groups = [];
  for (const token of marked.lexer(first.text)) {
    if (token.type === "heading" && token.depth === 2) groups.push({ title: token.text, entries: [] });
    if (token.type === "list" && groups.length > 0) groups.at(-1).entries.push(...token.items.map((item) => entry(item, resolve)));
  }
  const named = new Set(groups.flatMap(({ entries }) => entries.map(({ page }) => page)));
  const missing = sources.filter(({ page }) => page !== "index.html" && !page.startsWith("hosts/") && !named.has(page));
  if (missing.length > 0) throw new Stop(`www/docs/index.md does not name ${missing.map(({ file }) => file).join(", ")}`);
  return groups;
}

function entry(item, resolve) {
  const link = item.tokens.flatMap((token) => token.tokens ?? []).find(({ type }) => type === "link");
  if (!link) throw new Stop(`www/docs/index.md: expected a link in \`${item.text}\``);
  return { title: link.text, page: resolve(link.href) };
}
