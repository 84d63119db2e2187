// The files of the CommonJS entry, which contains them all. It is made for servers and test runners, some of which have
// neither `fetch` nor `Response`, so `read` gets an object with just the members of a response that it uses.

import { WORDS } from "./words.js";

export const wordsFile = async (name, _edition, read) => read((await WORDS[name]()).default);

export const engineScript = () => import("../at-work.js");

/** Not zipped: that would need `DecompressionStream`. */
export async function wasmFile(read) {
  const bytes = Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
  return read({ headers: new Map(), arrayBuffer: async () => bytes.buffer });
}
