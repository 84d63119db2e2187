// The script of our own pages around the element: reads the address, posts the page's height to a page around it, and
// opens links outside the frame. Runs before the element begins.

import { readAddress } from "./address.js";
import { leadOut, tellHeight } from "./frame.js";

const NOTE = "Part of this page’s address was not understood and is left out. The questions work as usual.";

function takeUp(element) {
  const { attributes, ignored, names } = readAddress(location.search, location.href.split(/[?#]/, 1)[0], folders());
  // If the first question shown is one that the address answers, that answer was unusable. Only the element knows which
  // names are questions, and which answers they have.
  const noteUnanswered = () => {
    const shown = element.shadowRoot.querySelector("[data-question]")?.dataset.question;
    if (names.has(shown)) note(element);
  };
  element.addEventListener("refund-check-ready", noteUnanswered, { once: true });
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (attributes.has("lang")) document.documentElement.lang = attributes.get("lang");
  if (attributes.has("theme")) document.documentElement.dataset.theme = attributes.get("theme");
  if (ignored.length > 0) note(element);
}

/** More folders that the shop lets policies come from: `<meta name="refund-check-policies" content="/policies/">`. */
function folders() {
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector('meta[name="refund-check-policies"]');
  const named = meta?.content ?? "";
  return named.split(/\s+/).filter(Boolean);
}

function note(element) {
  if (document.querySelector("#address-note")) return;
  const paragraph = document.createElement("p");
  paragraph.id = "address-note";
  paragraph.role = "status";
  paragraph.textContent = NOTE;
  element.before(paragraph);
}

const element = document.querySelector("refund-check");
if (element) takeUp(element);
tellHeight();
leadOut();
