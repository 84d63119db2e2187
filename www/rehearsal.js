// A browser compiles what it runs when it first runs it, which the first press would wait for.

import { later } from "./pieces.js";
import { Visit } from "./visit.js";

let isDone = false;

/** Goes through a press while nobody waits, once a page: in a document that nobody sees, which has no tab to keep answers in. */
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
    } catch {
      // What cannot be done is told when it is to be done.
    } finally {
      visit.free();
    }
  });
}
