// `npm run size -- --functions`: the size of each function of the buyer's wasm, and of each room. The bytes are those
// of the wasm before Brotli, because compressed bytes cannot be assigned to functions.

import { readFile } from "node:fs/promises";
import { dataSize, namesOf, plainName, sectionsOf, sizesOf } from "./sections.mjs";

/** Maximum functions that are listed one by one. */
const LISTED = 60;

/** The list as lines, for a wasm that still has its names. */
export async function functionsOf(file) {
  const sections = sectionsOf(await readFile(file));
  const names = namesOf(sections);
  const sizes = sizesOf(sections).map((bytes, place) => ({ name: plainName(names.get(place) ?? `function ${place}`), bytes }));
  const functions = sizes.filter(({ bytes }) => bytes > 0).sort((one, other) => other.bytes - one.bytes);
  const rooms = new Map([["data", dataSize(sections)]]);
  for (const { name, bytes } of functions) rooms.set(roomOf(name), (rooms.get(roomOf(name)) ?? 0) + bytes);
  const byRoom = [...rooms].sort(([, one], [, other]) => other - one);
  return [
    ...byRoom.map(([room, bytes]) => line(bytes, room)),
    line(byRoom.reduce((sum, [, bytes]) => sum + bytes, 0), "together"),
    "",
    ...functions.slice(0, LISTED).map(({ name, bytes }) => line(bytes, name)),
  ];
}

const line = (bytes, text) => `${bytes.toLocaleString("en").padStart(9)}  ${text}`;

/** The module of ours, or else the crate, of a function. A generic instance for a type of ours counts for our module. */
export function roomOf(name) {
  if (/^(<)?(core::ptr::drop_in_place|core::ptr::drop_glue)/.test(name)) return "dropping";
  const ours = /refund_check::(\w+(?:::[a-z_]\w*)?)/.exec(name)?.[1];
  if (ours) return ours;
  return /^[<&(]*(?:dyn |mut )*(\w+)::/.exec(name)?.[1] ?? "others";
}
