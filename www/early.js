// What an element shows and takes before there is an engine: the first question, and the one after it, which stand in the
// script. What is answered is kept, and is a step of the browser's history, as it is later. The engine goes through it when
// it has come.

import { languages, moment } from "./ambient.js";
import { BUILT_IN } from "./built-in.js";
import { asked, moveOn, write } from "./card.js";
import { dropDays, hasRoom, makeRoom, moveDays } from "./days.js";
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
  #said = [];
  /** How many of them count: whoever goes back is before an answer, which counts again when they go on. */
  #depth = 0;
  /** Where they were given: whoever comes to another place has said nothing there. */
  #key;
  /** A visit goes on with more than what is said here, and only the engine knows where that leads. */
  #goesOn;
  /** The second question stands there. */
  #isSecond = false;
  /** The question that the first click of a row was meant for. */
  #clicked;
  /** What can wait until a question has arrived: a browser takes its time over the first look at its storage, and over days. */
  #late = [];
  #timer;

  constructor(host, card, history) {
    this.#host = host;
    this.#card = card;
    this.#history = history;
  }

  /** The answers that count. */
  get answers() {
    return this.#said.slice(0, this.#depth);
  }

  /** All of them where none counts: whoever has gone back to the first question can go on from there. */
  get further() {
    return this.#depth === 0 ? this.#said : [];
  }

  forget() {
    this.#said = [];
    this.#depth = 0;
  }

  /** Forgets what was not said under this name. */
  goBy(key) {
    if (this.#key !== key) this.forget();
  }

  /** Draws the first question, where nothing else can be the first and no visit goes on; whether it stands there. */
  draw() {
    return isHere(this.#host) && !hasKept(this.#host) && this.#draw(first(this.#card.ownerDocument));
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

  /** The page gives another moment or zone: what was said by a day's button was said of another day. */
  follow() {
    this.move();
    const pressed = this.#card.querySelector("[data-day][data-pressed]");
    if (pressed) this.#withdraw(asked(this.#card));
  }

  /** Goes on and back as far as the script alone knows the way. `event` is missing for what was pressed before the script ran. */
  heard(target, event) {
    this.settle();
    if (event && target.localName === "input" && this.#card.contains(target)) this.#typed(event);
    if (event && !this.#isFor(asked(this.#card), event)) return;
    // There is one answer above the second question, so to change it is to go back.
    if (event?.type === "click" && target.closest("[data-change]")) {
      if (event.detail <= 1 && !this.#history.back()) this.rewind(0);
    } else if (this.take(target, event)) {
      const next = this.#stands && !this.#goesOn && this.#depth === 1 && this.#next();
      if (next) this.#show(next, true);
      this.#history.begin(this.#key, 0);
      this.#history.came(this.#depth, true);
    }
  }

  /** What is typed into a field is no shortcut of the page, and what is changed after it was answered has not been answered. */
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
    // A date that is half typed is none. What is missing is there to be seen.
    if (said === "") {
      field.focus();
      return false;
    }
    const place = this.#said.findIndex(([other]) => other === question);
    this.#say(place < 0 ? this.#depth : place, [question, said]);
    this.#showPressed(pressed);
    return true;
  }

  /** Puts an answer at a place, or none; what was said there and after it is said no more. The tab keeps the same. */
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

  /** The browser went back or on, to where so many questions were answered; whether that is a step of this visit. */
  rewind(depth) {
    if (this.#said.length === 0) return false;
    this.#depth = Math.min(depth, this.#said.length);
    if (!this.#stands) return true;
    const next = this.#depth > 0 && !this.#goesOn && this.#next();
    // What stands there already may have been typed into.
    if (Boolean(next) !== this.#isSecond) this.#show(next || first(this.#card.ownerDocument), Boolean(next));
    // A button is found by its day.
    this.move();
    const [, said] = this.#said[this.#isSecond ? 1 : 0] ?? [];
    this.#showPressed(this.#depth > Number(this.#isSecond) ? this.#buttonOf(said) : undefined);
    return true;
  }

  /** The button that says so, or the one beside the field, which says so then. */
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

  /** What stands on the card is the script's. */
  get #stands() {
    return isHere(this.#host) && this.#card.isConnected;
  }

  /** What comes after the answer to the first question; nothing where only the engine knows. */
  #next() {
    return second(this.#card.ownerDocument, this.#said[0][1]);
  }

  /** Whether an event is meant for the question that stands there: the second click of a pair may land on what the first one brought. */
  #isFor(question, { type, detail }) {
    if (type === "click" && detail <= 1) this.#clicked = question;
    return type !== "click" || this.#clicked === question;
  }

  /** Draws the first or the second question for a buyer who has come to it. */
  #show(nodes, isSecond) {
    if (!this.#draw(nodes, true)) return;
    this.#isSecond = isSecond;
    moveOn(this.#card, "#title");
    // Where a day may take more than its line, what stands below it would move when it is written.
    if (!hasRoom(this.#card)) this.move();
  }

  /** Draws a question that stands in the script, its days perhaps a moment later; whether it could be. */
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

  /** Does what was left for later: nothing may happen before it. */
  settle() {
    clearTimeout(this.#timer);
    const late = this.#late;
    this.#late = [];
    for (const act of late) act();
  }
}
