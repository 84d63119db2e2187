// Stands for `refund-check` in unit tests of a shop's own code: a `<refund-check>` that shows what stands inside it and
// loads nothing, and the events as the real one tells them. Needs no more than custom elements and events.

/** What `decide` replies, until `replyWith` says otherwise. */
const FIRST = { question: { id: "reason", at_most: 5 } };
let reply = FIRST;

/** The element, without questions. */
class Stub extends (globalThis.HTMLElement ?? Object) {}

/** Lets `decide` reply this from now on; without a reply, the default policy's first question. */
export function replyWith(given = FIRST) {
  reply = given;
}

export const decide = async () => reply;

/** Tells an event as the real element does; `name` is `verdict`, `answer` and so on. `false` where it was prevented. */
export function tell(element, name, detail) {
  const options = { detail, bubbles: true, composed: true, cancelable: name === "contact" };
  return element.dispatchEvent(new (viewOf(element).CustomEvent)(`refund-check-${name}`, options));
}

/** The element's own window: a test may have several, and Node's `CustomEvent` is none of theirs. */
const viewOf = (element) => element.ownerDocument.defaultView ?? globalThis;

if (globalThis.customElements && !customElements.get("refund-check")) {
  // Where there are elements the class is one of them.
  customElements.define("refund-check", /** @type {CustomElementConstructor} */ (/** @type {unknown} */ (Stub)));
}
