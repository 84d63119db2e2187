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
    hint.textContent = writeDay(language, day, false);
    hint.removeAttribute("style");
  }
}

/** Leaves room for days that are written later: a text as long as they are, which nobody sees. */
export function makeRoom(nodes) {
  for (const hint of nodes.querySelectorAll("[data-day] .hint")) {
    hint.textContent = new Date(0).toUTCString();
    hint.style.visibility = "hidden";
  }
}

const plain = (midnight) => new Date(midnight).toISOString().slice(0, 10);
