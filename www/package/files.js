// The npm package's files. A bundler that knows `new URL(…, import.meta.url)`, such as Vite or webpack, takes the wasm
// along and gives it another name. Where none does, there is a second copy in a module, which every bundler takes
// along: servers that run the package as it is, esbuild and Rollup come to that one without a request in vain.

import { get } from "../get.js";
import { WORDS } from "./words.js";

/** A list of words, in a module of its own, which bundlers load when it is used. */
export const wordsFile = async (name, _edition, read) => read((await WORDS[name]()).default);

/** What works with the wasm stands in the same module. */
export const engineScript = () => import("../at-work.js");

/**
 * From the file that the bundler made, or else from the module: the file may not be to be had, or be another one, since
 * many servers answer with `index.html` to everything.
 */
export async function wasmFile(read) {
  const address = emitted();
  const found = address && (await get("engine", new URL(address), read).catch(() => undefined));
  return found ?? read(await carried());
}

/** Where the bundler has put the wasm, if it has. */
function emitted() {
  try {
    const { href } = new URL("../dist/refund-check.wasm", import.meta.url);
    return href.endsWith("/refund-check.wasm") ? undefined : href;
  } catch {
    return undefined; // a script that is no module has no address of its own
  }
}

async function carried() {
  // @ts-expect-error -- written with the package
  const { zipped } = await import("./refund-check-inline.js");
  const bytes = Uint8Array.from(atob(zipped), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(whole, { headers: { "content-type": "application/wasm" } });
}
