// The card, whoever draws it: its language, and how the buyer is led to what is new on it.

import { isRightToLeft } from "./words.js";

export function write(card, language) {
  card.lang = language;
  card.dir = isRightToLeft(language) ? "rtl" : "ltr";
}

/** The question that stands on it. */
export const asked = (card) => card.querySelector("[data-question]")?.getAttribute("data-question");

/**
 * The buyer has acted: on to what came of it. The focus scrolls nothing; then the card comes to the top, once and at
 * once. A field that has the focus already would begin again at its first part.
 */
export function moveOn(card, css) {
  card.dataset.moved = "";
  const target = card.querySelector(css);
  if (target !== card.getRootNode().activeElement) target?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start", behavior: "instant" });
}
