// A browser compiles what it runs when it first runs it, and fetches its own icons and fonts when it first lays them out,
// which the first press would wait for.

import { later } from "./pieces.js";
import { Visit } from "./visit.js";

let isDone = false;

/**
 * Goes through a press while nobody waits, once a page: in a document that nobody sees, which has no tab to keep answers in.
 * What it draws is laid out where the next question will be, and is gone before anything is painted.
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
      // What cannot be done is told when it is to be done.
    } finally {
      visit.free();
      away.remove();
    }
  });
}

/** A phone takes longer over its first date field, whose icon is a picture of the browser's, than over all the rest of a question. */
function layOut(away, card) {
  away.className = "card";
  away.style.cssText = `position:fixed;width:${card.offsetWidth}px;height:0;visibility:hidden`;
  card.after(away);
  void away.offsetHeight; // who asks for it has it laid out
}
