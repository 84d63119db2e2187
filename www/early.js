// What is answered before there is an engine: the first question, and the one after it, which stands in the script, too.
// The engine goes through it when it has come.

import { second } from "./first.js";

export class Early {
  #card;
  /** Questions with their answers, in the order in which they were given. */
  #answers = [];
  /** The question that the first click of a row was meant for. */
  #clicked;

  constructor(card) {
    this.#card = card;
  }

  get answers() {
    return this.#answers;
  }

  forget() {
    this.#answers = [];
  }

  /** Whether an event is meant for the question that stands there: the second click of a pair may land on what the first one brought. */
  isFor(question, { type, detail }) {
    if (type === "click" && detail <= 1) this.#clicked = question;
    return type !== "click" || this.#clicked === question;
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

  /** What comes after the answer to the first question; nothing where only the engine knows. */
  next() {
    return this.#answers.length === 1 ? second(this.#card.ownerDocument, this.#answers[0][1]) : undefined;
  }
}
