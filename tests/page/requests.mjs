// Requests for `decide`, made up at random from a seed: sensible ones, and whatever else a program may send.

import { generator } from "./mutation.mjs";

/**
 * Moments with a place: an ordinary one, the edges of days and years, and clocks that change within the windows.
 * Governments change their minds and browsers learn of it in their own time, so Cairo and Havana are in the past.
 */
const PRESENTS = [
  ["2026-11-22T09:00:00Z", "Europe/Berlin"],
  ["2027-04-03T22:15:00Z", "Europe/Berlin"],
  ["2026-10-25T00:30:00+00:00", "europe/berlin"],
  ["2026-11-08T23:30:00Z", "America/New_York"],
  ["2026-03-08T02:30:00-05:00", "US/Eastern"],
  ["2026-10-04T15:10:00Z", "Australia/Lord_Howe"],
  ["2014-05-16T09:00:00Z", "Africa/Cairo"],
  ["2014-09-26T21:30:00Z", "Africa/Cairo"],
  ["2025-11-02T05:30:00Z", "America/Havana"],
  ["2012-01-05T10:00:00Z", "Pacific/Apia"],
  ["2024-02-29T23:59:59.999Z", "UTC"],
  ["2024-03-14T18:15:00Z", "Asia/Kathmandu"],
  ["2025-12-31T10:00:00Z", "Pacific/Kiritimati"],
  ["2026-01-01T10:59:59Z", "Pacific/Pago_Pago"],
  ["2027-01-14T23:30:00Z", "America/St_Johns"],
  ["2026-05-05T05:05:05.5Z", "Asia/Kolkata"],
];
/** Zones whose rules the databases of command and browser agree on at every moment above. */
const STEADY = PRESENTS.map(([, zone]) => zone).filter((zone) => !["Africa/Cairo", "America/Havana"].includes(zone));
const ZONES = [
  "PST", "act", "Factory", "SystemV/PST8", "US/Pacific-New", "Etc/Unknown",
  "Mars/Olympus", "", "+01:00", "Z", "GMT", "Etc/GMT+5", "Europe/Berlin ", "Europe/Берлин", "\0",
];
const OPTIONS = {
  reason: [
    "not-delivered", "defective", "not-as-described", "changed-mind", "bought-by-mistake", "lacks-expertise",
    "expected-something-else", "other",
  ],
  fault: ["major", "minor", "unsure"],
  proof: ["can-show", "not-yet", "only-hoped"],
  support: ["not-contacted", "in-progress", "could-not-fix", "fixed"],
};
const TIMES = ["unknown", "00:00", "10:00", "02:30", "23:59:59.999", "24:00", "noon", "9:00", "10:00Z", "12:60", ""];
const ODD_TEXTS = [
  "", "unsure", "unknown", "Major", "<b>x</b>", 'a "quoted" \\ text', "line\nbreak", "\0", "naïve 🦊 ﷽ \u2028", "x".repeat(41),
  "é".repeat(40), "0000-00-00", "2026-02-30", "2023-02-29", "8.11.2026", "2026-11-08T24:00", "2026-11-08 10:00",
  "2026-11-08T10:00:00+24:00", "2026-11-08T10:00+1", "9999-12-31", "0001-01-01", "-001-01-01", "２０２６-11-08",
];
const NO_TEXTS = [null, 0, 7.5, true, [], ["other"], {}, { reason: "other" }];
const ODD_IDS = ["nothing", "", "Reason", "reason.time", "support.time", "purchased.time.time", "__proto__", "0", "7", "🦊"];
const ODD_MOMENTS = ["", "now", "2026-11-22", "2026-11-22T09:00", "2026-02-30T00:00:00Z", "2026-11-22T09:00:00", ...NO_TEXTS];

/** `count` requests, the same for the same seed. */
export function requests(count, seed) {
  const random = generator(seed);
  return Array.from({ length: count }, () => request(random));
}

function request(random) {
  const [now, zone] = random.pick(PRESENTS);
  const whole = {
    answers: answers(random, now),
    now: random.once(40) ? random.pick(ODD_MOMENTS) : now,
    time_zone: random.once(8) ? random.pick([...ZONES, ...STEADY, ...NO_TEXTS]) : zone,
  };
  if (random.once(50)) whole.answers = random.pick([...NO_TEXTS, "reason"]);
  if (random.once(50)) delete whole[random.pick(Object.keys(whole))];
  if (random.once(50)) whole.more = "of no meaning";
  return shuffled(whole, random);
}

function answers(random, now) {
  const given = {};
  for (const [question, options] of Object.entries(OPTIONS)) {
    if (!random.once(5)) given[question] = random.pick(options);
  }
  if (!random.once(5)) given.purchased = date(random, Date.parse(now));
  if (random.once(2)) given["purchased.time"] = random.pick(TIMES);
  const id = random.pick(["reason", "fault", "proof", "purchased", "purchased.time", "support", ...ODD_IDS]);
  if (random.once(12)) set(given, id, random.pick([...ODD_TEXTS, ...NO_TEXTS]));
  return shuffled(given, random);
}

/** A purchase in one of the forms, most often where a window ends. */
function date(random, now) {
  if (random.once(12)) return random.pick(ODD_TEXTS);
  const days = random.pick([0, 1, 13, 14, 14, 14, 15, 16, 300, -1]);
  const off = random.pick([0, 0, 1, -1, 1000, -1000, 60_000, 3_600_000, -3_600_000, random.below(86_400_000)]);
  const text = new Date(now - days * 86_400_000 + off).toISOString();
  const local = (length) => text.slice(0, length);
  return random.pick(["unsure", local(10), local(10), local(16), local(19), text, `${local(19)}-03:30`]);
}

/** The same properties in another order. */
function shuffled(object, random) {
  const entries = Object.entries(object);
  for (let place = entries.length - 1; place > 0; place -= 1) {
    const other = random.below(place + 1);
    [entries[place], entries[other]] = [entries[other], entries[place]];
  }
  return Object.fromEntries(entries);
}

/** Even where the name is `__proto__`. */
function set(object, name, value) {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
