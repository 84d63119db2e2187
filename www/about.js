// The questionnaire on the front page, for each trade: the template policies that shops may begin with.

import { chooseTrade, compiledAddress } from "./add/gallery.js";

const by = (id) => document.getElementById(id);
const preview = by("preview");

const trade = /** @type {HTMLSelectElement} */ (by("trade"));
chooseTrade(trade, by("about"), "physical-goods", (name) => {
  preview.setAttribute("policy", compiledAddress(name));
  // Answers given for one trade mean nothing in another, so they are cleared.
  preview.setAttribute("answers", "{}");
  /** @type {HTMLAnchorElement} */ (by("take")).href = `add.html?template=${name}`;
}).catch((error) => (by("about").textContent = `The policies could not be had: ${error.message}`));
