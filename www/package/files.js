// The npm package's files. A bundler that knows `new URL(…, import.meta.url)`, such as Vite or webpack, includes the
// wasm under another name. For all others there is a second copy in a module, which every bundler includes: servers
// that run the package as it is, esbuild and Rollup use it without a request in vain.

import { get } from "../get.js";
import { WORDS } from "./words.js";

/** A list of words, in a module of its own, which bundlers load on demand. */
export const wordsFile = async (name, _edition, read) => read((await WORDS[name]()).default);

/** The script that works with the wasm, which is bundled into the same module. */
export const engineScript = () => import("../at-work.js");

/**
 * The wasm, from the file that the bundler made, or else from the module: the file may be missing, or be another one,
 * since many servers answer with `index.html` to everything.
 */
export async function wasmFile(read) {
  const address = emitted();
  const found = address && (await get("engine", new URL(address), read).catch(() => undefined));
  return found ?? read(await carried());
}

/** The address of the wasm where the bundler has moved it; else `undefined`. */
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
