// Zones and dates as the browser knows them; the engine calls these.

/** How many of a kind are kept: names and moments may come from anywhere, and there is no end to them. */
const MOST_KEPT = 200;

/** What stands under a key, made once. */
function kept(known, key, make) {
  if (known.size > MOST_KEPT) known.clear();
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

const formats = new Map();

/** Each format costs the browser some work. `undefined` where it knows no such zone. */
const format = (language, options) => kept(formats, language + JSON.stringify(options), () => make(language, options));

function make(language, options) {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // English stands in for a language tag that is none; a zone has no stand-in.
    return language === "en" ? undefined : make("en", options);
  }
}

const offsets = (timeZone) => format("en", { timeZone, timeZoneName: "longOffset" });

/** Only names: the browser would take offsets such as `+01:00`, too. */
export const isZone = (name) => /^[a-z]/i.test(name) && Boolean(offsets(name));

/** Offsets by zone and instant: the first press asks two hundred times for 22 of them. */
const knownOffsets = new Map();

/** Seconds that a zone's clocks are ahead of UTC by. */
export const offset = (zone, instant) =>
  kept(knownOffsets, `${zone} ${instant}`, () => readOffset(offsets(zone).format(instant)));

/** `GMT` alone is no offset at all. */
function readOffset(text) {
  const [, sign, ...parts] = /GMT([-+−])(\d+):(\d+):?(\d+)?/.exec(text) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (sign === "+" ? 1 : -1) * (hours * 3600 + minutes * 60 + seconds);
}

const near = { weekday: "long", day: "numeric", month: "long" };
const day = { ...near, year: "numeric" };
const clock = { hour: "numeric", minute: "2-digit" };
const time = { ...clock, timeZoneName: "short" };

/** A day, given as the midnight of UTC that begins it; one of this year is known without it. */
export const writeDay = (language, at, isNear) => format(language, { ...(isNear ? near : day), timeZone: "UTC" }).format(at);

/** A time of day, with its zone where the device's clock shows another one. */
export function writeTime(language, timeZone, at) {
  const isOwn = offset(timeZone, at) === -60 * new Date(at).getTimezoneOffset();
  return format(language, { ...(isOwn ? clock : time), timeZone }).format(at);
}

/** Midnight as 00:00 everywhere: few are sure what 12:00 AM is. */
export function writeInstant(language, zone, at) {
  const isMidnight = (at / 1000 + offset(zone, at)) % 86_400 === 0;
  return format(language, { ...day, ...time, timeZone: zone, ...(isMidnight && { hourCycle: "h23" }) }).format(at);
}

/** A sum in digits, with the currency as the language writes it. Every code of three letters has a way to be written. */
export function writeMoney(language, sum, currency) {
  if (!/^[A-Z]{3}$/.test(currency)) return `${currency} ${sum}`;
  const tag = format(language, {}).resolvedOptions().locale;
  return new Intl.NumberFormat(tag, { style: "currency", currency }).format(sum);
}

/** Picks the form that a number's plural takes, of `few: {} … | other: {} …`, and puts the number in. */
export function writeCount(language, forms, number) {
  const all = Object.fromEntries(forms.split("|").map((form) => form.trim().split(/: ?(.*)/s)));
  const tag = format(language, {}).resolvedOptions().locale; // one that is none is English by now
  const form = all[new Intl.PluralRules(tag).select(number)] ?? all.other;
  return form.replace("{}", new Intl.NumberFormat(tag).format(number));
}
