// Generated from `src/wire/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.

/** Answers by the question's id: an option's id, a date such as `2026-11-08`, `unsure`, or `unknown` for a time. */
export type Answers = Record<string, string>;

/**
 * What a program asks of `decide`.
 */
export type Request = { 
/**
 * Answers by question.
 */
answers: Answers, 
/**
 * The present moment, such as `2026-11-22T12:00:00Z`.
 */
now: string, 
/**
 * The buyer's zone, such as `Europe/Berlin`.
 */
time_zone: string, };

/** Has exactly one of the three members. */
export type Reply = QuestionReply | VerdictReply | InvalidReply;

export type QuestionReply = { question: Question; verdict?: never; invalid?: never; };

export type VerdictReply = { question?: never; verdict: Verdict; invalid?: never; };

export type InvalidReply = { question?: never; verdict?: never; invalid: Invalid; };

/**
 * A question to ask next.
 */
export type Question = { 
/**
 * The question's id, or `ID.time` where a date's time of day is asked for.
 */
id: string, 
/**
 * How many questions may still come, this one included.
 */
at_most: number, };

/** What a verdict can be. */
export type Outcome = "qualifies" | "fix-first" | "evidence-first" | "support-decides" | "does-not-qualify";

/**
 * What the policy says.
 */
export type Verdict = { 
/**
 * One of the five; of a policy with outcomes of its own, the id of one of these.
 */
outcome: Outcome, 
/**
 * The rules that it stands on.
 */
rules: Array<string>, 
/**
 * The sentences of the policy that they cite.
 */
clauses: Array<string>, 
/**
 * What they ask for.
 */
evidence: Array<string>, 
/**
 * When it becomes a worse one if nothing but time goes by, if ever.
 */
deadline: Deadline | null, 
/**
 * When it becomes a better one if nothing but time goes by; missing if never.
 */
opens?: Opens, 
/**
 * What the rule pays back and how; missing where it has no terms.
 */
terms?: Terms, 
/**
 * The questions whose answer would settle what is not known.
 */
settled_by: Array<string>, 
/**
 * By which the shop can see again what the buyer was told.
 */
code?: string, };

/**
 * When time alone makes a verdict a worse one.
 */
export type Deadline = { 
/**
 * An instant with the zone's offset, such as `2026-11-22T10:00:00+01:00`.
 */
by: string, 
/**
 * False where the time of purchase is not known; `by` is then the earliest possible end.
 */
exact: boolean, };

/**
 * When time alone makes a verdict a better one.
 */
export type Opens = { 
/**
 * An instant with the zone's offset.
 */
from: string, 
/**
 * False where it may be later.
 */
exact: boolean, };

/**
 * The terms of a rule, as the policy has them. What it does not name is missing.
 */
export type Terms = { 
/**
 * What is paid back: a share such as `85%`, or a sum such as `45 USD`.
 */
pays?: string, 
/**
 * What the shop keeps.
 */
keeps?: string, 
/**
 * In which form.
 */
as?: string, 
/**
 * Who pays for sending something back.
 */
postage?: string, 
/**
 * The number questions that a share is of.
 */
of?: Array<string>, 
/**
 * What it comes to, where these numbers were given.
 */
amount?: Amount, };

/**
 * What terms come to.
 */
export type Amount = { 
/**
 * A sum in digits, such as `12.50`.
 */
pays: string, 
/**
 * What the shop keeps.
 */
keeps: string, 
/**
 * Of the sums (ISO 4217).
 */
currency: string, };

/** What can be wrong with what was given. */
export type Problem = "unknown-question" | "unknown-option" | "malformed" | "impossible" | "in-the-future" | "too-long-ago" | "too-far-ahead" | "before-the-other" | "too-fine" | "out-of-range" | "unknown-time-zone";

/**
 * Something given that is of no use.
 */
export type Invalid = { 
/**
 * The question that it was given for; missing where the request as a whole is of no use.
 */
question?: string, 
/**
 * What is wrong, for programs.
 */
problem: Problem, 
/**
 * The same in English.
 */
message: string, };

/**
 * What the buyer would send.
 */
export type Contact = { 
/**
 * The subject of the mail.
 */
subject: string, 
/**
 * The whole text, with what the buyer ticked and typed.
 */
message: string, 
/**
 * The code of the case.
 */
code: string, };
