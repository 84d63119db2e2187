// What an element shows and takes before there is an engine: the first question, and the one after it, which stand in the
// script. What is answered is kept, and is a step of the browser's history, as it is later. The engine goes through it when
// it has come.

import { languages, moment } from "./ambient.js";
import { BUILT_IN } from "./built-in.js";
import { asked, moveOn, write } from "./card.js";
import { moveDays } from "./days.js";
import { first, isHere, second } from "./first.js";
import { begin, hasKept, keep, names } from "./session.js";
import { inCountry } from "./words.js";

/** Milliseconds that a question takes to arrive (`answered.css`). */
const ARRIVAL = 200;

export class Early {
  #host;
  #card;
  #history;
  /** Questions with their answers, in the order in which they were given. */
  #answers = [];
  /** The browser went back before the answers: they count again when it goes on. */
  #isBefore = false;
  /** The question that the first click of a row was meant for. */
  #clicked;
  /** What can wait until a question has arrived: a browser takes its time over the first look at its storage. */
  #late = [];
  #timer;

  constructor(host, card, history) {
    this.#host = host;
    this.#card = card;
    this.#history = history;
  }

  /** The answers that count. */
  get answers() {
    return this.#isBefore ? [] : this.#answers;
  }

  forget() {
    this.#answers = [];
    this.#isBefore = false;
  }

  /** Draws the first question, where nothing else can be the first and no visit goes on; whether it stands there. */
  draw() {
    return isHere(this.#host) && !hasKept(this.#host) && this.#put(first(this.#card.ownerDocument));
  }

  /** Has the days in what is drawn be those of now and here; whether that could be. */
  move(drawn = this.#card) {
    try {
      const language = inCountry(BUILT_IN.languages[0], languages(this.#host));
      moveDays(drawn, this.#host.getAttribute("time-zone"), moment(this.#host), language);
    } catch {
      return false; // What is wrong with the clock is told where the engine asks it.
    }
    return true;
  }

  /** Goes on and back as far as the script alone knows the way. `event` is missing for what was pressed before the script ran. */
  heard(target, event) {
    this.settle();
    // What is typed into a field is no shortcut of the page.
    if (event && target.localName === "input" && this.#card.contains(target)) {
      if (event.type === "input" && this.#withdraw(asked(this.#card))) this.#keep(asked(this.#card));
      if (event.type.startsWith("key")) event.stopPropagation();
      if (event.key === "Enter") event.preventDefault();
    }
    if (event && !this.#isFor(asked(this.#card), event)) return;
    if (event?.type === "click" && target.closest("[data-change]")) {
      this.forget();
      this.#turn(first(this.#card.ownerDocument));
    } else if (this.take(target, event)) {
      const next = this.#stands && this.#answers.length === 1 && this.#next();
      const isStep = next && this.#turn(next);
      this.#keep(...this.#answers.at(-1), isStep);
    }
  }

  /** The browser went back to the first question, or on to the second; whether it can be shown. */
  rewind(depth) {
    if (this.#answers.length === 0 || !this.#stands) return false;
    this.#isBefore = depth === 0;
    const nodes = this.#isBefore ? first(this.#card.ownerDocument) : this.#next();
    if (!nodes || !this.#turn(nodes)) return false;
    const [, [, said] = []] = this.answers;
    if (said !== undefined) this.#press(said);
    return true;
  }

  /** Shows what was answered already. */
  #press(said) {
    const buttons = [...this.#card.querySelectorAll("[data-option], [data-day]")];
    const pressed = buttons.find(({ dataset: { option, day } }) => said === (option ?? day)) ?? this.#card.querySelector("[data-continue]");
    pressed.dataset.pressed = "";
    if (pressed.hasAttribute("data-continue")) this.#card.querySelector("input").value = said;
  }

  /** What stands on the card is the script's. */
  get #stands() {
    return isHere(this.#host) && this.#card.isConnected;
  }

  /** What comes after the answer to the first question; nothing where only the engine knows. */
  #next() {
    return second(this.#card.ownerDocument, this.#answers[0][1]);
  }

  /** Takes what was pressed, and shows that it was; whether anything was. */
  take(target, { type = "click", key = "" } = {}) {
    if (type !== "click" && key !== "Enter") return false;
    const isField = type !== "click" && target.matches("input[name]");
    const pressed = isField ? this.#card.querySelector("[data-continue]") : type === "click" && target.closest("[data-option], [data-day], [data-continue]");
    const question = pressed && pressed.closest("[data-question]")?.dataset.question;
    if (!question) return false;
    const { option, day } = pressed.dataset;
    /** @type {HTMLInputElement} */
    const field = this.#card.querySelector("input[name]");
    const said = option ?? day ?? field.value;
    this.#withdraw(question);
    // A date that is half typed is none. What is missing is there to be seen.
    if (said === "") field.focus();
    else {
      pressed.dataset.pressed = "";
      this.#answers = [...this.answers, [question, said]];
      this.#isBefore = false;
    }
    return said !== "";
  }

  /** A field that is changed after its answer was given has not been answered; whether it had been. */
  #withdraw(question) {
    this.#card.querySelectorAll("[data-pressed]").forEach((other) => other.removeAttribute("data-pressed"));
    const before = this.#answers.length;
    this.#answers = this.#answers.filter(([asked]) => asked !== question);
    return this.#answers.length < before;
  }

  /** The tab keeps what was answered; a question that comes after it is a step of the browser's history. */
  #keep(question, said, isStep) {
    const here = names(this.#host);
    this.#later(() => {
      begin(this.#host, here);
      keep(this.#host, here, question, said);
    });
    this.#history.begin(here.key, 0);
    if (isStep) this.#history.came(this.#answers.length, true);
    else this.#history.stay(this.#answers.length);
  }

  /** Whether an event is meant for the question that stands there: the second click of a pair may land on what the first one brought. */
  #isFor(question, { type, detail }) {
    if (type === "click" && detail <= 1) this.#clicked = question;
    return type !== "click" || this.#clicked === question;
  }

  #turn(nodes) {
    const isThere = this.#put(nodes);
    if (isThere) moveOn(this.#card, "#title");
    return isThere;
  }

  /** Draws a question that stands in the script; whether it could be. */
  #put(nodes) {
    const drawn = this.#card.ownerDocument.createDocumentFragment();
    drawn.append(...nodes);
    if (!this.move(drawn)) return false;
    write(this.#card, BUILT_IN.languages[0]);
    this.#card.replaceChildren(drawn);
    return true;
  }

  #later(act) {
    this.#late.push(act);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), ARRIVAL);
  }

  /** Does what was left for later: nothing may happen before it. */
  settle() {
    const late = this.#late;
    this.#late = [];
    for (const act of late) act();
  }
}
