// Fetches the files beside the script, from where the script itself came from. Each function returns what `read` makes
// of the file; `read` throws where the file is wrong. In the npm package, whose files a bundler may have moved,
// `www/package/files.js` replaces this module.

import { failure, get } from "./get.js";

/** `www/at-work.js`, as it is built. */
const ENGINE = "refund-check-engine.js";

const beside = (name) => new URL(name, import.meta.url);

/** The wasm, as a response. */
export const wasmFile = (read) => get("engine", beside("refund-check.wasm"), read);

/** A list of words, by the name of its file. The edition in the address keeps caches from mixing two releases. */
export const wordsFile = (name, edition, read) =>
  get("lang", beside(`words/${name}.json?${edition}`), async (response) => read(await response.json()));

/** A browser may cache a failed import by its address, so each new try has another address. */
let tries = 0;

/** The script that works with the wasm. If its import fails, it is fetched once more, past every cache. */
export async function engineScript() {
  try {
    return await imported();
  } catch {
    // A failed import does not say why; a fetch does.
    await get("engine", beside(ENGINE), () => {});
    return imported().catch((error) => {
      throw error.problem ? error : failure("engine", "corrupt", error.message);
    });
  }
}

/** Imports the script of this release: the edition in the address keeps caches from mixing two releases. */
async function imported() {
  const { href } = beside(`${ENGINE}?${SCRIPT_EDITION}${"-".repeat(tries)}`);
  tries += 1;
  const named = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll("script[integrity]")]).find(({ src }) => src === import.meta.url);
  if (named) await check(href, named);
  const found = await import(href);
  if (found.edition !== SCRIPT_EDITION) throw failure("engine", "mixed", "the two scripts are of two releases");
  return found;
}

/** Where a page pins this script by its hash (subresource integrity), the engine's is checked by its own before it runs. */
async function check(href, { nonce }) {
  const link = document.createElement("link");
  // Not every browser before 2023 supports `modulepreload`.
  if (link.relList.supports?.("modulepreload")) {
    await new Promise((done, fail) => {
      const onerror = () => fail(new Error(`${ENGINE} is not as it was made`));
      Object.assign(link, { rel: "modulepreload", href, integrity: SCRIPT_INTEGRITY, crossOrigin: "anonymous", nonce, onload: done, onerror });
      document.head.append(link);
    }).finally(() => link.remove());
  }
  // WebKit (2.50) preloads a module whatever its hash, and runs it: a fetch checks the hash in every browser.
  await fetch(href, { integrity: SCRIPT_INTEGRITY, cache: "force-cache" });
}
