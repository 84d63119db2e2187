// The instance of the wasm: made once a page, and again after a trap.

import { __wbg_reset_state, decide as decideRequest, initSync, Widget } from "refund-check-wasm";
import { failure } from "./get.js";

export { Widget };

/** The number of earlier instances; the objects of those are gone. */
let instances = 0;
export const age = () => instances;

/** Makes the first instance of a compiled module. */
export const begin = (module) => initSync({ module });

/**
 * Runs a call. A trap makes the instance unusable: then a new one of the same module runs the call again, once.
 * @template T @param {() => T} call
 */
export function guarded(call) {
  try {
    return call();
  } catch (error) {
    // An error with a code (`problem`) is one of ours and no trap.
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

/** Decides a request by a policy in the form that `readOwn` returns. */
export const decide = (policy, request) => guarded(() => decideRequest(policy, request));
