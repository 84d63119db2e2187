// What a page imports: the element registers itself, and `decide` is there for programs.
// On a server, where there are no elements, importing does nothing.

import { RefundCheck } from "./element.js";

export { decide } from "./engine.js";

// A second copy of the script finds the element taken and leaves it be.
if (globalThis.customElements && !customElements.get("refund-check")) {
  // Where there are elements the class is one of them.
  customElements.define("refund-check", /** @type {CustomElementConstructor} */ (/** @type {unknown} */ (RefundCheck)));
}
