// A question that was drawn before there was an engine shows its days as on 1 January 1970 (`SOME_DAY` in
// `src/publish/snippet.rs`): here they become the buyer's.

import { isZone, offset, writeDay } from "./intl.js";

const DAY = 86_400_000;

/** Moves the days in what is drawn, in the first zone that the browser knows, and writes them in a language. */
export function moveDays(nodes, zones, now, language) {
  // A browser takes its time over zones.
  if (!nodes.querySelector("[type=date]")) return;
  const local = now + offset(firstKnown(zones), now) * 1000;
  const today = local - (((local % DAY) + DAY) % DAY);
  const moved = (text) => today + Date.parse(text);
  for (const button of nodes.querySelectorAll("[data-day]")) {
    const day = moved(button.dataset.day);
    button.dataset.day = plain(day);
    button.querySelector(".hint").textContent = writeDay(language, day, false);
  }
  for (const field of nodes.querySelectorAll("[type=date][max]")) field.max = plain(moved(field.max));
}

function firstKnown(zones) {
  for (const zone of zones) if (isZone(zone)) return zone;
  return "UTC";
}

const plain = (midnight) => new Date(midnight).toISOString().slice(0, 10);
