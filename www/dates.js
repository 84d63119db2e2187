// Turns dates as programs write them into the form that answers have: a page takes them from its database or its
// server's language. An unclear date stays as it is, and the engine reports it to the page as unusable.

/** SQL's form (`2026-11-08 10:00:00`), and ISO 8601 with an offset that has no colon or no minutes. */
const SQL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)? ?(?:(Z|UTC|GMT)|([+-]\d\d)(?::?(\d\d))?)?$/i;
/** The form of RFC 2822, as in mails, PHP and `toUTCString`, and that of `toString`: both name an instant. */
const NAMED = /^[a-z]{3},? (\d\d? [a-z]{3}|[a-z]{3} \d\d?) \d{4} \d\d:\d\d(:\d\d)? (GMT|UTC|UT|GMT[+-]\d{4}|[+-]\d{4})( \(.*\))?$/i;

export function plainDate(text) {
  const [, day, time, utc, hours, minutes = "00"] = SQL.exec(text) ?? [];
  if (day) return `${day}T${time}${utc ? "Z" : hours ? `${hours}:${minutes}` : ""}`;
  const instant = NAMED.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(instant) ? text : new Date(instant).toISOString();
}
