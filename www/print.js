// Prints a verdict alone, without the page that it stands on: a copy in an iframe, which is printed and removed.

/** Milliseconds after which a browser has begun to print, if it prints at all; a sandbox forbids it without an error. */
const BEGUN = 2_000;

/** Prints a copy of the card with its styles. */
export function print(card) {
  const { ownerDocument, lang } = card;
  const root = card.getRootNode();
  const frame = ownerDocument.createElement("iframe");
  // Hidden, but not `display: none`: not every browser prints what is not laid out.
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
  // What the buyer has ticked and typed is not in the markup.
  const fields = (within) => [...within.querySelectorAll("input, textarea")];
  fields(card).forEach((field, place) => Object.assign(fields(copy)[place], { checked: field.checked, value: field.value }));
}

/** The texts of a root's style sheets, in order: a sheet belongs to one document. Those of other sites cannot be read. */
function sheets(root) {
  return [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])].flatMap((sheet) => {
    try {
      return [[...sheet.cssRules].map((rule) => rule.cssText).join("\n")];
    } catch {
      return [];
    }
  });
}
