// The buyer's zone, as the browser tells it. Nothing else reads it.

import { isZone, offset } from "./intl.js";

/** What a browser that hides its zone says instead. */
const NO_ZONE = /^(Etc\/)?(UTC|UCT|GMT|Universal|Zulu|Greenwich)$/i;

/** Zones whose clocks are off by a part of an hour, by the minutes that they are ahead of UTC. */
const PARTS = {
  "-570": "Pacific/Marquesas", "-210": "America/St_Johns", "210": "Asia/Tehran", "270": "Asia/Kabul", "330": "Asia/Kolkata",
  "345": "Asia/Kathmandu", "390": "Asia/Yangon", "525": "Australia/Eucla", "570": "Australia/Darwin",
  "630": "Australia/Lord_Howe", "765": "Pacific/Chatham",
};

/**
 * The buyer's zone, and what is to be doubted about it. A browser may hide its zone, or a page may have replaced what
 * tells it; then the clock's own distance from UTC stands for it, and days are the buyer's all the same.
 */
export function timeZone() {
  const ahead = -new Date().getTimezoneOffset();
  const zone = named();
  const isNamed = typeof zone === "string" && isZone(zone);
  const agrees = isNamed && offset(zone, Date.now()) === ahead * 60;
  // One that says UTC and whose clock goes by that may be hiding both, or may be there: nothing tells them apart.
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

/** A zone whose clocks are so many minutes ahead of UTC; its name has the sign turned round. */
function byClock(ahead) {
  const hours = Math.abs(ahead / 60);
  if (Number.isInteger(hours) && ahead !== 0 && hours <= 14) return `Etc/GMT${ahead > 0 ? "-" : "+"}${hours}`;
  return PARTS[ahead] ?? "UTC";
}
