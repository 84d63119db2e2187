// <refund-check>: loads the engine, passes events to it, tells the page of the results, and restarts it. Code that
// works only with the engine loads with it (`at-work.js`).
//
// Until the engine has loaded, the element shows the first question, from this script or from the page's declarative
// shadow root, and then the second, from this script. The engine takes up the answers once it has loaded. Where another
// question may be the first, or in another language, the page's own content of the element (its slot) is shown. Where
// the engine cannot run, that content stays or comes back.

import * as ambient from "./ambient.js";
import { asked, moveOn, write } from "./card.js";
import { undraw } from "./drawn.js";
import { Early } from "./early.js";
import { engine, load } from "./engine.js";
import { isHere } from "./first.js";
import { failure } from "./get.js";
import { History } from "./history.js";
import { ENGLISH } from "./languages.js";
import { policyIn } from "./policy.js";
import { begin, names, onlyTexts, recall } from "./session.js";
import { sorry } from "./sorry.js";
import { style } from "./style.js";
import { inCountry, phrases } from "./words.js";
import { timeZone } from "./zone.js";

/** The events that the widget listens to, anywhere in the shadow root. */
const HEARD = ["click", "input", "keydown", "keypress", "keyup", "pointerdown"];
/** Maximum delay of a timer, in milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;
/** `HTMLElement` is missing on a server, where the class is never used. @type {typeof HTMLElement} */
const Element = globalThis.HTMLElement ?? /** @type {any} */ (Object);

/** @typedef {import("refund-check-wasm").Widget} Widget */
/** @typedef {import("./package/wire.js").VerdictReply} Verdict */
/** @typedef {import("./package/refund-check.js").RefundCheckEventMap} Events */
/** @typedef {{[Name in keyof Events as Name extends `refund-check-${infer Short}` ? Short : never]: Events[Name]["detail"]}} Details */
/**
 * The arguments of a widget's method without the last, the present time.
 * @template {import("./visit.js").Happening} Name
 * @typedef {Parameters<Widget[Name]> extends [...infer Given, number] ? Given : never} Given
 */

export class RefundCheck extends Element {
  static observedAttributes = ["answers", "lang", "now", "policy", "time-zone"];

  /** Whether the first question is shown as it is in the script. */
  #drawn = false;
  /** The answers that a visit has begun with, until they are shown. */
  #begun;
  /** @type {Early} */
  #early;
  /** @type {HTMLElement} */
  #card;
  #found;
  /** Whether the `answers` attribute has changed while the element was out of the page. */
  #hasMissed = false;
  #hears;
  #history = new History(this);
  /** The session storage keys of the visit. */
  #names;
  #ready = false;
  #said = new Set();
  #starts = 0;
  #timer;
  /** @type {import("./visit.js").Visit} */
  #visit;

  connectedCallback() {
    if (!this.#card) this.#build();
    this.#listen();
    this.#start();
  }

  disconnectedCallback() {
    this.#hears.abort();
    this.#early.settle();
    clearTimeout(this.#timer);
    this.#visit?.free();
  }

  attributeChangedCallback(name) {
    if (!this.#card) return;
    this.#undraw(name);
    if (!this.isConnected) {
      this.#hasMissed ||= name === "answers";
      return;
    }
    if (name === "policy" || name === "lang") this.#start();
    else if (!this.#ready) this.#early.follow();
    else {
      // The time zone has changed, or the storage key of the answers.
      if (name !== "now") this.#goBy();
      if (name === "answers") this.#happen("prefill", this.#prefilled());
      else this.#happen("show");
    }
  }

  /**
   * Shows the page's own content of the element, or hides it (`none`). Returns its slot, which is never removed: WebKit
   * would lay out the page without the element, and scroll a buyer who is further down a short page back to its top.
   */
  #own(display = "") {
    const slot = this.shadowRoot.querySelector("slot") ?? this.shadowRoot.appendChild(this.ownerDocument.createElement("slot"));
    slot.style.display = display;
    return slot;
  }

  #build() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    undraw(root);
    this.#card = root.querySelector(".card");
    if (!this.#card) {
      this.#card = this.ownerDocument.createElement("div");
      this.#card.className = "card";
      this.#card.part = "card";
      this.#own();
    }
    this.#early = new Early(this, this.#card, this.#history);
    if (!this.#card.isConnected) {
      this.#drawn = this.#early.draw();
      if (this.#drawn) root.prepend(this.#card);
    }
    for (const type of HEARD) root.addEventListener(type, (event) => this.#heard(event));
    // A button pressed by touch or mouse before this script ran has the focus, without a focus ring.
    const pressed = root.activeElement;
    if (pressed?.matches("[data-option]:not(:focus-visible)")) this.#early.heard(pressed);
  }

  /** Time passes while a page is hidden: one that is shown again, or wakes with its machine, reads the clock. */
  #listen() {
    // The page's own class, which is not the global one where a test runs the page (jsdom).
    this.#hears = new (this.ownerDocument.defaultView ?? globalThis).AbortController();
    const { signal } = this.#hears;
    const look = () => this.ownerDocument.visibilityState === "visible" && this.#wake();
    this.ownerDocument.addEventListener("visibilitychange", look, { signal });
    this.#history.hear(signal, (depth) => {
      if (!this.#ready) return this.#early.rewind(depth);
      this.#happen("rewind", depth);
      return true;
    });
    // A page may be left, or reloaded, at any time, so no work may be put off any longer.
    this.ownerDocument.defaultView?.addEventListener("pagehide", () => this.#early.settle(), { signal });
    for (const type of ["pageshow", "focus"]) this.ownerDocument.defaultView?.addEventListener(type, look, { signal });
  }

  async #start() {
    const start = (this.#starts += 1);
    const wanted = ambient.languages(this);
    const ignored = ({ message }) => this.#warn("lang", message);
    try {
      style(this.shadowRoot, ...(this.#visit ? [engine().laterStyle] : []));
      // All load in parallel; an error of any is handled here. The words may arrive without the engine.
      const policy = policyIn(this.getAttribute("policy"), wanted, ignored, load).then((found) => this.#speak(found, wanted, start));
      await Promise.all([load(), policy]);
      if (!this.#ready && this.#card.isConnected) await ambient.painted(this.ownerDocument);
    } catch (error) {
      if (start === this.#starts) this.#fail(error);
      return;
    }
    // Stop where another address or language has begun a start of its own, or the element has left the page.
    if (start === this.#starts && this.isConnected) this.#show();
  }

  /** Takes a policy in one language from `policyIn`. Dates are written as in the country of the page or the buyer. */
  #speak(/** @type {any} */ { policy, language }, wanted, start) {
    if (start !== this.#starts) return;
    this.#found = { policy, language: inCountry(language, wanted) };
    write(this.#card, language);
  }

  /** Takes the early question away: a page's script may set attributes only after the element exists. */
  #undraw(name) {
    if (this.#ready || !["answers", "policy", "lang"].includes(name)) return;
    // Early answers were to another policy, or beside other given answers. In another language, an answer is the same.
    if (name !== "lang") this.#early.forget();
    // A question from the page's declarative shadow root keeps its language until the words have loaded.
    if (this.#drawn ? isHere(this) : name === "lang") return;
    this.#drawn = false;
    this.#card.remove();
  }

  /** The first screen replaces the page's content. The focus does not move unless the buyer has acted. */
  #show() {
    try {
      this.#equip();
      this.#goBy();
      this.#early.settle();
      this.#early.goBy(this.#names.key);
      // After going back, a router may have recreated the page, or it was reloaded: more is kept than the entry had.
      const goesOn = !this.#visit.has && this.#begin() && this.#early.answers.length === 0;
      const there = this.#card.isConnected && asked(this.#card);
      const [answer, ...more] = this.#early.answers;
      const did = this.#visit.happen(.../** @type {["show", number]} */ ([...this.#first(answer), this.#now()]));
      // The question after the first answer is shown already, and the focus may be further down in it.
      if (asked(this.#card) === there) did.focus = "";
      if (!this.#ready) {
        this.#ready = true;
        this.#clear();
        this.#card.dataset.ready = "";
        if (!this.#card.parentNode) this.shadowRoot.append(this.#card);
        this.#tell("ready", did.reply);
      }
      const isBefore = this.#early.further.length > 0;
      this.#early.forget();
      // An early answer was a step, too, and Back from it leads to its question.
      const before = this.#history.begin(this.#names.key, answer ? 0 : did.depth);
      if (answer && !this.#history.has(did.depth)) this.#history.came(did.depth, true);
      this.#did(did);
      const back = isBefore ? 0 : before;
      if (goesOn && back !== undefined) this.#did({ ...this.#visit.happen("rewind", back, this.#now()), focus: "" });
      for (const answer of more) this.#happen("answer", ...answer);
      // A date that was typed early is written out beside the field, like any other.
      this.#card.querySelector("input[name]")?.dispatchEvent(new Event("input", { bubbles: true }));
      engine().rehearse(this.#card, this.#by(), this.#now());
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes what loaded with the engine. */
  #equip() {
    const { canShare, laterStyle, Visit } = engine();
    style(this.shadowRoot, laterStyle);
    if (this.#visit) return;
    this.#visit = new Visit(this.#card);
    if (navigator.share) this.#card.dataset.shares = canShare([new File([""], "picture.png", { type: "image/png" })]) ? "files" : "";
  }

  /**
   * The first event for the widget: an early answer, answers that the page has given, or else only `show`.
   * @param {[string, string] | undefined} early
   * @returns {["show"] | ["answer", ...Given<"answer">] | ["prefill", ...Given<"prefill">]}
   */
  #first(early) {
    const begun = this.#begun;
    this.#begun = undefined;
    if (early) return ["answer", ...early];
    // Answers that the page gives may be wrong, and then they are not the buyer's.
    if (begun && !this.#hasMissed) return ["prefill", begun];
    if (!this.#hasMissed) return ["show"];
    this.#hasMissed = false;
    return ["prefill", this.#prefilled()];
  }

  /** The zones that may be the buyer's, the best first; the visit takes the first one that the browser knows. */
  *#zones() {
    const given = this.getAttribute("time-zone");
    if (given) yield given;
    const { zone, doubt } = timeZone();
    const message = given ? `no zone is called \`${given}\`` : doubt;
    if (message) this.#warn("time-zone", message);
    yield zone;
    yield "UTC";
  }

  #goBy() {
    this.#names = names(this);
    this.#visit.goBy({ ...this.#by(), names: this.#names });
  }

  #by = () => ({ ...this.#found, zones: () => this.#zones() });

  /** Begins with the answers that the page gives and those in session storage. Returns whether any of the latter count. */
  #begin() {
    const given = this.#prefilled();
    begin(this, this.#names);
    const { answers, texts } = recall(this, this.#names);
    // Where session storage is forbidden, the script still knows the answers before the buyer went back.
    const kept = { ...answers, ...Object.fromEntries(this.#early.further) };
    // Early answers are kept, too, but are yet to be replayed.
    for (const [question] of this.#early.answers) delete kept[question];
    this.#begun = { ...given, ...kept };
    this.#visit.begin(this.#begun, texts);
    return Object.keys(kept).length > 0;
  }

  #prefilled() {
    const text = this.getAttribute("answers");
    if (!text) return {};
    try {
      const given = JSON.parse(text);
      for (const [question, said] of Object.entries(given)) {
        if (typeof said !== "string") this.#warn("answers", `the answer to \`${question}\` is no text`);
      }
      return Object.fromEntries(Object.entries(onlyTexts(given)).map(([question, said]) => [question, engine().plainDate(said)]));
    } catch (error) {
      this.#warn("answers", error.message);
      return {};
    }
  }

  #now() {
    const text = this.getAttribute("now");
    if (text && Number.isNaN(Date.parse(text))) this.#warn("now", `\`${text}\` is no instant`);
    const now = ambient.moment(this);
    if (!Number.isFinite(now)) throw failure("now", "no-clock", "the browser's clock tells no time; `now` can be given");
    return now;
  }

  #heard(event) {
    if (event.type === "click" && event.target.closest("[data-back], [data-step='']")) {
      // The second click of a double click would leave the question to which the first one has gone back.
      if (event.detail > 1 || this.#history.back()) return;
    }
    if (this.#ready) this.#happen("handle", event);
    else this.#early.heard(event.target, event);
  }

  #wake() {
    if (this.#ready && this.isConnected) this.#happen("wake");
  }

  /**
   * Passes an event to the widget, with the present time, and carries out what comes of it.
   * @template {import("./visit.js").Happening} Name @param {Name} name @param {Given<Name>} args
   */
  #happen(name, ...args) {
    const event = /** @type {any} */ (args[0]);
    try {
      const did = this.#visit.happen(name, .../** @type {any} */ ([...args, this.#now()]));
      if (!did) return;
      this.#did(did, event);
      this.#history.came(did.depth, name === "handle" || name === "answer");
    } catch (error) {
      if (name === "handle") this.#early.take(event.target, event);
      this.#fail(error);
    }
  }

  /**
   * Carries out the effects of an event: timer, focus, links to sentences on the page, and events to the page.
   * @param {import("./did.js").Did} did @param {Event} [event]
   */
  #did({ reply, answers, tell, ignored, wake, contact, button, drawn, focus }, event) {
    clearTimeout(this.#timer);
    // With a given time (`now`), time does not pass.
    if (wake !== null && !this.getAttribute("now")) {
      // Rounded to whole seconds, as the clock is read.
      const delay = Math.ceil(wake / 1000) * 1000 - Date.now();
      this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(delay, 0), MAX_DELAY));
    }
    if (focus) moveOn(this.#card, focus);
    for (const message of ignored) this.#warn("answers", message);
    if (drawn) this.#extra("quotes", () => engine().locate(this.#card));
    // The page gets the contact event first, and may cancel it to open a chat of its own.
    if (button === "contact" && !this.#tell("contact", { .../** @type {Verdict} */ (reply), ...contact })) event.preventDefault();
    else if (button) this.#extra(button, () => engine().act(button, event, this.#card, this.#visit));
    for (const name of tell) {
      if (name === "answer") this.#tell(name, { ...reply, answers });
      else this.#tell(name, /** @type {Verdict} */ (reply));
    }
  }

  /** Runs what the verdict does not depend on: if it fails, only it fails. */
  #extra(about, run) {
    try {
      run();
    } catch (error) {
      this.#warn(about, String(error?.message ?? error));
    }
  }

  /**
   * Dispatches an event. Returns false if a listener has prevented it.
   * @template {keyof Details} Name @param {Name} name @param {Details[Name]} detail
   */
  #tell(name, detail) {
    const options = { detail, bubbles: true, composed: true, cancelable: name === "contact" };
    return this.dispatchEvent(new CustomEvent(`refund-check-${name}`, options));
  }

  /** Tells the page of an unusable input, once for each message. */
  #warn(about, message) {
    const key = `${about}: ${message}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#tell("error", { error: { about, problem: "ignored", message } });
  }

  /** Returns to the page's own content, with a note of one sentence and a button to retry. The answers are kept. */
  #fail({ about = "engine", problem = "failed", message }) {
    this.#ready = false;
    this.#clear();
    this.#card.remove();
    const way = this.querySelector('a[href^="mailto:"], a[href^="http"]');
    const note = (said) => sorry(said?.length > 0 ? said : undefined, way, () => this.#start());
    const first = note(this.#found?.policy?.phrases);
    this.#own().before(first);
    // Where the words have not loaded with the rest, they are fetched now; if that fails, the note stays in English.
    if (!this.#found?.policy) phrases(ambient.languages(this)[0] ?? ENGLISH).then((said) => first.replaceWith(note(said)), () => {});
    this.#tell("error", { error: { about, problem, message: String(message) } });
  }

  /** Takes the note away and hides the page's own content. */
  #clear() {
    this.shadowRoot.querySelector(".note")?.remove();
    this.#own("none");
    // WebKit continues the waiting animations of the style sheet, so they are cancelled.
    for (const waiting of this.#card.getAnimations?.() ?? []) waiting.cancel();
  }
}
