// A question that was drawn before there was an engine shows its days as on 1 January 1970 (`SOME_DAY` in
// `src/publish/snippet.rs`): here they become the buyer's, and follow where the page gives another moment or zone.

import { isZone, offset, writeDay } from "./intl.js";
import { timeZone } from "./zone.js";

const DAY = 86_400_000;

/** Moves the days in what is drawn, in a zone that is given or the buyer's, and writes them in a language. */
export function moveDays(nodes, given, now, language) {
  const field = nodes.querySelector("[type=date][max]");
  // A browser takes its time over zones.
  if (!field) return;
  const zone = given && isZone(given) ? given : timeZone().zone;
  const local = now + offset(zone, now) * 1000;
  const today = local - (((local % DAY) + DAY) % DAY);
  // The latest day that can be given is the one that is today's there.
  const further = today - Date.parse(field.max);
  field.max = plain(today);
  for (const button of nodes.querySelectorAll("[data-day]")) {
    const day = Date.parse(button.dataset.day) + further;
    button.dataset.day = plain(day);
    const hint = button.querySelector(".hint");
    const said = writeDay(language, day, false);
    // WebKit takes no press for a click whose text is another node when it ends.
    if (hint.textContent !== said) hint.textContent = said;
    hint.removeAttribute("style");
  }
}

/** Days with the longest names, in the languages that write them in few letters and in any other. */
const SHORT = "Wednesday, September 30, 2026";
const LONG = "segunda-feira, 30 de setembro de 2026";

/** Leaves a line for each day that is written later: a text that nobody sees. */
export function makeRoom(nodes, language) {
  for (const hint of hints(nodes)) {
    hint.textContent = /^(de|en|fr|ja)/i.test(language) ? SHORT : LONG;
    // As wide as its button is without it.
    Object.assign(hint.style, { visibility: "hidden", whiteSpace: "nowrap", width: "0", minWidth: "100%" });
  }
}

/** Whether a line is enough for any day, in this width and font. */
export const hasRoom = (nodes) => hints(nodes).every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

/** Without a clock or a zone no day can be offered, and none is the last. */
export function dropDays(nodes) {
  nodes.querySelector(".days")?.remove();
  nodes.querySelector("[max]")?.removeAttribute("max");
}

const hints = (nodes) => [...nodes.querySelectorAll("[data-day] .hint")];

const plain = (midnight) => new Date(midnight).toISOString().slice(0, 10);
