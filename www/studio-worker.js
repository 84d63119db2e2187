// One of the studio's workers: calls the engine, one request after the other. The page sends the compiled module first;
// where the engine traps, the page is told and ends this worker.

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
    // The engine's own errors are texts; any other error is a trap, after which it cannot run any more.
    const isTold = typeof error === "string";
    globalThis.postMessage({ id, error: isTold ? error : String(error), trapped: !isTold });
  }
});
