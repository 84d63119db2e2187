// A document's Markdown as HTML. The library is marked, which writes the policy page, too.

import { Marked } from "marked";
import { Stop } from "../command.mjs";
import { highlighted } from "./highlight.mjs";

/** What a link may begin with; one without a scheme is relative, and one to another host by `//` is refused. */
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
    // Of HTML only the places for parts are taken; whatever else is shown as it is written.
    html({ text }) {
      const comment = /^<!--\s*(\S*)[^]*-->\s*$/.exec(text);
      return comment ? (parts[comment[1]] ?? "") : escape(text);
    },
  };
  const html = new Marked({ renderer }).parse(text, { async: false });
  return { html: html.replace(/<table>[^]*?<\/table>/g, wrapped), headings };
}

/** A line of Markdown, without links of its own. */
export const renderLine = (text) => new Marked().parseInline(text, { async: false });

/** A heading's words as a link to itself, by which its address is had; links do not stand within links. */
export const anchored = (id, html) => (html.includes("<a ") ? html : `<a class="anchor" href="#${id}">${html}</a>`);

/** A block of code, by its info string: a language, and `path=FILE` for what stands above it. */
function codeBlock(text, info = "") {
  const [language = "", ...more] = info.trim().split(/\s+/);
  const path = more.map((word) => /^path=(.+)$/.exec(word)?.[1]).find(Boolean);
  // Where it does not fit it scrolls, and what scrolls can be reached by key.
  const block = `<pre tabindex="0"><code>${highlighted(text, language)}</code></pre>\n`;
  if (!path) return block;
  return `<figure class="file"><figcaption><code>${escape(path)}</code></figcaption>\n${block}</figure>\n`;
}

/** A table scrolls by itself where a window is too narrow for it; a corner without words is no heading of anything. */
const wrapped = (table) =>
  `<div class="table" tabindex="0" role="group" aria-label="Table">${table.replaceAll("<th></th>", "<td></td>")}</div>`;

/** A link that leads elsewhere, as it is; nothing for a relative one. */
function checked(link, name) {
  if (ALLOWED.test(link) || link.startsWith("#")) return link;
  if (SCHEME.test(link)) throw new Stop(`${name}: \`${link}\` is not relative, nor https, http or mailto`);
  return undefined;
}

/** As code hosts make them, so that a link to a heading works there as well. */
export function slug(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
}

function unused(id, ids) {
  let free = id;
  for (let next = 1; ids.has(free); next += 1) free = `${id}-${next}`;
  ids.add(free);
  return free;
}

/** The words of a heading, without marks. */
const plain = (tokens) => tokens.map((token) => (token.tokens ? plain(token.tokens) : unescape(token.text))).join("");

const titled = (title) => (title ? ` title="${escape(title)}"` : "");

export const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
