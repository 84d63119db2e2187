// The wasm at work: instantiated once a page, and again after a trap.

import { __wbg_reset_state, decide as decideRequest, initSync, Widget } from "refund-check-wasm";
import { failure } from "./get.js";

export { Widget };

/** How many instances there were before this one: what belongs to one of them is gone. */
let instances = 0;
export const age = () => instances;

/** Makes the first instance of a compiled module. */
export const begin = (module) => initSync({ module });

/**
 * A trap leaves an instance in no state to go on: a fresh one of the same module takes over, once.
 * @template T @param {() => T} call
 */
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

/** A request decided by a policy as `readOwn` gives it. */
export const decide = (policy, request) => guarded(() => decideRequest(policy, request));
