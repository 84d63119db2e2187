// The front page's questionnaire, by trade: the policies that shops may begin with.

import { chooseTrade, compiledAddress } from "./add/gallery.js";

const by = (id) => document.getElementById(id);
const preview = by("preview");

const trade = /** @type {HTMLSelectElement} */ (by("trade"));
chooseTrade(trade, by("about"), "physical-goods", (name) => {
  preview.setAttribute("policy", compiledAddress(name));
  // Answers of one trade say nothing in another, so the questions begin anew.
  preview.setAttribute("answers", "{}");
  /** @type {HTMLAnchorElement} */ (by("take")).href = `add.html?template=${name}`;
}).catch((error) => (by("about").textContent = `The policies could not be had: ${error.message}`));
