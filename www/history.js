// One entry of the browser's history for each step of a visit, so that the browser's Back goes back a question.

/** The key, in an entry's state, under which the visit's depth at that entry is kept. */
const NAME = "refund-check";

/** The listener of each element: it takes the state of the new entry and returns whether that was a step of its visit. */
const hearing = new Set();

/**
 * A client-side router takes every entry that has its state for another page. Our entries keep that state, because the
 * buyer may come back to them from another page. Turbo, htmx and Astro would fetch the page at each step and recreate
 * the element, so the event is stopped where only a visit has gone a step. All elements still hear it.
 *
 * Chromium calls a window's event listeners in the order of their registration, capturing ones, too: a router whose
 * script stands before this one hears first, and the element that it recreates reads the entry (`begin`).
 */
function popped(event) {
  if ([...hearing].map((hear) => hear(event.state)).includes(true)) event.stopImmediatePropagation();
}
globalThis.addEventListener?.("popstate", popped, true);

export class History {
  #host;
  #key;
  /** The visit's depth at each entry of ours, the present one last. */
  #depths = [];
  /** The page's address at the present entry. */
  #address;

  constructor(host) {
    this.#host = host;
  }

  /** Takes the key and the depth of the visit. Returns its depth at the present entry if that is an earlier step. */
  begin(key, depth) {
    // Steps under another key are not of this visit.
    if (key !== this.#key) this.#depths = [];
    this.#key = key;
    this.#address = this.#host.ownerDocument.URL;
    const state = this.#own?.state;
    const known = this.#depthOf(state);
    // A router that was left by a link has overwritten our state, so it is marked again. Where no state is written, the
    // router may not have begun yet, and would take ours for its own.
    if (state && known === undefined && depth > 0) this.#mark(depth);
    const before = known < depth ? known : undefined;
    if (this.#depths.length === 0) this.#depths = [before ?? depth];
    return before;
  }

  /** Calls `rewind` with the entry's depth whenever the browser has come to one of this visit, until `signal` aborts. */
  hear(signal, rewind) {
    const hear = (state) => {
      const depth = this.#depthOf(state);
      if (depth === undefined || !this.#own) return false;
      // The element may stay while the page around it changes to another one.
      const isStep = this.#host.ownerDocument.URL === this.#address && depth !== this.#depths.at(-1);
      this.#arrived(depth);
      return rewind(depth) && isStep;
    };
    hearing.add(hear);
    signal.addEventListener("abort", () => hearing.delete(hear));
  }

  /** The visit has reached a depth. A step by the buyer pushes a history entry. */
  came(depth, byBuyer) {
    const before = this.#depths.at(-1);
    if (depth === before) return;
    this.#address = this.#host.ownerDocument.URL;
    const own = this.#own;
    if (byBuyer && own) {
      // The present entry gets its depth first; its state may be from an earlier visit.
      if (this.#depthOf(own.state) !== before) this.#mark(before);
      own.pushState(this.#stateOf(depth), "");
      this.#depths.push(depth);
    } else this.#depths.splice(-1, 1, depth);
  }

  /** Whether the visit has this depth, or more, at the present entry. */
  has(depth) {
    return this.#depths.at(-1) >= depth;
  }

  #arrived(depth) {
    this.#address = this.#host.ownerDocument.URL;
    if (depth === this.#depths.at(-2)) this.#depths.pop();
    else this.#depths.push(depth);
  }

  #mark(depth) {
    this.#own.replaceState(this.#stateOf(depth), "");
  }

  #depthOf(state) {
    return state?.[NAME]?.[this.#key];
  }

  #stateOf(depth) {
    const { state } = this.#own;
    return { ...state, [NAME]: { ...state?.[NAME], [this.#key]: depth } };
  }

  /** Goes one entry back, if that is the step before. Returns whether it does. */
  back() {
    const [before, now] = this.#depths.slice(-2);
    const own = this.#own;
    if (now === undefined || before !== now - 1 || !own) return false;
    own.back();
    return true;
  }

  /** `undefined` where the host turns it off, and in a frame, whose history belongs to the page around it. */
  get #own() {
    const view = this.#host.ownerDocument.defaultView;
    return view && view.parent === view && this.#host.getAttribute("history") !== "off" ? view.history : undefined;
  }
}
