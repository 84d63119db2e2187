// The engine: the wasm and the script that works with it, both fetched in parallel, once a page.

import { engineScript, wasmFile } from "./files.js";
import { failure } from "./get.js";
import { readOwn } from "./policy.js";
import { compiled, problemOf } from "./wasm.js";

/** The built-in policy, in its own language, and the script, once they have loaded. */
let own;
let script;
let loading;

/**
 * Loads the engine, once however often it is called, and returns the built-in policy. After a failed load, the next
 * call tries again.
 */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The engine's script; it is there once `load` has ended. @returns {typeof import("./at-work.js")} */
export const engine = () => script;

async function start() {
  const [{ module, rules }, found] = await Promise.all([wasmFile((response) => compiled(response, WASM_EDITION)), engineScript()]);
  try {
    found.begin(module);
  } catch (error) {
    throw failure("engine", problemOf(error), error.message);
  }
  script = found;
  own = readOwn(rules);
  return own;
}

/** Decides a request by the built-in policy, like the command `decide`: `{ question }`, `{ verdict }` or `{ invalid }`. */
export async function decide(request) {
  await load();
  return script.decide(own, request);
}
