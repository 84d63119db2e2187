// What an element shows and accepts before the engine has loaded: the first question and the second, both from the
// script. An answer is kept in session storage and gets a history entry, as it does later. The engine replays the
// answers once it has loaded.

import { languages, moment } from "./ambient.js";
import { BUILT_IN } from "./built-in.js";
import { asked, moveOn, write } from "./card.js";
import { dropDays, hasRoom, makeRoom, moveDays } from "./days.js";
import { first, isHere, second } from "./first.js";
import { begin, hasKept, keep, names } from "./session.js";
import { inCountry } from "./words.js";

/** Milliseconds of the animation with which a question arrives (`answered.css`). */
const ARRIVAL = 200;

export class Early {
  #host;
  #card;
  #history;
  /** Questions with their answers, in the order in which they were answered. */
  #said = [];
  /** How many of the answers count. Going back takes one out of the count; going forward puts it back. */
  #depth = 0;
  /** The storage key under which the answers were given; they do not count under another key. */
  #key;
  /** Whether session storage holds an earlier visit: then only the engine knows which question comes next. */
  #goesOn;
  /** Whether the second question is shown. */
  #isSecond = false;
  /** The question that was shown at the first click of a double click. */
  #clicked;
  /** Work put off until a question has arrived: a browser is slow at its first access to storage, and at writing days. */
  #late = [];
  #timer;

  constructor(host, card, history) {
    this.#host = host;
    this.#card = card;
    this.#history = history;
  }

  /** The answers that count. @returns {[string, string][]} */
  get answers() {
    return this.#said.slice(0, this.#depth);
  }

  /** All answers where none counts: a buyer who has gone back to the first question can go forward from there. */
  get further() {
    return this.#depth === 0 ? this.#said : [];
  }

  forget() {
    this.#said = [];
    this.#depth = 0;
  }

  /** Forgets the answers unless they were given under this key. */
  goBy(key) {
    if (this.#key !== key) this.forget();
  }

  /** Draws the first question, unless another could be the first or a visit goes on. Returns whether it is drawn. */
  draw() {
    return isHere(this.#host) && !hasKept(this.#host) && this.#draw(first(this.#card.ownerDocument));
  }

  /** Sets the days in `drawn` to the present time and zone. Returns whether that was possible. */
  move(drawn = this.#card) {
    try {
      const language = inCountry(BUILT_IN.languages[0], languages(this.#host));
      moveDays(drawn, this.#host.getAttribute("time-zone"), moment(this.#host), language);
    } catch {
      return false; // An error of the clock is reported when the engine reads it.
    }
    return true;
  }

  /** The page gives another time or zone: an answer by a day's button meant another day, so it is withdrawn. */
  follow() {
    this.move();
    const pressed = this.#card.querySelector("[data-day][data-pressed]");
    if (pressed) this.#withdraw(asked(this.#card));
  }

  /** Handles an event, as far as the script alone knows the way. `event` is missing for a press before the script ran. */
  heard(target, event) {
    this.settle();
    if (event && target.localName === "input" && this.#card.contains(target)) this.#typed(event);
    if (event && !this.#isFor(asked(this.#card), event)) return;
    // Only one answer stands above the second question, so changing it is going back.
    if (event?.type === "click" && target.closest("[data-change]")) {
      if (event.detail <= 1 && !this.#history.back()) this.rewind(0);
    } else if (this.take(target, event)) {
      const next = this.#stands && !this.#goesOn && this.#depth === 1 && this.#next();
      if (next) this.#show(next, true);
      this.#history.begin(this.#key, 0);
      this.#history.came(this.#depth, true);
    }
  }

  /** Keys typed into a field must not reach the page's shortcuts. A change to an answered field withdraws its answer. */
  #typed(event) {
    if (event.type.startsWith("key")) event.stopPropagation();
    if (event.key === "Enter") event.preventDefault();
    if (event.type === "input") this.#withdraw(asked(this.#card));
  }

  #withdraw(question) {
    const place = this.answers.findIndex(([other]) => other === question);
    if (place < 0) return;
    this.#say(place);
    this.#showPressed();
  }

  /** Takes the answer that was pressed and marks its button. Returns whether there was one. */
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
    // A half-typed date has no value. The field itself shows what is missing.
    if (said === "") {
      field.focus();
      return false;
    }
    const place = this.#said.findIndex(([other]) => other === question);
    this.#say(place < 0 ? this.#depth : place, [question, said]);
    this.#showPressed(pressed);
    return true;
  }

  /** Puts an answer at a place, or none, and drops those there and after it. Session storage follows later. */
  #say(place, answer) {
    this.#goesOn ??= hasKept(this.#host);
    const changes = this.#said.slice(place).map(([question]) => [question, undefined]);
    this.#said = this.#said.slice(0, place);
    if (answer) this.#said.push(answer);
    if (answer) changes.push(answer);
    this.#depth = this.#said.length;
    const here = names(this.#host);
    this.#key = here.key;
    this.#later(() => {
      begin(this.#host, here);
      keep(this.#host, here, changes);
    });
  }

  /** The browser has gone to the history entry with `depth` answers. Returns whether that is a step of this visit. */
  rewind(depth) {
    if (this.#said.length === 0) return false;
    this.#depth = Math.min(depth, this.#said.length);
    if (!this.#stands) return true;
    const next = this.#depth > 0 && !this.#goesOn && this.#next();
    // The question that is shown may hold typed text, so it is not drawn again.
    if (Boolean(next) !== this.#isSecond) this.#show(next || first(this.#card.ownerDocument), Boolean(next));
    // A button is found by its day, so the days are set first.
    this.move();
    const [, said] = this.#said[this.#isSecond ? 1 : 0] ?? [];
    this.#showPressed(this.#depth > Number(this.#isSecond) ? this.#buttonOf(said) : undefined);
    return true;
  }

  /** The button of an answer; else the one beside the field, into which the answer is put. */
  #buttonOf(said) {
    const buttons = [...this.#card.querySelectorAll("[data-option], [data-day]")];
    const found = buttons.find(({ dataset: { option, day } }) => said === (option ?? day));
    const field = this.#card.querySelector("input[name]");
    if (!found && field) field.value = said;
    return found ?? this.#card.querySelector("[data-continue]");
  }

  #showPressed(button) {
    this.#card.querySelectorAll("[data-pressed]").forEach((other) => other.removeAttribute("data-pressed"));
    if (button) button.dataset.pressed = "";
  }

  /** Whether the card shows a question of the script. */
  get #stands() {
    return isHere(this.#host) && this.#card.isConnected;
  }

  /** The question after the answer to the first one; `undefined` where only the engine knows it. */
  #next() {
    return second(this.#card.ownerDocument, this.#said[0][1]);
  }

  /** Whether an event is for the question shown: a double click's second click may land on what the first one brought. */
  #isFor(question, { type, detail }) {
    if (type === "click" && detail <= 1) this.#clicked = question;
    return type !== "click" || this.#clicked === question;
  }

  /** Draws the first or the second question for a buyer who has come to it, and moves the focus. */
  #show(nodes, isSecond) {
    if (!this.#draw(nodes, true)) return;
    this.#isSecond = isSecond;
    moveOn(this.#card, "#title");
    // Where a day may need more than its line, it is written now: later it would cause a layout shift.
    if (!hasRoom(this.#card)) this.move();
  }

  /** Draws a question of the script; with `isLate`, its days are written a moment later. Returns whether it is drawn. */
  #draw(nodes, isLate = false) {
    const drawn = this.#card.ownerDocument.createDocumentFragment();
    drawn.append(...nodes);
    const [language] = BUILT_IN.languages;
    // A phone takes 60 ms to write its first day.
    if (isLate && Number.isFinite(moment(this.#host))) {
      makeRoom(drawn, language);
      this.#later(() => this.move() || dropDays(this.#card));
    } else if (!this.move(drawn)) return false;
    write(this.#card, language);
    this.#card.replaceChildren(drawn);
    return true;
  }

  #later(act) {
    this.#late.push(act);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), ARRIVAL);
  }

  /** Does the work that was put off; nothing else may happen before it. */
  settle() {
    clearTimeout(this.#timer);
    const late = this.#late;
    this.#late = [];
    for (const act of late) act();
  }
}
