// Generated from `src/wire/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.

import type { Contact, Reply } from "./package/wire.js";

/**
 * What came of an event.
 */
export type Did = { 
/**
 * What the visit has come to, as a program would be told by `decide`.
 */
reply: Reply | null, 
/**
 * The answers that still matter.
 */
answers: Record<string, string>, 
/**
 * What the page is to be told of, in order.
 */
tell: Array<Told>, 
/**
 * What the page gave and is of no use, each in a sentence.
 */
ignored: Array<string>, 
/**
 * When it wants to be woken, in milliseconds since 1970.
 */
wake: number | null, 
/**
 * What the buyer would send, where they go to contact the shop.
 */
contact: Contact | null, 
/**
 * The button that the buyer has pressed, if the script has to act on it.
 */
button: Button | null, 
/**
 * Whether the screen is drawn anew, and not only what was typed taken up.
 */
drawn: boolean, 
/**
 * Where the focus goes, as a selector: not from here, because a page that hears of it may do anything.
 */
focus: string, 
/**
 * How far the visit has come, for the browser's history.
 */
depth: number, 
/**
 * What the widget can be made anew from.
 */
snapshot: Kept, };

/**
 * What the page is told of, by an event named `refund-check-` and this.
 */
export type Told = "answer" | "verdict";

/**
 * A button that changes nothing in the visit.
 */
export type Button = "contact" | "copy" | "print" | "calendar" | "share" | "find";

/**
 * A snapshot, for the widget to go on from.
 */
export type Kept = { 
/**
 * What was answered, ids and answers.
 */
answers: Array<[string, string]>, 
/**
 * The question that is being answered anew.
 */
changing: string | null, 
/**
 * Ids, whether each is ticked, and what was typed.
 */
given: Array<[string, boolean, string]>, 
/**
 * The message as the buyer has written it, behind a line that says what it is about.
 */
edited: string | null, 
/**
 * Whether the buyer is at what to send.
 */
is_sending: boolean, };

/**
 * What came of a code on the page for agents.
 */
export type Replayed = { 
/**
 * What is wrong with it; missing where its case is shown.
 */
wrong?: string, 
/**
 * Whether another policy than those that were taken in is wanted.
 */
elsewhere: boolean, };
