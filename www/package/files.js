// The npm package's files. A bundler that knows `new URL(…, import.meta.url)`, such as Vite or webpack, takes the wasm
// along and gives it another name. Where none does, there is a second copy in a module, which every bundler takes
// along: servers that run the package as it is, esbuild and Rollup come to that one without a request in vain.

import css from "refund-check-css";

const WASM = "application/wasm";
const WORDS = {
  "ar": () => import("./refund-check-words.ar.js"),
  "ar.policy": () => import("./refund-check-words.ar.policy.js"),
  "de": () => import("./refund-check-words.de.js"),
  "de.policy": () => import("./refund-check-words.de.policy.js"),
  "es": () => import("./refund-check-words.es.js"),
  "es.policy": () => import("./refund-check-words.es.policy.js"),
  "fr": () => import("./refund-check-words.fr.js"),
  "fr.policy": () => import("./refund-check-words.fr.policy.js"),
  "ja": () => import("./refund-check-words.ja.js"),
  "ja.policy": () => import("./refund-check-words.ja.policy.js"),
  "pt-BR": () => import("./refund-check-words.pt-BR.js"),
  "pt-BR.policy": () => import("./refund-check-words.pt-BR.policy.js"),
};
const MAGIC = "0,97,115,109";

/** A list of words, in a module of its own, which bundlers load when it is used. */
export const wordsFile = async (name) => (await WORDS[name]()).default;

export const styleFile = async () => new Response(css);

/** From the file that the bundler made, or else from the module. */
export async function wasmFile() {
  const address = emitted();
  return (address && (await fetched(address).catch(() => undefined))) ?? carried();
}

/** Where the bundler has put the wasm, if it has. */
function emitted() {
  try {
    const { href } = new URL("./refund-check.wasm", import.meta.url);
    return href.endsWith("/refund-check.wasm") ? undefined : href;
  } catch {
    return undefined; // a script that is no module has no address of its own
  }
}

/** Nothing where the file is not to be had, or is another one: many servers answer with `index.html` to everything. */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  if (response.headers.get("content-type")?.startsWith(WASM)) return response;
  const bytes = await response.arrayBuffer();
  return String(new Uint8Array(bytes.slice(0, 4))) === MAGIC ? new Response(bytes) : undefined;
}

async function carried() {
  const { zipped } = await import("./refund-check-inline.js");
  const bytes = Uint8Array.from(atob(zipped), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(whole, { headers: { "content-type": WASM } });
}
