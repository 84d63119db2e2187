// One entry of the browser's history for each step of a visit, so that its Back goes a question back.

/** Under what an entry's state has how far the visit had come. */
const NAME = "refund-check";

/** What each element does where the browser has come to another entry; whether that was a step of its visit. */
const hearing = new Set();

/**
 * A router that follows links inside the page takes every entry that has its state for another page, and ours keep that
 * state, because somebody may come back to them from another page. Turbo, htmx and Astro would fetch the page at each step
 * and make the element anew, so they do not hear of it where nothing but a visit has gone a step. All elements do.
 *
 * Chromium calls a window's listeners in the order in which they came, those that capture, too: a router whose script
 * stands before this one hears first, and the element that it makes goes by the entry (`begin`).
 */
function popped(event) {
  if ([...hearing].map((hear) => hear(event.state)).includes(true)) event.stopImmediatePropagation();
}
globalThis.addEventListener?.("popstate", popped, true);

export class History {
  #host;
  #key;
  /** How far the visit had come at each entry of ours, the present one last. */
  #depths = [];
  /** Where the page stood at the present entry. */
  #address;

  constructor(host) {
    this.#host = host;
  }

  /** Takes the name of the visit, which has come so far; where the browser is at a step before that, how far it had there. */
  begin(key, depth) {
    // Another policy's steps are none of this visit.
    if (key !== this.#key) this.#depths = [];
    this.#key = key;
    this.#address = this.#host.ownerDocument.URL;
    const state = this.#own?.state;
    const known = this.#depthOf(state);
    // A router that was left by a link has written its own over ours. One that has written nothing may not have begun yet,
    // and would take what stands there for its own.
    if (state && known === undefined && depth > 0) this.#mark(depth);
    const before = known < depth ? known : undefined;
    if (this.#depths.length === 0) this.#depths = [before ?? depth];
    return before;
  }

  /** Calls `rewind` with how far the visit is to be, whenever the browser has come to an entry of it, until `signal` ends. */
  hear(signal, rewind) {
    const hear = (state) => {
      const depth = this.#depthOf(state);
      if (depth === undefined || !this.#own) return false;
      // An element may stay while the page around it becomes another one.
      const isStep = this.#host.ownerDocument.URL === this.#address && depth !== this.#depths.at(-1);
      this.#arrived(depth);
      return rewind(depth) && isStep;
    };
    hearing.add(hear);
    signal.addEventListener("abort", () => hearing.delete(hear));
  }

  /** The visit has come so far; what the buyer did themselves is an entry. */
  came(depth, byBuyer) {
    const before = this.#depths.at(-1);
    if (depth === before) return;
    this.#address = this.#host.ownerDocument.URL;
    const own = this.#own;
    if (byBuyer && own) {
      // The entry that was there already learns what it is of; it may have been of a visit before this one.
      if (this.#depthOf(own.state) !== before) this.#mark(before);
      own.pushState(this.#stateOf(depth), "");
      this.#depths.push(depth);
    } else this.#depths.splice(-1, 1, depth);
  }

  /** Whether the present entry is of a visit that has come so far, or further. */
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

  /** Goes a step back, where the entry before is that step; whether it does. */
  back() {
    const [before, now] = this.#depths.slice(-2);
    const own = this.#own;
    if (now === undefined || before !== now - 1 || !own) return false;
    own.back();
    return true;
  }

  /** A host may mind, and the history of a page around a frame is not ours. */
  get #own() {
    const view = this.#host.ownerDocument.defaultView;
    return view && view.parent === view && this.#host.getAttribute("history") !== "off" ? view.history : undefined;
  }
}
