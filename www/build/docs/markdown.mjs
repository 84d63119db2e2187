// Renders a document's Markdown as HTML with marked, which also renders the policy page.

import { Marked } from "marked";
import { Stop } from "../command.mjs";
import { highlighted } from "./highlight.mjs";

/** A link without a scheme or `/` in front is relative. Only allowed schemes pass; `//` to another host is refused. */
const SCHEME = /^([a-z][a-z0-9+.-]*:|\/)/i;
const ALLOWED = /^(https?|mailto):/i;

/**
 * @typedef {{ id: string, html: string, depth: number }} Heading
 * @typedef {{ html: string, headings: Heading[] }} Rendered
 */

/**
 * @param {string} text
 * @param {{ name: string, resolve: (link: string) => string, parts?: Record<string, string> }} options `name` is that of
 * the document, for messages; `resolve` turns a relative link of the document into one of its page; `parts` is the HTML
 * that stands where the document has `<!-- name -->`.
 * @returns {Rendered}
 */
export function render(text, { name, resolve, parts = {} }) {
  /** @type {Heading[]} */
  const headings = [];
  const ids = new Set();
  const lead = (link) => checked(link, name) ?? resolve(link);
  /** @type {import("marked").RendererObject<string, string>} */
  const renderer = {
    heading({ tokens, depth }) {
      const html = this.parser.parseInline(tokens);
      const id = unused(slug(plain(tokens)), ids);
      headings.push({ id, html, depth });
      return `<h${depth} id="${id}">${depth === 1 ? html : anchored(id, html)}</h${depth}>\n`;
    },
    link({ href, title, tokens }) {
      return `<a href="${escape(lead(href))}"${titled(title)}>${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, title, text }) {
      return `<img src="${escape(lead(href))}" alt="${escape(text)}"${titled(title)} loading="lazy">`;
    },
    code({ text, lang }) {
      return codeBlock(text, lang);
    },
    // An HTML comment becomes the part that it names, or nothing; other HTML is shown as text.
    html({ text }) {
      const comment = /^<!--\s*(\S*)[^]*-->\s*$/.exec(text);
      return comment ? (parts[comment[1]] ?? "") : escape(text);
    },
  };
  const html = new Marked({ renderer }).parse(text, { async: false });
  return { html: html.replace(/<table>[^]*?<\/table>/g, wrapped), headings };
}

/** A line of Markdown as HTML, with its links as written. */
export const renderLine = (text) => new Marked().parseInline(text, { async: false });

/** A heading as a link to itself, to copy its address from. Links cannot be nested: a heading with a link gets none. */
export const anchored = (id, html) => (html.includes("<a ") ? html : `<a class="anchor" href="#${id}">${html}</a>`);

/** A block of code. Its info string gives the language, and `path=FILE` for the caption above it. */
function codeBlock(text, info = "") {
  const [language = "", ...more] = info.trim().split(/\s+/);
  const path = more.map((word) => /^path=(.+)$/.exec(word)?.[1]).find(Boolean);
  // A block that is too wide scrolls, so it is a tab stop for the keyboard.
  const block = `<pre tabindex="0"><code>${highlighted(text, language)}</code></pre>\n`;
  if (!path) return block;
  return `<figure class="file"><figcaption><code>${escape(path)}</code></figcaption>\n${block}</figure>\n`;
}

/** A table scrolls by itself in too narrow a window. An empty corner cell heads nothing, so it becomes a `td`. */
const wrapped = (table) =>
  `<div class="table" tabindex="0" role="group" aria-label="Table">${table.replaceAll("<th></th>", "<td></td>")}</div>`;

/** A link that leads elsewhere, unchanged; `undefined` for a relative one. */
function checked(link, name) {
  if (ALLOWED.test(link) || link.startsWith("#")) return link;
  if (SCHEME.test(link)) throw new Stop(`${name}: \`${link}\` is not relative, nor https, http or mailto`);
  return undefined;
}

/** A heading's ID as code hosts make it, so that a link to a heading works there as well. */
export function slug(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
}

function unused(id, ids) {
  let free = id;
  for (let next = 1; ids.has(free); next += 1) free = `${id}-${next}`;
  ids.add(free);
  return free;
}

/** A heading's text, without markup. */
const plain = (tokens) => tokens.map((token) => (token.tokens ? plain(token.tokens) : unescape(token.text))).join("");

const titled = (title) => (title ? ` title="${escape(title)}"` : "");

export const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
