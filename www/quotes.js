// Sentences of the policy found again in the text of the page around, and marked there.

const MARK = "refund-check";
/** Where no sentence of a policy stands. */
const APART = "refund-check, script, style, template, noscript, [hidden]";

/** The text of a page with its white space made single, and the node and place that each letter came from. */
function read(document) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const from = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(APART)) continue;
    for (const [place, letter] of [...node.data.split("").entries()]) {
      const isSpace = /\s/.test(letter);
      if (isSpace && /(^| )$/.test(text)) continue;
      text += isSpace ? " " : letter;
      from.push([node, place]);
    }
  }
  return { text, from };
}

/** For each quote the range where it stands, if it does. */
export function find(quotes) {
  const { text, from } = read(document);
  return quotes.map((quote) => {
    const words = quote.replace(/\s+/g, " ").trim();
    const begin = words ? text.indexOf(words) : -1;
    if (begin < 0) return undefined;
    const range = document.createRange();
    const [[first, start], [last, end]] = [from[begin], from[begin + words.length - 1]];
    range.setStart(first, start);
    range.setEnd(last, end + 1);
    return range;
  });
}

/** An address by which a browser that marks nothing itself finds the sentence. */
export const fragment = (quote) => `#:~:text=${encodeURIComponent(quote.replace(/\s+/g, " ").trim()).replace(/-/g, "%2D")}`;

let sheet;

/** Scrolls to a range and marks it; whether the browser can mark. */
export function mark(range) {
  if (!globalThis.CSS?.highlights) return false;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${MARK}) { color: MarkText; background-color: Mark; }`);
    document.adoptedStyleSheets.push(sheet);
  }
  CSS.highlights.set(MARK, new Highlight(range));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const place = range.startContainer.parentElement;
  // So that the keyboard goes on from there.
  const had = place.getAttribute("tabindex");
  place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  if (had === null) place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  place.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  return true;
}
