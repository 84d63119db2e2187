// The engine in workers: one for what must be quick (edits, outlines), one for what may take longer (looks, proofs).

import { compile } from "../compile.js";

/** Maximum milliseconds of a request: after that, the policy is too much for the page, and the worker is restarted. */
const PATIENCE = 60_000;

/** @typedef {typeof import("refund-check-studio-wasm")} Wasm */
/** @typedef {"compare" | "decide_now" | "drafts" | "edit" | "look" | "outline" | "picture" | "schemas" | "snippet" | "upload" | "ways"} Call */

let module;

/** Fetches and compiles the wasm, once for all workers. */
export async function load() {
  const response = await fetch(new URL("refund-check-studio.wasm", import.meta.url));
  if (!response.ok) throw new Error(`the engine could not be loaded (HTTP status ${response.status})`);
  module = await compile(response);
}

export class Engine {
  #waiting = new Map();
  #last = 0;
  #worker;
  /** The newest arguments of each call that `newest` is running. */
  #newest = new Map();

  #start() {
    this.#worker = new Worker(new URL("studio-worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#answered(data));
    this.#worker.addEventListener("error", ({ message }) => this.#end(message || "the worker could not be started"));
    this.#worker.postMessage({ module });
  }

  /**
   * Asks one of the engine's functions.
   * @template {Call} Name @param {Name} call @param {Parameters<Wasm[Name]>} given @returns {Promise<ReturnType<Wasm[Name]>>}
   */
  ask(call, ...given) {
    if (!this.#worker) this.#start();
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const clock = setTimeout(() => this.#end("this took too long, and was given up"), PATIENCE);
      this.#waiting.set(id, { resolve, reject, clock });
      this.#worker.postMessage({ id, call, given });
    });
  }

  /**
   * Like `ask`, for repeated calls: the first gets the result for the newest arguments, those made meanwhile
   * `undefined`.
   * @template {Call} Name @param {Name} call @param {Parameters<Wasm[Name]>} given
   * @returns {Promise<ReturnType<Wasm[Name]> | undefined>}
   */
  async newest(call, ...given) {
    const waits = this.#newest.has(call);
    this.#newest.set(call, given);
    if (waits) return undefined;
    try {
      for (;;) {
        const asked = this.#newest.get(call);
        const isLast = () => asked === this.#newest.get(call);
        const told = await this.ask(call, ...asked).catch((error) => {
          if (isLast()) throw error;
          return undefined; // newer arguments are asked next
        });
        if (isLast()) return told;
      }
    } finally {
      this.#newest.delete(call);
    }
  }

  #answered({ id, told, error, trapped }) {
    const { resolve, reject, clock } = this.#waiting.get(id) ?? {};
    if (!resolve) return;
    clearTimeout(clock);
    this.#waiting.delete(id);
    if (error === undefined) resolve(told);
    else reject(new Error(trapped ? `the engine stopped (${error})` : error));
    if (trapped) this.#end("the engine stopped");
  }

  /** Ends the worker and rejects all requests; the next request starts another worker. */
  #end(why) {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject, clock } of this.#waiting.values()) {
      clearTimeout(clock);
      reject(new Error(why));
    }
    this.#waiting.clear();
  }
}
