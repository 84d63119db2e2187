// What our own pages do around the element: take up what their address says, and tell a page around them how
// high they are. Runs before the element begins.

import { readAddress } from "./address.js";
import { tellHeight } from "./frame.js";

const NOTE = "Part of this page’s address was not understood and is left out. The questions work as usual.";

function takeUp(element) {
  const { attributes, ignored } = readAddress(location.search);
  // An answer to a question that the policy does not have is found by the element itself.
  element.addEventListener("refund-check-error", ({ detail }) => detail.error.about === "answers" && note(element));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (attributes.lang) document.documentElement.lang = attributes.lang;
  if (attributes.theme) document.documentElement.dataset.theme = attributes.theme;
  if (ignored.length > 0) note(element);
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
