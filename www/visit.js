// What an element holds of the engine: a widget, made anew from the last snapshot whenever there is none, because its
// instance has trapped, the element has left the page, or it goes by something else now.

import { failure } from "./get.js";
import { age, guarded, Widget } from "./instance.js";

/** What can happen before anything is shown. */
const FIRST = ["show", "answer", "prefill"];

/** @typedef {import("./did.js").Did} Did */

export class Visit {
  #card;
  /** @type {Widget} */
  #made;
  #age;
  /** What the visit goes by: `{ policy, zones, language, names }`. */
  #by;
  /** @type {Partial<import("./did.js").Kept>} */
  #snapshot;

  constructor(card) {
    this.#card = card;
  }

  /** Takes what it goes by from now on; the widget is made by that when it is wanted. */
  goBy(by) {
    this.free();
    this.#by = by;
  }

  /** Gives the widget's memory back. What was said stays here. */
  free() {
    const made = this.#made;
    this.#made = undefined;
    if (!made || this.#age !== age()) return;
    try {
      made.free();
    } catch {
      // It is at work further up, and a page that heard of that took the element away: the garbage collector frees it.
    }
  }

  /** Begins with answers, before anything is shown. */
  begin(answers, texts = {}) {
    this.free();
    this.#snapshot = { answers: Object.entries(answers), changing: null, given: [], ...texts };
  }

  /**
   * Has something happen, by the name that the widget has for it; what came of it, or nothing.
   * @param {"show" | "answer" | "prefill" | "wake" | "handle" | "rewind"} name @returns {Did | undefined}
   */
  happen(name, ...args) {
    const act = () => /** @type {any} */ (this.#widget(args.at(-1), FIRST.includes(name)))[name](...args);
    const did = /** @type {Did | undefined} */ (guarded(act));
    if (did) this.#snapshot = did.snapshot;
    return did;
  }

  /** Asks the widget for something by which nothing changes. */
  ask(name, ...args) {
    return guarded(() => {
      const widget = this.#widget();
      return typeof widget[name] === "function" ? widget[name](...args) : widget[name];
    });
  }

  /** Whether anything was begun. */
  get has() {
    return this.#snapshot !== undefined;
  }

  #widget(now, isFirst = false) {
    if (!this.#made || this.#age !== age()) {
      this.#made = this.#make();
      this.#age = age();
      // An event means something only on a screen.
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

/** Takes the first zone that the browser knows; whether there is one. */
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
    // A trap is told apart: that throws an error.
    if (error === undefined) throw failure("policy", "malformed", "the file is no compiled policy");
    throw error;
  }
}
