// The frame around a document: head, navigation, and the pages before and after.

import { posix } from "node:path";
import { escape, unescape } from "./markdown.mjs";

/** Depth of the headings that the navigation lists. */
const LISTED = 2;

/**
 * A whole page.
 * @param {string} frame the HTML with places for what follows
 * @param {{ source: import("./sources.mjs").Source, rendered: import("./markdown.mjs").Rendered,
 *   groups: import("./contents.mjs").Group[], hosts: import("./sources.mjs").Source[] }} what
 */
export function framed(frame, { source, rendered, groups, hosts }) {
  const to = (page) => escape(posix.relative(posix.dirname(source.page), page));
  const entries = groups.flatMap(({ entries }) => entries);
  const inside = (entry) => (entry.page === "hosts.html" ? hosts : []);
  const order = [{ title: "Docs", page: "index.html" }, ...entries.flatMap((entry) => [entry, ...inside(entry)])];
  const parts = {
    title: escape(source.page === "index.html" ? "Docs – refund-check" : `${source.title} – refund-check`),
    description: escape(describe(rendered.html, source.title)),
    root: "../".repeat(source.page.split("/").length - 1),
    nav: groups.map((group) => writeGroup(group, source, rendered, inside, to)).join("\n"),
    text: rendered.html.trim(),
    around: writeAround(order, source, to),
  };
  return frame.replace(/<!-- (\w+) -->/g, (_, name) => parts[name]);
}

/** The first sentence of the first paragraph. */
function describe(html, title) {
  const words = /<p>([^]*?)<\/p>/.exec(html)?.[1].replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
  return words ? unescape(words).split(/(?<=[.!?])\s/)[0] : title;
}

function writeGroup({ title, entries }, source, rendered, inside, to) {
  const items = entries.map((entry) => writeEntry(entry, source, rendered, inside(entry), to)).join("\n");
  return `<h2>${escape(title)}</h2>\n<ul>\n${items}\n</ul>`;
}

function writeEntry(entry, source, rendered, hosts, to) {
  const isHere = entry.page === source.page;
  const shown = isHere || hosts.some(({ page }) => page === source.page) ? hosts : [];
  const sections = isHere ? rendered.headings.filter(({ depth }) => depth === LISTED) : [];
  const below = [
    ...shown.map(({ title, page }) => item(to(page), escape(title), page === source.page)),
    // A single section says no more than the title, so it is not listed.
    ...(sections.length > 1 ? sections.map(({ id, html }) => item(`#${id}`, html.replace(/<\/?a\b[^>]*>/g, ""), false)) : []),
  ];
  const list = below.length > 0 ? `\n<ul>\n${below.join("\n")}\n</ul>\n` : "";
  return `<li>${link(to(entry.page), escape(entry.title), isHere)}${list}</li>`;
}

const item = (href, html, isHere) => `<li>${link(href, html, isHere)}</li>`;
const link = (href, html, isHere) => `<a href="${href}"${isHere ? ' aria-current="page"' : ""}>${html}</a>`;

function writeAround(order, source, to) {
  const place = order.findIndex(({ page }) => page === source.page);
  const lead = (rel, word, entry) => entry && `<a rel="${rel}" href="${to(entry.page)}"><span>${word}</span> ${escape(entry.title)}</a>`;
  return [lead("prev", "Previous", order[place - 1]), lead("next", "Next", order[place + 1])].filter(Boolean).join("\n");
}
