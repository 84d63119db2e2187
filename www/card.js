// The card, whether the script or the engine draws it: its language, and moving the buyer to what is new on it.

import { isRightToLeft } from "./words.js";

export function write(card, language) {
  card.lang = language;
  card.dir = isRightToLeft(language) ? "rtl" : "ltr";
}

/** The ID of the question on the card. */
export const asked = (card) => card.querySelector("[data-question]")?.getAttribute("data-question");

/**
 * After the buyer has acted: focuses the element that `css` selects, without scrolling, then scrolls once to the top of
 * the card. A field that already has focus is left alone: it would begin again at its first part.
 */
export function moveOn(card, css) {
  card.dataset.moved = "";
  const target = card.querySelector(css);
  if (target !== card.getRootNode().activeElement) target?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start", behavior: "instant" });
}
