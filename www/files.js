// The files beside the script, fetched from where the script itself came from. Each is what `read` makes of it, which
// throws where it is not what it shall be. In the npm package, whose files a bundler may have moved,
// `www/package/files.js` stands for this one.

import { get } from "./get.js";

const beside = (name) => new URL(name, import.meta.url);

/** As a response. */
export const wasmFile = (read) => get("engine", beside("refund-check.wasm"), read);

/** A list of words, by the name of its file. By the edition in the address no cache takes one release's for another's. */
export const wordsFile = (name, edition, read) =>
  get("lang", beside(`words/${name}.json?${edition}`), async (response) => read(await response.json()));
