// A browser compiles code when it first runs, and fetches its own icons and fonts when it first lays them out. Without
// a rehearsal, the first press would wait for both.

import { write } from "./card.js";
import { later } from "./pieces.js";
import { Visit } from "./visit.js";

let isDone = false;

/**
 * Rehearses a press while the browser is idle, once a page: in a document that is not shown and has no session storage.
 * What it draws is laid out where the next question will be, and is removed before anything is painted.
 */
export function rehearse(card, by, now) {
  const option = card.querySelector("[data-option]");
  if (isDone || !option) return;
  isDone = true;
  later(() => {
    const away = card.ownerDocument.implementation.createHTMLDocument("").createElement("div");
    const visit = new Visit(away);
    try {
      visit.goBy({ ...by, names: { key: "", texts: "" } });
      visit.happen("answer", option.closest("[data-question]").dataset.question, option.dataset.option, now);
      layOut(away, card);
    } catch {
      // An error is reported when the buyer really presses.
    } finally {
      visit.free();
      away.remove();
    }
  });
}

/** Forces a layout. A phone takes longer over its first date field, whose icon is the browser's, than over all the rest. */
function layOut(away, card) {
  away.className = "card";
  write(away, card.lang);
  away.style.cssText = `position:fixed;box-sizing:border-box;width:${card.offsetWidth}px;height:0;visibility:hidden`;
  card.after(away);
  void away.offsetHeight; // reading it forces the layout
}
