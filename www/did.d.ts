// Generated from `src/wire/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.

import type { Contact, Reply } from "./package/wire.js";

/**
 * What the script has to do after an event, and the state of the visit.
 */
export type Did = { 
/**
 * The reply to the answers, as `decide` gives it; `null` if no screen is shown yet.
 */
reply: Reply | null, 
/**
 * The answers that still matter, by the id of the question.
 */
answers: Record<string, string>, 
/**
 * The events to dispatch to the page, in this order.
 */
tell: Array<Told>, 
/**
 * A message for each answer that was dropped because the policy has no such answer, or it is invalid.
 */
ignored: Array<string>, 
/**
 * When to call `wake`, in milliseconds since 1970 (UTC); `null` if no screen is shown yet.
 */
wake: number | null, 
/**
 * The message to the shop, if the buyer has pressed a contact link; else `null`.
 */
contact: Contact | null, 
/**
 * The button that the buyer has pressed, if the script has to act on it; else `null`.
 */
button: Button | null, 
/**
 * Whether the screen was drawn again for another reason than a tick or a text beside the evidence.
 */
drawn: boolean, 
/**
 * The CSS selector of the element that gets the focus; empty if it stays. The script moves it, because
 * the page's focus listeners may do anything, even remove the element.
 */
focus: string, 
/**
 * The depth of the visit, for the browser's history: the number of answers that still matter, and one
 * more at the second step of a verdict.
 */
depth: number, 
/**
 * The snapshot from which `restore` continues the visit.
 */
snapshot: Kept, };

/**
 * An event to dispatch to the page, by its name without `refund-check-`.
 */
export type Told = "answer" | "verdict";

/**
 * A button that does not change the visit.
 */
export type Button = "contact" | "copy" | "print" | "calendar" | "share" | "find";

/**
 * A snapshot of a visit.
 */
export type Kept = { 
/**
 * The answers: pairs of a question's id and its answer, in the order in which they were last given.
 */
answers: Array<[string, string]>, 
/**
 * The id of the question whose answer is being changed, if any.
 */
changing: string | null, 
/**
 * Each item that the buyer has touched: its id, whether it is ticked, and what was typed. The id is that
 * of the evidence, or `*` for what happened in the buyer's own words.
 */
given: Array<[string, boolean, string]>, 
/**
 * The message as the buyer has edited it, after a first line that says which verdict it is about.
 */
edited: string | null, 
/**
 * Whether the buyer is at the second step of the verdict, where the message is sent.
 */
is_sending: boolean, };

/**
 * The result of replaying a code on the page for agents.
 */
export type Replayed = { 
/**
 * Why the code cannot be replayed; missing if its case is shown.
 */
wrong?: string, 
/**
 * Whether the code was made with a policy that has not been added.
 */
elsewhere: boolean, };
