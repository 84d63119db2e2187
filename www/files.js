// The files beside the script, fetched from where the script itself came from. Each is what `read` makes of it, which
// throws where it is not what it shall be. In the npm package, whose files a bundler may have moved,
// `www/package/files.js` stands for this one.

import { failure, get } from "./get.js";

/** `www/at-work.js`, as it is built. */
const ENGINE = "refund-check-engine.js";

const beside = (name) => new URL(name, import.meta.url);

/** As a response. */
export const wasmFile = (read) => get("engine", beside("refund-check.wasm"), read);

/** A list of words, by the name of its file. By the edition in the address no cache takes one release's for another's. */
export const wordsFile = (name, edition, read) =>
  get("lang", beside(`words/${name}.json?${edition}`), async (response) => read(await response.json()));

/** A browser may keep an import that failed under its address: each other try has another one. */
let tries = 0;

/** The script that works with the wasm. Where it does not come it is asked for once more, past every cache. */
export async function engineScript() {
  try {
    return await imported();
  } catch {
    // An import does not say what is wrong with it.
    await get("engine", beside(ENGINE), () => {});
    return imported().catch((error) => {
      throw error.problem ? error : failure("engine", "corrupt", error.message);
    });
  }
}

/** Of this script's own release: by the edition in the address no cache takes one for the other. */
async function imported() {
  const { href } = beside(`${ENGINE}?${SCRIPT_EDITION}${"-".repeat(tries)}`);
  tries += 1;
  const named = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll("script[integrity]")]).find(({ src }) => src === import.meta.url);
  if (named) await check(href, named);
  const found = await import(href);
  if (found.edition !== SCRIPT_EDITION) throw failure("engine", "mixed", "the two scripts are of two releases");
  return found;
}

/** Where a page pins this script by its hash, that one is held to its own before anything of it runs. */
async function check(href, { nonce }) {
  const link = document.createElement("link");
  // Before 2023 not every browser knew it.
  if (link.relList.supports?.("modulepreload")) {
    await new Promise((done, fail) => {
      const onerror = () => fail(new Error(`${ENGINE} is not as it was made`));
      Object.assign(link, { rel: "modulepreload", href, integrity: SCRIPT_INTEGRITY, crossOrigin: "anonymous", nonce, onload: done, onerror });
      document.head.append(link);
    }).finally(() => link.remove());
  }
  // WebKit (2.50) preloads it whatever its hash, and runs what it has preloaded: a fetch looks at the hash in every browser.
  await fetch(href, { integrity: SCRIPT_INTEGRITY, cache: "force-cache" });
}
