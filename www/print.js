// A verdict alone on paper, whatever page it stands on: a copy in a frame of its own, which is printed and taken away.

/** A browser that prints at all has begun by then; a sandbox keeps it from that without a word. */
const BEGUN = 2_000;

/** Prints a copy of the card with its styles. */
export function print(card) {
  const { ownerDocument, lang } = card;
  const root = card.getRootNode();
  const frame = ownerDocument.createElement("iframe");
  // Kept out of sight, but not `display: none`: not every browser prints what is not laid out.
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
  frame.title = card.querySelector("#title").textContent;
  ownerDocument.body.append(frame);
  try {
    fill(frame, card, root, lang);
    let begun = false;
    frame.contentWindow.addEventListener("beforeprint", () => (begun = true));
    frame.contentWindow.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow.print();
    setTimeout(() => begun || frame.remove(), BEGUN);
  } catch (error) {
    frame.remove();
    throw error;
  }
}

function fill(frame, card, root, lang) {
  const page = frame.contentDocument;
  page.documentElement.lang = lang;
  page.title = frame.title;
  const host = page.body.appendChild(page.createElement("div"));
  const copy = host.attachShadow({ mode: "open" });
  copy.adoptedStyleSheets = sheets(root).map((rules) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
  copy.append(page.importNode(card, true));
  copy.querySelectorAll("details").forEach((fold) => (fold.open = true));
  // What is ticked and typed is no part of the markup.
  const fields = (within) => [...within.querySelectorAll("input, textarea")];
  fields(card).forEach((field, place) => Object.assign(fields(copy)[place], { checked: field.checked, value: field.value }));
}

/** The text of each style sheet of a root, in their order; a sheet belongs to its document. Those of other sites cannot be read. */
function sheets(root) {
  return [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])].flatMap((sheet) => {
    try {
      return [[...sheet.cssRules].map((rule) => rule.cssText).join("\n")];
    } catch {
      return [];
    }
  });
}
