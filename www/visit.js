// An element's hold on the engine: a widget, made again from the last snapshot after its instance has trapped, the
// element has left the page, or its settings have changed.

import { failure } from "./get.js";
import { age, guarded, Widget } from "./instance.js";

/** The events that can come before a screen is shown. */
const FIRST = ["show", "answer", "prefill"];

/** @typedef {import("./did.js").Did} Did */
/** @typedef {"show" | "answer" | "prefill" | "wake" | "handle" | "rewind"} Happening The widget's methods that take an event. */
/** @typedef {"calendar" | "copied" | "copy" | "message"} Asking The widget's methods that change no state. */

export class Visit {
  #card;
  /** @type {Widget} */
  #made;
  #age;
  /** The visit's settings: `{ policy, zones, language, names }`. */
  #by;
  /** @type {Partial<import("./did.js").Kept>} */
  #snapshot;

  constructor(card) {
    this.#card = card;
  }

  /** Takes new settings; the widget is made again with them when it is next needed. */
  goBy(by) {
    this.free();
    this.#by = by;
  }

  /** Frees the widget's memory. The answers stay in the snapshot. */
  free() {
    const made = this.#made;
    this.#made = undefined;
    if (!made || this.#age !== age()) return;
    try {
      made.free();
    } catch {
      // The widget is in use further up the stack: a page's listener removed the element. Garbage collection frees it.
    }
  }

  /** Begins with answers, before anything is shown. */
  begin(answers, texts = {}) {
    this.free();
    this.#snapshot = { answers: Object.entries(answers), changing: null, given: [], ...texts };
  }

  /**
   * Passes an event to the widget, by the name of its method. The last argument is the present time.
   * @template {Happening} Name @param {Name} name @param {Parameters<Widget[Name]>} args
   * @returns {Did | undefined} the result; `undefined` if the event means nothing to the widget
   */
  happen(name, ...args) {
    const act = () => /** @type {any} */ (this.#widget(args.at(-1), FIRST.includes(name)))[name](...args);
    /** @type {Did | undefined} */
    const did = guarded(act);
    if (did) this.#snapshot = did.snapshot;
    return did;
  }

  /**
   * Asks the widget for something without changing its state.
   * @template {Asking} Name @param {Name} name @param {Parameters<Widget[Name]>} args @returns {ReturnType<Widget[Name]>}
   */
  ask(name, ...args) {
    return guarded(() => /** @type {any} */ (this.#widget())[name](...args));
  }

  /** Whether the visit has begun. */
  get has() {
    return this.#snapshot !== undefined;
  }

  #widget(now, isFirst = false) {
    if (!this.#made || this.#age !== age()) {
      this.#made = this.#make();
      this.#age = age();
      // An event needs a screen that it happens on.
      if (now && !isFirst) this.#made.show(now);
    }
    return this.#made;
  }

  #make() {
    const { policy, zones, language, names } = this.#by;
    const widget = make(this.#card, policy);
    if (!settle(widget, zones(), language)) throw failure("time-zone", "unknown", "the browser knows no zone at all");
    widget.keep_as(names.key, names.texts);
    if (this.#snapshot) widget.restore(this.#snapshot);
    return widget;
  }
}

/** Takes the first zone that the browser knows. Returns whether there is one. */
function settle(widget, zones, language) {
  for (const zone of zones) {
    if (widget.settle(zone, language)) return true;
  }
  return false;
}

function make(card, policy) {
  try {
    return new Widget(card, policy);
  } catch (error) {
    // The widget throws `undefined` for a malformed policy; a trap throws an error.
    if (error === undefined) throw failure("policy", "malformed", "the file is no compiled policy");
    throw error;
  }
}
