// Replaces `refund-check` in unit tests of a shop's own code: a `<refund-check>` that shows its own content and loads
// nothing, and events as the real element dispatches them. It needs no more than custom elements and events.

/** What `decide` replies, until `replyWith` says otherwise. */
const FIRST = { question: { id: "reason", at_most: 5 } };
let reply = FIRST;

/** The element, without questions. */
class Stub extends (globalThis.HTMLElement ?? Object) {}

/** Sets the reply of `decide` from now on; without an argument, the default policy's first question. */
export function replyWith(given = FIRST) {
  reply = given;
}

export const decide = async () => reply;

/** Dispatches an event as the real element does; `name` is `verdict`, `answer` and so on. `false` if it was cancelled. */
export function tell(element, name, detail) {
  const options = { detail, bubbles: true, composed: true, cancelable: name === "contact" };
  return element.dispatchEvent(new (viewOf(element).CustomEvent)(`refund-check-${name}`, options));
}

/** The element's own window: a test may have several, and Node's `CustomEvent` belongs to none of them. */
const viewOf = (element) => element.ownerDocument.defaultView ?? globalThis;

if (globalThis.customElements && !customElements.get("refund-check")) {
  // Where custom elements exist, the class extends `HTMLElement`.
  customElements.define("refund-check", /** @type {CustomElementConstructor} */ (/** @type {unknown} */ (Stub)));
}
