// <refund-check>: loads the engine, passes events on to it, tells the page what came of them, and makes it anew.
// What only works with the engine comes with it (`at-work.js`).
//
// Until the engine is there, the first question is shown, which stands in this script or which the page brings drawn
// (a declarative shadow root), and then the one after it, which stands in this script, too: what is clicked there is taken
// up when the engine has come. Where another question may be the first, or in another language, the page's
// own content of the element is shown.
// Wherever the engine cannot be, the page's own content stays or comes back.

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

/** What the widget wants to hear of, wherever in the element it happens. */
const HEARD = ["click", "input", "keydown", "keypress", "keyup", "pointerdown"];
/** Timers take no more milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;
/** `HTMLElement` is missing on a server, where the class is never used. @type {typeof HTMLElement} */
const Element = globalThis.HTMLElement ?? /** @type {any} */ (Object);

export class RefundCheck extends Element {
  static observedAttributes = ["answers", "lang", "now", "policy", "time-zone"];

  /** The first question stands there as it is in the script. */
  #drawn = false;
  /** The answers that a visit has begun with, until they are shown. */
  #begun;
  /** @type {Early} */
  #early;
  /** @type {HTMLElement} */
  #card;
  #found;
  /** Other answers were given while it was out of the page. */
  #hasMissed = false;
  #hears;
  #history = new History(this);
  /** Under which names the tab keeps what was said. */
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
      // The zone is another one, or the name that the answers are kept under.
      if (name !== "now") this.#goBy();
      if (name === "answers") this.#happen("prefill", this.#prefilled());
      else this.#happen("show");
    }
  }

  /**
   * Shows the page's own content of the element, or nothing of it (`none`); where it stands. That stays there: WebKit lays
   * out the page without the element when a slot goes, and whoever has scrolled down a short page finds themselves at its
   * top.
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
    // Pressed with a finger or the mouse while even this script was on its way: the button has the focus, and no ring.
    const pressed = root.activeElement;
    if (pressed?.matches("[data-option]:not(:focus-visible)")) this.#early.heard(pressed);
  }

  /** Time goes by while nobody looks: a page that is shown again, or wakes with its machine, looks at the clock. */
  #listen() {
    // The page's own, which is not the program's where a test runs the page (jsdom).
    this.#hears = new (this.ownerDocument.defaultView ?? globalThis).AbortController();
    const { signal } = this.#hears;
    const look = () => this.ownerDocument.visibilityState === "visible" && this.#wake();
    this.ownerDocument.addEventListener("visibilitychange", look, { signal });
    this.#history.hear(signal, (depth) => {
      if (!this.#ready) return this.#early.rewind(depth);
      this.#happen("rewind", depth);
      return true;
    });
    // A page may be left, or loaded again, at any time.
    this.ownerDocument.defaultView?.addEventListener("pagehide", () => this.#early.settle(), { signal });
    for (const type of ["pageshow", "focus"]) this.ownerDocument.defaultView?.addEventListener(type, look, { signal });
  }

  async #start() {
    const start = (this.#starts += 1);
    const wanted = ambient.languages(this);
    const ignored = ({ message }) => this.#warn("lang", message);
    try {
      style(this.shadowRoot, ...(this.#visit ? [engine().laterStyle] : []));
      // All are on their way at once; what goes wrong with any is told here. The words may be there without the engine.
      const policy = policyIn(this.getAttribute("policy"), wanted, ignored, load).then((found) => this.#speak(found, wanted, start));
      await Promise.all([load(), policy]);
      if (!this.#ready && this.#card.isConnected) await ambient.painted(this.ownerDocument);
    } catch (error) {
      if (start === this.#starts) this.#fail(error);
      return;
    }
    // Another address or language was given meanwhile, which has a start of its own, or it has left the page.
    if (start === this.#starts && this.isConnected) this.#show();
  }

  /** Takes a policy in one language, as `policyIn` finds it; dates are written as in the country that the page or the buyer is from. */
  #speak(/** @type {any} */ { policy, language }, wanted, start) {
    if (start !== this.#starts) return;
    this.#found = { policy, language: inCountry(language, wanted) };
    write(this.#card, language);
  }

  /** A page's script may say only after the element is there what it is to ask. */
  #undraw(name) {
    if (this.#ready || !["answers", "policy", "lang"].includes(name)) return;
    // What was answered was another question, or was said at another beginning. An answer is the same in every language.
    if (name !== "lang") this.#early.forget();
    // What the page itself has drawn stands in its own language until the words have come.
    if (this.#drawn ? isHere(this) : name === "lang") return;
    this.#drawn = false;
    this.#card.remove();
  }

  /** The first screen takes the place of the page's content; nothing is focused that nobody has touched. */
  #show() {
    try {
      this.#equip();
      this.#goBy();
      this.#early.settle();
      this.#early.goBy(this.#names.key);
      // The buyer went steps back, and a router has made the page anew, or it was loaded again: what is kept goes further.
      const goesOn = !this.#visit.has && this.#begin() && this.#early.answers.length === 0;
      const there = this.#card.isConnected && asked(this.#card);
      const [answer, ...more] = this.#early.answers;
      const did = this.#visit.happen(...this.#first(answer), this.#now());
      // What comes after the first answer stands there already, and the buyer may be further down it.
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
      // What was answered early was a step as well, and the way back from it leads to the question.
      const before = this.#history.begin(this.#names.key, answer ? 0 : did.depth);
      if (answer && !this.#history.has(did.depth)) this.#history.came(did.depth, true);
      this.#did(did);
      const back = isBefore ? 0 : before;
      if (goesOn && back !== undefined) this.#did({ ...this.#visit.happen("rewind", back, this.#now()), focus: "" });
      for (const answer of more) this.#happen("answer", ...answer);
      // A date that was typed early is written beside the field, as any other is.
      this.#card.querySelector("input[name]")?.dispatchEvent(new Event("input", { bubbles: true }));
      engine().rehearse(this.#card, this.#by(), this.#now());
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes what came with the engine. */
  #equip() {
    const { canShare, laterStyle, Visit } = engine();
    style(this.shadowRoot, laterStyle);
    if (this.#visit) return;
    this.#visit = new Visit(this.#card);
    if (navigator.share) this.#card.dataset.shares = canShare([new File([""], "picture.png", { type: "image/png" })]) ? "files" : "";
  }

  /**
   * What was pressed early, or given while it was away, or else just what there is.
   * @returns {["show" | "answer" | "prefill", ...any]}
   */
  #first(early) {
    const begun = this.#begun;
    this.#begun = undefined;
    if (early) return ["answer", ...early];
    // What the page gives may be wrong, and is no answer of the buyer's then.
    if (begun && !this.#hasMissed) return ["prefill", begun];
    if (!this.#hasMissed) return ["show"];
    this.#hasMissed = false;
    return ["prefill", this.#prefilled()];
  }

  /** The zones that may be the buyer's, the best first, for whoever knows which of them there are. */
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

  /** The answers that the page gives, and those that the tab has kept for this place; whether there are any of those. */
  #begin() {
    const given = this.#prefilled();
    begin(this, this.#names);
    const { answers, texts } = recall(this, this.#names);
    // Where nothing may be kept, the page still knows what was answered before the buyer went back.
    const kept = { ...answers, ...Object.fromEntries(this.#early.further) };
    // What was answered early is kept, too, and is yet to happen.
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
      // The second click of a pair would leave what the first one has led back to.
      if (event.detail > 1 || this.#history.back()) return;
    }
    if (this.#ready) this.#happen("handle", event);
    else this.#early.heard(event.target, event);
  }

  #wake() {
    if (this.#ready && this.isConnected) this.#happen("wake");
  }

  #happen(name, ...args) {
    try {
      const did = this.#visit.happen(name, ...args, this.#now());
      if (!did) return;
      this.#did(did, args[0]);
      this.#history.came(did.depth, name === "handle" || name === "answer");
    } catch (error) {
      if (name === "handle") this.#early.take(args[0].target, args[0]);
      this.#fail(error);
    }
  }

  /**
   * Does what is left to do: a card that was drawn anew has links to the page, and the page is told.
   * @param {import("./did.js").Did} did @param {Event} [event]
   */
  #did({ reply, answers, tell, ignored, wake, contact, button, drawn, focus }, event) {
    clearTimeout(this.#timer);
    // By a moment that is given, time does not go by.
    if (wake !== null && !this.getAttribute("now")) {
      // By whole seconds, as the clock is read.
      const delay = Math.ceil(wake / 1000) * 1000 - Date.now();
      this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(delay, 0), MAX_DELAY));
    }
    if (focus) moveOn(this.#card, focus);
    for (const message of ignored) this.#warn("answers", message);
    if (drawn) this.#extra("quotes", () => engine().locate(this.#card));
    // The page hears of a contact first, and may open a chat of its own instead.
    if (button === "data-contact" && !this.#tell("contact", { ...reply, ...contact })) event.preventDefault();
    else if (button) this.#extra(button.slice(5), () => engine().act(button, event, this.#card, this.#visit));
    for (const name of tell) this.#tell(name, name === "answer" ? { ...reply, answers } : reply);
  }

  /** What is no part of the verdict fails alone. */
  #extra(about, run) {
    try {
      run();
    } catch (error) {
      this.#warn(about, String(error?.message ?? error));
    }
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
    const first = note(this.#found?.policy?.phrases);
    this.#own().before(first);
    // Where the words have not come with the rest they are asked for; if they do not come, English has to do.
    if (!this.#found?.policy) phrases(ambient.languages(this)[0] ?? ENGLISH).then((said) => first.replaceWith(note(said)), () => {});
    this.#tell("error", { error: { about, problem, message: String(message) } });
  }

  /** Takes away what stands there until the questions do. */
  #clear() {
    this.shadowRoot.querySelector(".note")?.remove();
    this.#own("none");
    // WebKit goes on with what the style began for as long as it waited.
    for (const waiting of this.#card.getAnimations?.() ?? []) waiting.cancel();
  }
}
