// The buyer's time zone, as the browser tells it. No other file of the element reads its name.

import { isZone, offset } from "./intl.js";

/** The names that a browser tells instead of a zone that it hides. */
const NO_ZONE = /^(Etc\/)?(UTC|UCT|GMT|Universal|Zulu|Greenwich)$/i;

/** Zones with an offset that is no whole hour, by their minutes ahead of UTC. */
const PARTS = {
  "-570": "Pacific/Marquesas", "-210": "America/St_Johns", "210": "Asia/Tehran", "270": "Asia/Kabul", "330": "Asia/Kolkata",
  "345": "Asia/Kathmandu", "390": "Asia/Yangon", "525": "Australia/Eucla", "570": "Australia/Darwin",
  "630": "Australia/Lord_Howe", "765": "Pacific/Chatham",
};

/**
 * The buyer's zone, and a doubt about it, if there is one. A browser may hide its zone, or a page may have replaced the
 * function that tells it; then the clock's offset from UTC stands for it, and days are the buyer's all the same.
 */
export function timeZone() {
  const ahead = -new Date().getTimezoneOffset();
  const zone = named();
  const isNamed = typeof zone === "string" && isZone(zone);
  const agrees = isNamed && offset(zone, Date.now()) === ahead * 60;
  // A browser that says UTC and has a clock in UTC may hide both, or may really be there: nothing tells the two apart.
  if (agrees) return { zone };
  if (isNamed && !NO_ZONE.test(zone)) return { zone, doubt: `the browser's clock does not go by \`${zone}\`, which it names as its zone` };
  const doubt = "the browser names no zone of its own; days are those of its clock. `time-zone` can be given";
  return { zone: byClock(ahead), doubt };
}

function named() {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A zone with an offset of so many minutes; the names of such zones have the sign inverted. */
function byClock(ahead) {
  const hours = Math.abs(ahead / 60);
  if (Number.isInteger(hours) && ahead !== 0 && hours <= 14) return `Etc/GMT${ahead > 0 ? "-" : "+"}${hours}`;
  return PARTS[ahead] ?? "UTC";
}
