// The message to the shop on its ways: whole to be copied, shortened where an address has no room for all of it.
//
// A letter comes in parts, each begun by a sign, its rank and another sign. Where there is no room, the parts of rank 1
// go first, then those of rank 2, and so on; what was typed is shortened before it goes; those of rank 0 stay.
// `src/view/letter.rs` says what has which.

import { parseTemplate } from "url-template";

/** What every mail program takes. */
const MAIL = 1_600;
/** What every server takes. */
const FORM = 4_000;
const TYPED = "5";
const LAST = 7;
/** As many letters of each typed text stay while they can. */
const SHORTER = [400, 200, 100, 50];

export const whole = (letter) => without(partsOf(letter), 0);

/** The text without what the buyer typed. */
export const untyped = (letter) => without(untypedOf(letter), 0);

/** Pairs of rank and text. */
const partsOf = ({ parts }) => parts.split("\x01").slice(1).map((part) => part.split("\x04"));
const untypedOf = (letter) => partsOf(letter).filter(([rank]) => rank !== TYPED);

const without = (parts, most) =>
  parts.filter(([rank]) => rank === "0" || +rank > most).map(([, text]) => text).join("").trim();

/** Mail programs want both characters of a line break. Encoded, nothing in a text can end it. */
const encoded = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));

/** The address of a mail with subject and text, from one that begins with `mailto:`. */
export function mail(address, letter) {
  const { subject } = letter;
  return fitting(partsOf(letter), MAIL, (text) => `${address}?subject=${encoded(subject)}&body=${encoded(text)}`);
}

/**
 * A form's address from an RFC 6570 template. Addresses are seen on their way and kept in lists, so what the buyer
 * typed never stands in one.
 */
export function form(template, letter, code) {
  const { subject } = letter;
  const address = parseTemplate(template);
  const names = (text) => ({ subject, code, summary: text, message: text, tf_subject: subject, tf_description: text });
  return fitting(untypedOf(letter), FORM, (text) => address.expand(names(text)));
}

/** The first address that is short enough. At the very end the text is cut where it must be. */
function fitting(parts, room, address) {
  for (const text of everShorter(parts)) {
    const found = address(text);
    if (found.length < room) return found;
  }
  const letters = [...without(parts, LAST)];
  while (letters.length > 0 && address(letters.join("")).length >= room) letters.length -= Math.ceil(letters.length / 8);
  return address(letters.join(""));
}

function* everShorter(parts) {
  for (let rank = 0; rank < TYPED; rank += 1) yield without(parts, rank);
  for (const most of SHORTER) yield without(parts.map((part) => shortened(part, most)), TYPED - 1);
  for (let rank = +TYPED; rank <= LAST; rank += 1) yield without(parts, rank);
}

const shortened = ([rank, text], most) =>
  [rank, rank === TYPED && text.length > most ? `${[...text].slice(0, most).join("")} […]` : text];
