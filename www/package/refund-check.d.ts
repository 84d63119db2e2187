// What `refund-check` exports, and what its import teaches TypeScript about the page.

import type { Answers, Contact, Reply, Request, VerdictReply } from "./wire.js";

export type {
  Amount, Answers, Contact, Deadline, Invalid, InvalidReply, Opens, Outcome, Problem, Question, QuestionReply, Reply, Request,
  Terms, Verdict, VerdictReply,
} from "./wire.js";

/** Decides a request by the default policy, as `refund-check decide` does. Works in Node, too. */
export function decide(request: Request): Promise<Reply>;

/** `<refund-check>`. */
export interface RefundCheckElement extends HTMLElement {
  addEventListener<Name extends keyof RefundCheckEventMap>(
    type: Name,
    listener: (this: RefundCheckElement, event: RefundCheckEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: RefundCheckElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The element's attributes; all are text. */
export interface RefundCheckAttributes {
  /** Answers to begin with, as JSON: `{"reason":"defective"}`. */
  answers?: string;
  /** The language; without it, the page's, and then the browser's. */
  lang?: string;
  /** An instant to decide by, for previews and tests. */
  now?: string;
  /** The address of a compiled policy; without it, the default one. */
  policy?: string;
  /** With `off`, a visit is no step of the browser's history; nor is it where the page is in a frame. */
  history?: "off";
  /** Light or dark; without it, as the page's `color-scheme`. */
  theme?: "auto" | "light" | "dark";
  /** The buyer's zone, such as `Europe/Berlin`; without it, the browser's. */
  "time-zone"?: string;
}

/** Something that the page gave is of no use, or the questions cannot be shown. */
export interface Failure {
  /** What it is about: an attribute, `engine`, or `style`. */
  about: string;
  /** A word for programs. */
  problem?: string;
  message: string;
}

/** What the buyer would send, beside the verdict that it is about. */
export type ContactDetail = VerdictReply & Contact;

export interface RefundCheckEventMap {
  /** The first screen is there. */
  "refund-check-ready": CustomEvent<Reply>;
  /** The buyer has answered. */
  "refund-check-answer": CustomEvent<Reply & { answers: Answers }>;
  /** A verdict is shown. */
  "refund-check-verdict": CustomEvent<VerdictReply>;
  /** The buyer goes to contact the shop; can be prevented. */
  "refund-check-contact": CustomEvent<ContactDetail>;
  "refund-check-error": CustomEvent<{ error: Failure }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "refund-check": RefundCheckElement;
  }
  /** The events bubble: the document, the window and every element around hear them. */
  interface GlobalEventHandlersEventMap extends RefundCheckEventMap {}
}
