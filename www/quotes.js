// Finds the policy's quoted sentences in the text of the surrounding page and marks them there. This is an extra: on a
// page whose own names shadow the browser's functions, or in a browser that lacks one, there are just no links.

import { inPieces } from "./pieces.js";
import { isFolded, isShown, unfold } from "./unfold.js";

const MARK = "refund-check";
/** Elements that are not searched. Tab panels and `hidden=until-found` are hidden but can be shown, so they are. */
const APART =
  "refund-check, head, script, style, template, noscript, textarea, [hidden]:not([hidden=until-found], [role=tabpanel])";
/** Letters read in one step, which takes well under a millisecond. */
const STEP = 16_384;
const SPACE = /\s/;
/** Maximum occurrences of a sentence that are tried for one that is visible. */
const COPIES = 20;

/** The range at which the sentence of each link was found. */
const ranges = new WeakMap();

/** Makes links to the sentences that stand on the page, as they are found. */
export function locate(card) {
  const links = [...card.querySelectorAll("[data-find]")];
  for (const link of links) link.removeAttribute("href");
  if (links.length === 0) return;
  const quotes = links.map((link) => quoteOf(card, link));
  inPieces(card, search(document, quotes), ({ place, range }) => {
    ranges.set(links[place], range);
    if (range) links[place].href = fragment(quotes[place]);
  });
}

/** Goes to a link's sentence on the page. Returns whether it is marked; if not, the link's own address may lead there. */
export function seek(card, link) {
  try {
    const known = ranges.get(link);
    // The page may have been rendered again since.
    const stands = known && !known.collapsed && known.startContainer.isConnected;
    const range = stands ? known : [...search(document, [quoteOf(card, link)])].pop()?.range;
    return Boolean(range) && mark(range);
  } catch {
    return false;
  }
}

/** Compares each clause instead of using a selector, because the page may have replaced `CSS.escape`. */
function quoteOf(card, { dataset }) {
  return [...card.querySelectorAll("[data-clause]")].find((it) => it.dataset.clause === dataset.find)?.textContent ?? "";
}

const single = (text) => text.replace(/\s+/g, " ");

/** A text fragment, by which a browser without highlights finds the sentence. */
const fragment = (quote) => `#:~:text=${encodeURIComponent(single(quote).trim()).replace(/-/g, "%2D")}`;

/**
 * Yields each quote's index and the range where it stands, if it does. Reads the page in steps and yields after each.
 */
export function* search(document, quotes) {
  const page = { starts: [], nodes: [], text: "" };
  yield* read(document, page);
  for (const [place, quote] of quotes.entries()) yield { place, range: findIn(page, single(quote).trim()) };
}

/** The text of a page with its white space made single, and where in it each text node begins. */
function* read(document, page) {
  // Not `document.createTreeWalker`: a form or picture of that name shadows it.
  const { createTreeWalker } = Document.prototype;
  const walker = createTreeWalker.call(document, document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, isText);
  let [length, endsInSpace] = [0, true];
  const parts = [];
  while (walker.nextNode()) {
    const { data } = /** @type {Text} */ (walker.currentNode);
    page.nodes.push(walker.currentNode);
    page.starts.push(length);
    for (let at = 0; at < data.length; at += STEP) {
      const read = single(data.slice(at, at + STEP));
      const part = endsInSpace && read.startsWith(" ") ? read.slice(1) : read;
      endsInSpace = read.endsWith(" ");
      parts.push(part);
      length += part.length;
      yield;
    }
  }
  page.text = parts.join("");
}

/** Accepts text nodes and rejects `APART`. By the prototype, because a field called `matches` shadows its form's method. */
function isText(node) {
  if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
  return Element.prototype.matches.call(node, APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
}

/** The range of a visible occurrence of a sentence, or else of one that can be unfolded. */
function findIn(page, words) {
  let begin = words ? page.text.indexOf(words) : -1;
  let hidden;
  for (let copy = 0; begin >= 0 && copy < COPIES; copy += 1) {
    const range = rangeOf(page, begin, begin + words.length - 1);
    const place = range.startContainer.parentElement;
    if (isShown(place)) return range;
    if (isFolded(place)) hidden ??= range;
    begin = page.text.indexOf(words, begin + 1);
  }
  return hidden;
}

/** The range from one place in the page's text to another, neither of them white space. */
function rangeOf(page, first, last) {
  const range = new Range();
  const [from, to] = [placeOf(page, first), placeOf(page, last)];
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset + 1);
  return range;
}

/** The text node and offset of a place in the page's text, found by counting letters: white space may differ. */
function placeOf({ starts, nodes, text }, at) {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle;
  }
  const node = nodes[low];
  let before = lettersIn(text.slice(starts[low], at));
  let offset = 0;
  for (; before > 0 || SPACE.test(node.data[offset]); offset += 1) {
    if (!SPACE.test(node.data[offset])) before -= 1;
  }
  return { node, offset };
}

const lettersIn = (text) => text.replaceAll(" ", "").length;

let sheet;

/** Scrolls to a range and marks it. Returns whether it can be shown; throws where the browser has no highlights. */
function mark(range) {
  const place = range.startContainer.parentElement;
  unfold(place);
  if (!isShown(place)) return false;
  if (!sheet) {
    const made = new CSSStyleSheet();
    made.replaceSync(`::highlight(${MARK}) { color: MarkText; background-color: Mark; }`);
    document.adoptedStyleSheets.push(made);
    sheet = made;
  }
  CSS.highlights.set(MARK, new Highlight(range));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // The focus moves there, too, so that the keyboard goes on from there.
  const had = place.getAttribute("tabindex");
  place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  if (had === null) place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  place.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  return true;
}
