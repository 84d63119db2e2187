// A verdict alone on paper, whatever page it stands on: a copy in a frame of its own, which is printed and taken away.

/** Prints a copy of the card with its styles. */
export function print(card, root, language) {
  const frame = document.createElement("iframe");
  // Kept out of sight, but not `display: none`: not every browser prints what is not laid out.
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
  frame.title = card.querySelector("#title").textContent;
  document.body.append(frame);
  const page = frame.contentDocument;
  page.documentElement.lang = language;
  page.title = frame.title;
  const host = page.body.appendChild(page.createElement("div"));
  const copy = host.attachShadow({ mode: "open" });
  copy.adoptedStyleSheets = sheets(root).map((rules) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  });
  copy.append(page.importNode(card, true));
  // What is ticked and typed is no part of the markup.
  const fields = (within) => [...within.querySelectorAll("input, textarea")];
  fields(card).forEach((field, place) => Object.assign(fields(copy)[place], { checked: field.checked, value: field.value }));
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}

/** The text of each style sheet of a root; a sheet belongs to its document. */
function sheets(root) {
  const text = ({ cssRules }) => [...cssRules].map((rule) => rule.cssText).join("\n");
  return [...root.adoptedStyleSheets, ...root.styleSheets].map(text);
}
