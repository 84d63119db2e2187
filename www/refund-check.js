// What a page imports: registers the element and exports `decide` for programs. On a server, which has no custom
// elements, importing does nothing.

import { RefundCheck } from "./element.js";

export { decide } from "./engine.js";

// A second copy of the script finds the element defined and does nothing.
if (globalThis.customElements && !customElements.get("refund-check")) {
  // Where custom elements exist, the class extends `HTMLElement`.
  customElements.define("refund-check", /** @type {CustomElementConstructor} */ (/** @type {unknown} */ (RefundCheck)));
}
