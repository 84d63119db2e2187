// One of the studio's workers: asks the engine, one question after the other. The page sends the compiled module first;
// where the engine traps, the page hears of it and ends this worker.

import * as engine from "refund-check-studio-wasm";

let ready;

globalThis.addEventListener("message", async ({ data: { module, id, call, given } }) => {
  if (module) {
    ready = engine.default({ module_or_path: module });
    return;
  }
  try {
    await ready;
    globalThis.postMessage({ id, told: engine[call](...given) });
  } catch (error) {
    // What the engine says itself is a text; all else is a trap, after which it can say nothing more.
    const isTold = typeof error === "string";
    globalThis.postMessage({ id, error: isTold ? error : String(error), trapped: !isTold });
  }
});
