// The files beside the script, fetched from where the script itself came from. In the npm package, whose files a
// bundler may have moved, `www/package/files.js` stands for this one.

import { get } from "./get.js";

export const wasmFile = () => get("engine", new URL("refund-check.wasm", import.meta.url));

/** A list of words, by the name of its file. */
export const wordsFile = async (name) => (await get("lang", new URL(`words/${name}.json`, import.meta.url))).json();

export const styleFile = () => get("style", new URL("refund-check.css", import.meta.url));
