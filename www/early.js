// What is answered before there is an engine: the first question, and the second where that stands in the script, too.
// The engine goes through it when it has come.

import { scriptAlone } from "./engine.js";
import { second } from "./first.js";

export class Early {
  #card;
  /** Questions with their answers, in the order in which they were given. */
  #answers = [];

  constructor(card) {
    this.#card = card;
  }

  get answers() {
    return this.#answers;
  }

  forget() {
    this.#answers = [];
  }

  /** Keeps what was pressed, and shows that it was; whether anything was. */
  keep(target, { type = "click", key = "" } = {}) {
    if (type !== "click" && key !== "Enter") return false;
    const pressed = target.closest(type === "click" ? "[data-option], [data-day], [data-continue]" : "input[name]");
    const question = pressed?.closest("[data-question]")?.dataset.question;
    if (!question) return false;
    this.#card.querySelectorAll("[data-pressed]").forEach((other) => other.removeAttribute("data-pressed"));
    pressed.dataset.pressed = "";
    const { option, day } = pressed.dataset;
    /** @type {HTMLInputElement} */
    const field = this.#card.querySelector("input[name]");
    this.#answers = [...this.#answers.filter(([asked]) => asked !== question), [question, option ?? day ?? field.value]];
    return true;
  }

  /**
   * What comes after the answer to the first question, with its style, which the engine's script brings. Nothing where only
   * the engine knows, and where something else was pressed until it was there.
   */
  async next() {
    const answers = this.#answers;
    const nodes = answers.length === 1 && second(this.#card.ownerDocument, answers[0][1]);
    if (!nodes) return undefined;
    const { laterStyle } = await scriptAlone();
    return this.#answers === answers ? { nodes, laterStyle } : undefined;
  }
}
