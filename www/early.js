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

  /** A field that is changed after its answer was given has not been answered. */
  withdraw(question) {
    this.#unpress();
    this.#answers = this.#answers.filter(([asked]) => asked !== question);
  }

  #unpress() {
    this.#card.querySelectorAll("[data-pressed]").forEach((other) => other.removeAttribute("data-pressed"));
  }

  /** Whether an event is meant for the question that stands there: the second click of a pair may land on what the first one brought. */
  isFor(question, { type, detail }) {
    if (type === "click" && detail <= 1) this.#clicked = question;
    return type !== "click" || this.#clicked === question;
  }

  /** Keeps what was pressed, and shows that it was; whether anything was. */
  keep(target, { type = "click", key = "" } = {}) {
    if (type !== "click" && key !== "Enter") return false;
    const isField = type !== "click" && target.matches("input[name]");
    const pressed = isField ? this.#card.querySelector("[data-continue]") : type === "click" && target.closest("[data-option], [data-day], [data-continue]");
    const question = pressed && pressed.closest("[data-question]")?.dataset.question;
    if (!question) return false;
    const { option, day } = pressed.dataset;
    /** @type {HTMLInputElement} */
    const field = this.#card.querySelector("input[name]");
    const said = option ?? day ?? field.value;
    this.withdraw(question);
    // A date that is half typed is none. What is missing is there to be seen.
    if (said === "") field.focus();
    else {
      pressed.dataset.pressed = "";
      this.#answers = [...this.#answers, [question, said]];
    }
    return said !== "";
  }

  /** What comes after the answer to the first question; nothing where only the engine knows. */
  next() {
    return this.#answers.length === 1 ? second(this.#card.ownerDocument, this.#answers[0][1]) : undefined;
  }
}
