// A question that is drawn without the engine has its days as on 1 January 1970 (`SOME_DAY` in
// `src/publish/snippet.rs`). Here they become the buyer's days, again whenever the page gives another time or zone.

import { isZone, offset, writeDay } from "./intl.js";
import { timeZone } from "./zone.js";

const DAY = 86_400_000;

/** Moves the days in `nodes` to those around `now`, in the given zone or else the buyer's, and writes them in `language`. */
export function moveDays(nodes, given, now, language) {
  const field = nodes.querySelector("[type=date][max]");
  // Looking up a zone is slow in browsers, so it is skipped where there are no days.
  if (!field) return;
  const zone = given && isZone(given) ? given : timeZone().zone;
  const local = now + offset(zone, now) * 1000;
  const today = local - (((local % DAY) + DAY) % DAY);
  // The field's maximum is today, so the difference between both todays is what each day moves by.
  const further = today - Date.parse(field.max);
  field.max = plain(today);
  for (const button of nodes.querySelectorAll("[data-day]")) {
    const day = Date.parse(button.dataset.day) + further;
    button.dataset.day = plain(day);
    const hint = button.querySelector(".hint");
    const said = writeDay(language, day, false);
    // WebKit fires no click if the button's text node was replaced during the press.
    if (hint.textContent !== said) hint.textContent = said;
    hint.removeAttribute("style");
  }
}

/** The longest days: in the languages that write them in few letters, and in all others. */
const SHORT = "Wednesday, September 30, 2026";
const LONG = "segunda-feira, 30 de setembro de 2026";

/** Reserves a line for each day that is written later, by a hidden text, against layout shift. */
export function makeRoom(nodes, language) {
  for (const hint of hints(nodes)) {
    hint.textContent = /^(de|en|fr|ja)/i.test(language) ? SHORT : LONG;
    // As wide as the button is without this text.
    Object.assign(hint.style, { visibility: "hidden", whiteSpace: "nowrap", width: "0", minWidth: "100%" });
  }
}

/** Whether a line is enough for any day, in this width and font. */
export const hasRoom = (nodes) => hints(nodes).every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

/** Without a clock or a zone, no day can be offered, and the date field has no maximum. */
export function dropDays(nodes) {
  nodes.querySelector(".days")?.remove();
  nodes.querySelector("[max]")?.removeAttribute("max");
}

const hints = (nodes) => [...nodes.querySelectorAll("[data-day] .hint")];

const plain = (midnight) => new Date(midnight).toISOString().slice(0, 10);
