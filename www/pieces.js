// Runs long work in pieces, so that the main thread stays free. For optional work only: a failure ends it silently.

/** Milliseconds: half a frame at 60 Hz, to leave the rest for other work. */
const PIECE = 8;
/** Milliseconds after which the browser runs the next piece though it is busy. */
const PATIENCE = 1000;

const running = new WeakMap();

/**
 * Runs the steps of an iterator: the first piece at once, the others when the browser is idle. Calls `found` with each
 * step's value. Cancels earlier work of the same owner.
 */
export function inPieces(owner, steps, found) {
  running.set(owner, steps);
  const next = () => {
    if (running.get(owner) === steps && piece(steps, found)) later(next);
  };
  next();
}

/** Runs one piece. Returns whether there is more. */
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

/** Calls `next` when idle. Safari has no idle callbacks, and an element of a page may take their global name. */
export function later(next) {
  if (typeof globalThis.requestIdleCallback === "function") requestIdleCallback(next, { timeout: PATIENCE });
  else setTimeout(next);
}
