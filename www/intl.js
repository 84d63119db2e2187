// Zones and dates as the browser knows them; the engine calls these.

/** A cache with more entries is cleared: names and times may come from anywhere, without limit. */
const MOST_KEPT = 200;

/** The cached value of a key, made at its first use. */
function kept(known, key, make) {
  if (known.size > MOST_KEPT) known.clear();
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

const formats = new Map();

/** Cached, because making a format is slow. `undefined` for an unknown zone. */
const format = (language, options) => kept(formats, language + JSON.stringify(options), () => make(language, options));

function make(language, options) {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // English replaces an invalid language tag; an unknown zone has no replacement.
    return language === "en" ? undefined : make("en", options);
  }
}

const offsets = (timeZone) => format("en", { timeZone, timeZoneName: "longOffset" });

/** Whether a zone has this name. Only names: browsers would take offsets such as `+01:00`, too. */
export const isZone = (name) => /^[a-z]/i.test(name) && Boolean(offsets(name));

/** Cache of offsets by zone and instant: the first press asks two hundred times for 22 of them. */
const knownOffsets = new Map();

/** Seconds that a zone's clocks are ahead of UTC by. */
export const offset = (zone, instant) =>
  kept(knownOffsets, `${zone} ${instant}`, () => readOffset(offsets(zone).format(instant)));

/** The seconds of an offset such as `GMT+01:00`; `GMT` alone is zero. */
function readOffset(text) {
  const [, sign, ...parts] = /GMT([-+−])(\d+):(\d+):?(\d+)?/.exec(text) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (sign === "+" ? 1 : -1) * (hours * 3600 + minutes * 60 + seconds);
}

const near = { weekday: "long", day: "numeric", month: "long" };
const day = { ...near, year: "numeric" };
const clock = { hour: "numeric", minute: "2-digit" };
const time = { ...clock, timeZoneName: "short" };

/** A day, given as its midnight in UTC; with `isNear`, for a day of this year, without the year. */
export const writeDay = (language, at, isNear) => format(language, { ...(isNear ? near : day), timeZone: "UTC" }).format(at);

/** The options of a time in seconds: midnight is written as 00:00 everywhere, because few are sure what 12:00 AM is. */
const ofMidnight = (seconds) => seconds % 86_400 < 60 && { hourCycle: "h23" };

/** A time of day, given in milliseconds since midnight; with its seconds, unless they are zero. */
export const writeClock = (language, at) =>
  format(language, { ...clock, timeZone: "UTC", ...(at % 60_000 > 0 && { second: "2-digit" }), ...ofMidnight(at / 1000) }).format(at);

/** A time of day, with its zone where the device's clock shows another one. */
export function writeTime(language, timeZone, at) {
  const isOwn = offset(timeZone, at) === -60 * new Date(at).getTimezoneOffset();
  return format(language, { ...(isOwn ? clock : time), timeZone }).format(at);
}

/** A day and a time. */
export const writeInstant = (language, zone, at) =>
  format(language, { ...day, ...time, timeZone: zone, ...ofMidnight(at / 1000 + offset(zone, at)) }).format(at);

/** A sum in digits, with the currency as the language writes it. Browsers can write every code of three letters. */
export function writeMoney(language, sum, currency) {
  if (!/^[A-Z]{3}$/.test(currency)) return `${currency} ${sum}`;
  const tag = format(language, {}).resolvedOptions().locale;
  return new Intl.NumberFormat(tag, { style: "currency", currency }).format(sum);
}

/** Picks a number's plural form, of `few: {} … | other: {} …`, and puts the number in. */
export function writeCount(language, forms, number) {
  const all = Object.fromEntries(forms.split("|").map((form) => form.trim().split(/: ?(.*)/s)));
  const tag = format(language, {}).resolvedOptions().locale; // an invalid tag is English by now
  const form = all[new Intl.PluralRules(tag).select(number)] ?? all.other;
  return form.replace("{}", new Intl.NumberFormat(tag).format(number));
}
