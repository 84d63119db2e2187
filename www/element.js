// <refund-check>: keeps the answers, listens, and lets the engine decide and draw.
//
// Until the engine is there, the page's own content of the element is shown, or the first question where the
// page brings it drawn (a declarative shadow root): what is clicked there is taken up when the engine has come.
// Wherever the engine cannot be, the page's own content stays or comes back.

import * as ambient from "./ambient.js";
import { load, show } from "./engine.js";
import { Given } from "./given.js";
import { act, address, locate } from "./hand-over.js";
import { whole } from "./letter.js";
import { policyIn } from "./policy.js";
import { keep, recall } from "./session.js";
import { sorry } from "./sorry.js";
import { style } from "./style.js";
import { ENGLISH, isRightToLeft, phrases } from "./words.js";

/** What a field can hold. */
const FILLING = /^(\d{4}-\d\d-\d\d|\d\d:\d\d)$/;

// `HTMLElement` is missing on a server, where the class is never used.
export class RefundCheck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["answers", "lang", "now", "policy", "time-zone"];

  #answers = {};
  #card;
  #changing;
  #early = false;
  #given = new Given();
  #language = "en";
  #now;
  #path = {};
  #policy;
  #pressedEarly;
  #ready = false;
  #said = new Set();
  #shown = {};
  #starts = 0;

  connectedCallback() {
    // Where it is moved in the page, the answers given so far stand.
    if (!this.#card) {
      this.#build();
      this.#prefill();
      this.#answers = { ...this.#answers, ...recall(this.#name()) };
      if (this.#pressedEarly) this.#pressedEarly.click();
    }
    this.#start();
  }

  attributeChangedCallback(name) {
    if (!this.#card) return;
    if (name === "answers") this.#prefill();
    if (!this.isConnected) return;
    if (name === "policy" || name === "lang") this.#start();
    else if (this.#ready) this.#show();
  }

  #build() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#card = root.querySelector(".card");
    if (!this.#card) {
      this.#card = document.createElement("div");
      this.#card.className = "card";
      this.#card.part = "card";
      root.append(document.createElement("slot"));
    }
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("keydown", (event) => this.#pressed(event));
    root.addEventListener("input", (event) => this.#noted(event));
    // Pressed with a finger or the mouse while even this script was on its way: the button has the focus, and no ring.
    const pressed = root.activeElement;
    this.#pressedEarly = pressed?.matches("[data-option]:not(:focus-visible)") && pressed;
  }

  async #start() {
    const start = (this.#starts += 1);
    const wanted = ambient.languages(this);
    const ignored = ({ message }) => this.#warn("lang", message);
    try {
      // All are on their way at once; what goes wrong with any is told here. The words may be there without the engine.
      const policy = policyIn(this.getAttribute("policy"), wanted, ignored).then((found) => this.#speak(found, wanted, start));
      await Promise.all([load(), policy, style(this.shadowRoot)]);
      // Another address or language was given meanwhile; it has a start of its own.
      if (start !== this.#starts) return;
    } catch (error) {
      if (start === this.#starts) this.#fail(error);
      return;
    }
    // The first screen takes the place of the page's content; nothing is focused that nobody has touched.
    const reply = this.#show();
    if (!reply || this.#ready) return;
    this.#ready = true;
    this.#clear();
    if (!this.#card.parentNode) this.shadowRoot.append(this.#card);
    this.#tell("ready", reply);
    if (this.#early) this.#answered(reply);
  }

  /** Takes a policy in one language; dates are written as in the country that the page or the buyer is from. */
  #speak({ policy, language }, wanted, start) {
    if (start !== this.#starts) return;
    const short = (tag) => tag.toLowerCase().split("-")[0];
    this.#policy = policy;
    this.#language = wanted.find((tag) => short(tag) === short(language)) ?? language;
    this.#card.lang = language;
    this.#card.dir = isRightToLeft(language) ? "rtl" : "ltr";
  }

  #prefill() {
    const text = this.getAttribute("answers");
    this.#changing = undefined;
    this.#answers = {};
    if (!text) return;
    try {
      for (const [question, said] of Object.entries(JSON.parse(text))) {
        if (typeof said === "string") this.#answers[question] = said;
        else this.#warn("answers", `the answer to \`${question}\` is no text`);
      }
    } catch (error) {
      this.#warn("answers", error.message);
    }
  }

  /** Under what the session keeps the answers: another page, policy or beginning is another interview. */
  #name() {
    const place = [...document.querySelectorAll(this.localName)].indexOf(this);
    const given = ["policy", "answers"].map((name) => this.getAttribute(name) ?? "");
    return ["refund-check", location.pathname, place, ...given].join(" ");
  }

  /** Draws what follows from the answers. With a verdict, those that no longer matter are dropped. */
  #show() {
    this.#now = this.#moment();
    try {
      const shown = this.#draw();
      const { reply, kept } = shown;
      const { question, problem } = reply.invalid ?? {};
      if (problem?.startsWith("unknown-")) {
        // Only the page itself can have given it; without it the rest still stands.
        this.#warn("answers", reply.invalid.message);
        // A name with half a character in it comes back as another one; then none is believed.
        if (!(question in this.#answers)) this.#answers = {};
        delete this.#answers[question];
        return this.#show();
      }
      this.#path = Object.fromEntries(kept.map((id) => [id, this.#answers[id]]));
      if (reply.verdict && !this.#changing) this.#answers = { ...this.#path };
      if (reply.invalid && !this.#field()?.value) this.#fillIn(question);
      locate(this.#card);
      return reply;
    } catch (error) {
      this.#fail(error);
    }
  }

  #draw() {
    const { pairs } = this.#given;
    const asked = { answers: this.#counted(), given: pairs, now: this.#now, language: this.#language };
    const draw = (zone) => show(this.#policy, this.#card, { ...asked, zone });
    const zone = this.getAttribute("time-zone");
    const drawn = zone && draw(zone);
    if (zone && !drawn) this.#warn("time-zone", `no zone is called \`${zone}\``);
    this.#shown = drawn || draw(ambient.timeZone()) || draw("UTC");
    this.#given.restore(this.#card);
    address(this.#card, this.#shown);
    return this.#shown;
  }

  /** While an answer is being changed, it counts as not given. */
  #counted() {
    const counted = { ...this.#answers };
    if (this.#changing) {
      delete counted[this.#changing];
      delete counted[`${this.#changing}.time`];
    }
    return counted;
  }

  #moment() {
    const text = this.getAttribute("now");
    if (!text) return ambient.now();
    const now = Date.parse(text);
    if (!Number.isNaN(now)) return now;
    this.#warn("now", `\`${text}\` is no instant`);
    return ambient.now();
  }

  #clicked(event) {
    const button = event.target.closest("button, a");
    if (!button) return;
    const { change, day, option } = button.dataset;
    const question = button.closest("[data-question]")?.dataset.question;
    if (option !== undefined) {
      // What is pressed early shows that it was.
      if (!this.#ready) button.dataset.pressed = "";
      this.#answer(question, option);
    }
    else if (day !== undefined) this.#answer(question, day);
    else if ("continue" in button.dataset) this.#answer(question, this.#filled());
    else if (change !== undefined) this.#change(change);
    else if ("restart" in button.dataset) this.#restart();
    else if ("contact" in button.dataset) this.#contact(event);
    else if (this.#shown.letter && act(button, this.#place())) event.preventDefault();
  }

  #place() {
    return { card: this.#card, root: this.shadowRoot, shown: this.#shown, now: this.#now, language: this.#card.lang };
  }

  /** The page hears of it first, and may open a chat of its own instead. */
  #contact(event) {
    const { reply, letter } = this.#shown;
    const message = letter && { subject: letter.subject, message: whole(letter), code: reply.verdict.code };
    if (!this.#tell("contact", { ...reply, ...message })) event.preventDefault();
  }

  #pressed(event) {
    const question = event.target.closest("[data-question]")?.dataset.question;
    if (event.key !== "Enter" || event.target !== this.#field() || !question) return;
    event.preventDefault();
    this.#answer(question, this.#filled());
  }

  /** Something was ticked or typed beside the evidence: the message says so, and the moment stays that of the verdict. */
  #noted({ target }) {
    if (!this.#given.note(target)) return;
    try {
      this.#draw();
    } catch (error) {
      this.#fail(error);
    }
  }

  #answer(question, said) {
    this.#changing = undefined;
    // Another day, another time of day.
    if (this.#answers[question] !== said) delete this.#answers[`${question}.time`];
    this.#answers[question] = said;
    this.#early = !this.#ready;
    const reply = this.#ready && this.#show();
    if (reply) this.#answered(reply);
  }

  #answered(reply) {
    this.#early = false;
    if (!reply.invalid) keep(this.#name(), this.#answers);
    this.#moveOn(reply);
    this.#tell("answer", { ...reply, answers: this.#path });
    if (reply.verdict) this.#tell("verdict", reply);
  }

  #change(question) {
    // A wrong answer that is left standing is forgotten.
    if (this.#field()?.hasAttribute("aria-invalid")) delete this.#answers[this.#field().name];
    this.#changing = question;
    const reply = this.#show();
    if (!reply) return;
    this.#fillIn(question);
    this.#moveOn(reply);
  }

  #restart() {
    this.#changing = undefined;
    this.#answers = {};
    this.#given.clear();
    keep(this.#name(), {});
    const reply = this.#show();
    if (reply) this.#moveOn(reply);
  }

  /** The buyer has acted: on to what came of it. */
  #moveOn({ invalid }) {
    this.#card.dataset.moved = "";
    const target = invalid ? this.#field() : this.#card.querySelector("#title");
    // A field that has the focus already would begin again at its first part.
    if (target !== this.shadowRoot.activeElement) target?.focus();
  }

  /** Puts into the field what was answered before. */
  #fillIn(question) {
    const said = this.#answers[question];
    if (this.#field() && FILLING.test(said)) this.#field().value = said;
  }

  /** What stands in the field. A year of two digits is none; the browser takes it for one of the first century. */
  #filled() {
    return this.#field().value.replace(/^00.*-.*/, "");
  }

  #field() {
    return this.#card.querySelector("input[name]");
  }

  #tell(name, detail) {
    const options = { detail, bubbles: true, composed: true, cancelable: name === "contact" };
    return this.dispatchEvent(new CustomEvent(`refund-check-${name}`, options));
  }

  /** Something that the page gave is of no use; each is told once. */
  #warn(about, message) {
    const key = `${about}: ${message}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#tell("error", { error: { about, problem: "ignored", message } });
  }

  /** Back to the page's own content, with one quiet sentence and another try. The answers are kept. */
  #fail({ about = "engine", problem = "failed", message }) {
    this.#ready = false;
    this.#clear();
    this.#card.remove();
    const way = this.querySelector('a[href^="mailto:"], a[href^="http"]');
    const note = (said) => sorry(said?.length > 0 ? said : undefined, way, () => this.#start());
    const first = note(this.#policy?.phrases);
    this.shadowRoot.append(first, document.createElement("slot"));
    // Where the words have not come with the rest they are asked for; if they do not come, English has to do.
    if (!this.#policy) phrases(ambient.languages(this)[0] ?? ENGLISH).then((said) => first.replaceWith(note(said)), () => {});
    this.#tell("error", { error: { about, problem, message: String(message) } });
  }

  /** Takes away what stands there until the questions do. */
  #clear() {
    this.shadowRoot.querySelectorAll("slot, .note").forEach((it) => it.remove());
  }
}
