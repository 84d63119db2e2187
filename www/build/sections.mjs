// Reads a wasm file: its sections, and the names and sizes of its functions.

const CUSTOM = 0;
const IMPORTS = 2;
const CODE = 10;
const DATA = 11;
const FUNCTION = 0;
const NAMES_OF_FUNCTIONS = 1;

/** The sections of a wasm, in order: `{ id, bytes }`. */
export function sectionsOf(wasm) {
  const sections = [];
  const reader = new Reader(wasm.subarray(8));
  while (!reader.isDone()) sections.push({ id: reader.byte(), bytes: reader.sized() });
  return sections;
}

const find = (sections, id) => new Reader(sections.find((section) => section.id === id)?.bytes ?? new Uint8Array([0]));

export const dataSize = (sections) => sections.find(({ id }) => id === DATA)?.bytes.length ?? 0;

/** The size of each function in bytes, 0 for an imported one. */
export function sizesOf(sections) {
  const imported = new Array(importedFunctions(sections)).fill(0);
  return [...imported, ...bodiesOf(sections).map((body) => body.length)];
}

/** The body of each function that is not imported. */
export function bodiesOf(sections) {
  const code = find(sections, CODE);
  const bodies = [];
  for (let count = code.number(); count > 0; count -= 1) bodies.push(code.sized());
  return bodies;
}

/** How many functions are imported; the others are numbered after them. */
export function importedFunctions(sections) {
  const imports = find(sections, IMPORTS);
  const count = imports.number();
  for (let at = 0; at < count; at += 1) {
    imports.text();
    const name = imports.text();
    if (imports.byte() !== FUNCTION) throw new Error(`\`${name}\` is imported and no function`);
    imports.number();
  }
  return count;
}

/** Whether a section is the name section. */
export const isNames = ({ id, bytes }) => id === CUSTOM && new Reader(bytes).text() === "name";

/** A name without the hashes that tell crates of one name apart. */
export const plainName = (name) => name.replace(/\[[0-9a-f]{15,16}\]/g, "");

/** The names of functions, by index. */
export function namesOf(sections) {
  const reader = new Reader(sections.find(isNames)?.bytes ?? new Uint8Array([0]));
  reader.text();
  const names = new Map();
  while (!reader.isDone()) {
    const kind = reader.byte();
    const part = new Reader(reader.sized());
    if (kind !== NAMES_OF_FUNCTIONS) continue;
    for (let count = part.number(); count > 0; count -= 1) names.set(part.number(), part.text());
  }
  return names;
}

class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  isDone() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    return this.#bytes[this.#at++];
  }

  /** Unsigned LEB128. */
  number() {
    let [number, shift] = [0, 1];
    let byte;
    do {
      byte = this.byte();
      number += (byte & 127) * shift;
      shift *= 128;
    } while (byte > 127);
    return number;
  }

  sized() {
    const length = this.number();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text() {
    return new TextDecoder().decode(this.sized());
  }
}
