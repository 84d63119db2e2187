// <refund-check>: keeps the answers, listens, and lets the engine decide and draw.
//
// Until the engine is there, the page's own content of the element is shown, or the first question where the
// page brings it drawn (a declarative shadow root): what is clicked there is taken up when the engine has come.
// Wherever the engine cannot be, the page's own content stays or comes back.

import * as ambient from "./ambient.js";
import { load, show } from "./engine.js";
import { fetchPolicy } from "./policy.js";
import { style } from "./style.js";

/** Said without the engine, which has all other words. */
const SORRY = "The questions could not be loaded. You can still read the policy or write to us. ";
const RETRY = "Try again";
/** What a field can hold. */
const FILLING = /^(\d{4}-\d\d-\d\d|\d\d:\d\d)$/;

// `HTMLElement` is missing on a server, where the class is never used.
export class RefundCheck extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["answers", "lang", "now", "policy", "time-zone"];

  #answers = {};
  #card;
  #changing;
  #early = false;
  #path = {};
  #policy;
  #pressedEarly;
  #ready = false;
  #said = new Set();

  connectedCallback() {
    // Where it is moved in the page, the answers given so far stand.
    if (!this.#card) {
      this.#build();
      this.#prefill();
      if (this.#pressedEarly) this.#pressedEarly.click();
    }
    this.#start();
  }

  attributeChangedCallback(name) {
    if (!this.#card) return;
    if (name === "answers") this.#prefill();
    if (!this.isConnected) return;
    if (name === "policy") this.#start();
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
    // Pressed with a finger or the mouse while even this script was on its way: the button has the focus, and no ring.
    const pressed = root.activeElement;
    this.#pressedEarly = pressed?.matches("[data-option]:not(:focus-visible)") && pressed;
  }

  async #start() {
    const address = this.getAttribute("policy");
    try {
      const policy = address ? fetchPolicy(address, ambient.language(this)) : undefined;
      // Both are on their way; what goes wrong with either is told here.
      [, this.#policy] = await Promise.all([load(), policy, style(this.shadowRoot)]);
    } catch (error) {
      if (address === this.getAttribute("policy")) this.#fail(error);
      return;
    }
    // Another address was given meanwhile; it has a start of its own.
    if (address !== this.getAttribute("policy")) return;
    // The first screen takes the place of the page's content; nothing is focused that nobody has touched.
    const reply = this.#show();
    if (!reply || this.#ready) return;
    this.#ready = true;
    this.#clear();
    if (!this.#card.parentNode) this.shadowRoot.append(this.#card);
    this.#tell("ready", reply);
    if (this.#early) this.#answered(reply);
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

  /** Draws what follows from the answers. With a verdict, those that no longer matter are dropped. */
  #show() {
    try {
      const { reply, kept } = this.#draw(this.#shown());
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
      return reply;
    } catch (error) {
      this.#fail(error);
    }
  }

  #draw(answers) {
    const draw = (zone) => show(this.#policy, this.#card, answers, this.#now(), zone, ambient.language(this));
    const zone = this.getAttribute("time-zone");
    const drawn = zone && draw(zone);
    if (zone && !drawn) this.#warn("time-zone", `no zone is called \`${zone}\``);
    return drawn || draw(ambient.timeZone()) || draw("UTC");
  }

  /** While an answer is being changed, it counts as not given. */
  #shown() {
    const shown = { ...this.#answers };
    if (this.#changing) {
      delete shown[this.#changing];
      delete shown[`${this.#changing}.time`];
    }
    return shown;
  }

  #now() {
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
    const { change, option } = button.dataset;
    const question = button.closest("[data-question]")?.dataset.question;
    if (option !== undefined) this.#answer(question, option);
    else if ("continue" in button.dataset) this.#answer(question, this.#field().value);
    else if (change !== undefined) this.#change(change);
    else if ("restart" in button.dataset) this.#restart();
    else if ("contact" in button.dataset && !this.#tell("contact", this.#show())) event.preventDefault();
  }

  #pressed(event) {
    const question = event.target.closest("[data-question]")?.dataset.question;
    if (event.key !== "Enter" || event.target !== this.#field() || !question) return;
    event.preventDefault();
    this.#answer(question, this.#field().value);
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
    const reply = this.#show();
    if (reply) this.#moveOn(reply);
  }

  /** The buyer has acted: on to what came of it. */
  #moveOn({ invalid }) {
    const target = invalid ? this.#field() : this.#card.querySelector("#title");
    // A field that has the focus already would begin again at its first part.
    if (target !== this.shadowRoot.activeElement) target?.focus();
  }

  /** Puts into the field what was answered before. */
  #fillIn(question) {
    const said = this.#answers[question];
    if (this.#field() && FILLING.test(said)) this.#field().value = said;
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
    const note = document.createElement("p");
    note.className = "note";
    note.role = "status";
    note.append(SORRY, this.#way(), this.#retry());
    this.shadowRoot.append(note, document.createElement("slot"));
    this.#tell("error", { error: { about, problem, message: String(message) } });
  }

  /** The first way to a person that the page's own content names. */
  #way() {
    const link = this.querySelector('a[href^="mailto:"], a[href^="http"]');
    const way = document.createElement("a");
    if (!link) return "";
    way.href = link.href;
    way.textContent = link.textContent;
    return way;
  }

  #retry() {
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = RETRY;
    retry.addEventListener("click", () => this.#start());
    return retry;
  }

  /** Takes away what stands there until the questions do. */
  #clear() {
    this.shadowRoot.querySelectorAll("slot, .note").forEach((it) => it.remove());
  }
}
