// The editions: which files belong together in a release. Scripts, wasm and words are separate files, and a cache or a
// copy by hand can mix those of two releases. So each file names its edition, and the scripts know which they need.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sectionOf, withSection } from "./custom-sections.mjs";

/** The custom section in which a wasm names its edition; `www/wasm.js` reads it. */
export const SECTION = "edition";
const LETTERS = 8;

/** A short hash, long enough that two releases do not share one by chance. */
export function hashOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, LETTERS);
}

/** The wasm with its edition. The hash covers the glue, too: the glue calls the wasm's functions by number. */
export const withEdition = (wasm, glue) => withSection(wasm, SECTION, hashOf(wasm, glue));

/** The constants for editions in the scripts, for esbuild to replace. Needs the wasm files and the command. */
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
