// The deadline as a calendar entry (RFC 5545), with a reminder the day before.

const LONGEST = 74;

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** An instant as calendars write it, in UTC. */
const stamp = (instant) => `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "")}`;

/** A line in pieces of at most 75 bytes, each after the first begun with a space; no letter is cut. */
function folded(line) {
  const bytes = new TextEncoder();
  let [text, length] = ["", 0];
  for (const letter of line) {
    const more = bytes.encode(letter).length;
    if (length + more > LONGEST) [text, length] = [`${text}\r\n `, 1];
    text += letter;
    length += more;
  }
  return text;
}

/** The file's text. */
export function calendar({ by, now, code, title, text }) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//refund-check//EN", "BEGIN:VEVENT",
    `UID:${code}@refund-check`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(by)}`, `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", `DESCRIPTION:${escaped(title)}`, "END:VALARM",
    "END:VEVENT", "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
