// Long work in pieces, between which the page goes on. For what can be done without: a failure ends it, and that is all.

/** Milliseconds: half of what an answer to a press may take before it is felt as late, for everything else that waits. */
const PIECE = 8;
/** After so many the browser runs the next piece though it is busy. */
const PATIENCE = 1000;

const running = new WeakMap();

/**
 * Takes steps, the first piece of them at once and the others when the browser has nothing else to do. `found` hears
 * of each step's value. What was begun before for the same owner is given up.
 */
export function inPieces(owner, steps, found) {
  running.set(owner, steps);
  const next = () => {
    if (running.get(owner) === steps && piece(steps, found)) later(next);
  };
  next();
}

/** Whether there is more. */
function piece(steps, found) {
  const end = performance.now() + PIECE;
  try {
    do {
      const { done, value } = steps.next();
      if (done) return false;
      if (value) found(value);
    } while (performance.now() < end);
    return true;
  } catch {
    return false;
  }
}

/** Safari has no idle callbacks, and an element of a page may stand under their name. */
export function later(next) {
  if (typeof globalThis.requestIdleCallback === "function") requestIdleCallback(next, { timeout: PATIENCE });
  else setTimeout(next);
}
