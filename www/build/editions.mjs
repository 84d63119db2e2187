// What belongs together in a release. Scripts, wasm and words are files of their own, and a cache, or somebody who copies
// by hand, can mix those of two releases. So each file names its edition, and the scripts know which they go with.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sectionOf, withSection } from "./custom-sections.mjs";

/** Where a wasm names its edition; `www/wasm.js` reads it there. */
export const SECTION = "edition";
const LETTERS = 8;

/** A short hash: no two releases look alike by chance. */
export function hashOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, LETTERS);
}

/** A wasm that names its edition. The script calls its functions by number, so its glue belongs to it. */
export const withEdition = (wasm, glue) => withSection(wasm, SECTION, hashOf(wasm, glue));

/** The names that stand for editions in the scripts, for esbuild to replace. Needs the wasm files and the command. */
export async function editions() {
  const { supportWasm, wasm } = await import("./wasm.mjs");
  const { phrasesEdition } = await import("./words.mjs");
  const named = {
    PHRASES_EDITION: await phrasesEdition(),
    SUPPORT_EDITION: sectionOf(await readFile(supportWasm), SECTION),
    WASM_EDITION: sectionOf(await readFile(wasm), SECTION),
  };
  return Object.fromEntries(Object.entries(named).map(([name, edition]) => [name, JSON.stringify(edition)]));
}
