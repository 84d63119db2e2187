// One entry of the browser's history for each step of a visit, so that its Back goes a question back.

/** Under what an entry's state has how far the visit had come. */
const NAME = "refund-check";

export class History {
  #host;
  #key;
  /** How far the visit had come at each entry of ours, the present one last. */
  #depths = [];

  constructor(host) {
    this.#host = host;
  }

  /** The visit is shown for the first time. */
  begin(key, depth) {
    this.#key = key;
    if (this.#depths.length === 0) this.#depths = [depth];
  }

  /** The visit has come so far; what the buyer did themselves is an entry. */
  came(depth, byBuyer) {
    const before = this.#depths.at(-1);
    if (depth === before) return;
    if (byBuyer && this.#isOn()) {
      // The entry that was there already learns what it is of.
      if (this.#depthOf(history.state) === undefined) history.replaceState(this.#stateOf(before), "");
      history.pushState(this.#stateOf(depth), "");
      this.#depths.push(depth);
    } else this.#depths.splice(-1, 1, depth);
  }

  /** The browser has come to another entry: how far the visit is to be there, if the entry is of the visit. */
  arrived(state) {
    const depth = this.#isOn() ? this.#depthOf(state) : undefined;
    if (depth === undefined) return undefined;
    if (depth === this.#depths.at(-2)) this.#depths.pop();
    else this.#depths.push(depth);
    return depth;
  }

  #depthOf(state) {
    return state?.[NAME]?.[this.#key];
  }

  #stateOf(depth) {
    const { state } = history;
    return { ...state, [NAME]: { ...state?.[NAME], [this.#key]: depth } };
  }

  /** Goes a step back, where the entry before is that step; whether it does. */
  back() {
    const [before, now] = this.#depths.slice(-2);
    if (now === undefined || before !== now - 1 || !this.#isOn()) return false;
    history.back();
    return true;
  }

  /** A host may mind, and the history of a page around a frame is not ours. */
  #isOn() {
    return this.#host.getAttribute("history") !== "off" && window.parent === window;
  }
}
