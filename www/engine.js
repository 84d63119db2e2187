// The wasm: fetched and compiled once a page, instantiated again after a trap.

import { __wbg_reset_state, decide as decideRequest, initSync, Widget } from "refund-check-wasm";
import { wasmFile } from "./files.js";
import { failure } from "./get.js";
import { readOwn } from "./policy.js";
import { compiled, problemOf } from "./wasm.js";

export { Widget };

/** The policy that is built in, in its own language, once the engine has come. */
let own;
let loading;
/** How many instances there were before this one: what belongs to one of them is gone. */
let instances = 0;
export const age = () => instances;

/**
 * Loads the engine, once however often it is asked for, and returns the policy that is built in. A load that failed is
 * tried anew when asked again.
 */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  const { module, rules } = await wasmFile((response) => compiled(response, WASM_EDITION));
  try {
    initSync({ module });
  } catch (error) {
    throw failure("engine", problemOf(error), error.message);
  }
  own = readOwn(rules);
  return own;
}

/** A trap leaves an instance in no state to go on: a fresh one of the same module takes over, once. */
export function guarded(call) {
  try {
    return call();
  } catch (error) {
    // What has a word for programs is a reason of ours and no trap.
    if (error?.problem) throw error;
    renew();
  }
  try {
    return call();
  } catch (error) {
    if (error?.problem) throw error;
    renew();
    throw failure("engine", "trapped", String(error));
  }
}

function renew() {
  __wbg_reset_state();
  instances += 1;
}

/** Decides a request by the policy that is built in, as the command of the same name: `{ question }`, `{ verdict }` or `{ invalid }`. */
export async function decide(request) {
  await load();
  return guarded(() => decideRequest(own, request));
}
