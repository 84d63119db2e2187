// Generated from `src/wire/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test typescript` writes it anew.

/**
 * Answers by the question's id: an option's id, a date such as `2026-11-08`, a number such as `19.90`, or `unsure`; by the
 * id and `.time` a time of day such as `18:30`, or `unknown`.
 */
export type Answers = Record<string, string>;

/**
 * A request to `decide`.
 */
export type Request = { 
/**
 * The answers so far, by the id of the question. May be empty.
 */
answers: Answers, 
/**
 * The present moment with its UTC offset, such as `2026-11-22T12:00:00Z`.
 */
now: string, 
/**
 * The buyer's IANA time zone, such as `Europe/Berlin`.
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
 * The question's id, or `ID.time` to ask for the time of day of a date.
 */
id: string, 
/**
 * How many questions may still come at most, this one included.
 */
at_most: number, };

/** The five outcomes. A policy may have others of its own, which are like one of these. */
export type Outcome = "qualifies" | "fix-first" | "evidence-first" | "support-decides" | "does-not-qualify";

/**
 * What the policy says about the case.
 */
export type Verdict = { 
/**
 * One of the five outcomes, or the id of an outcome of the shop's own.
 */
outcome: Outcome | (string & {}), 
/**
 * The ids of the rules that the verdict is based on.
 */
rules: Array<string>, 
/**
 * The ids of the clauses that these rules cite, each once.
 */
clauses: Array<string>, 
/**
 * The ids of the evidence that these rules ask for, each once.
 */
evidence: Array<string>, 
/**
 * When the verdict becomes worse by time alone; `null` if never.
 */
deadline: Deadline | null, 
/**
 * When the verdict becomes better by time alone; missing if never.
 */
opens?: Opens, 
/**
 * What is paid back and how; missing if the rule has no terms, or the verdict is based on several rules.
 */
terms?: Terms, 
/**
 * The ids of the questions whose answers would settle the case; empty if it is settled.
 */
settled_by: Array<string>, 
/**
 * The case code, with which the shop sees again what the buyer answered and was told.
 */
code?: string, };

/**
 * When time alone makes a verdict worse.
 */
export type Deadline = { 
/**
 * An instant with the offset of the buyer's zone, such as `2026-11-22T10:00:00+01:00` (RFC 3339).
 */
by: string, 
/**
 * False if an answer that is not known could make it later; `by` is then the earliest possible instant.
 */
exact: boolean, };

/**
 * When time alone makes a verdict better.
 */
export type Opens = { 
/**
 * An instant with the offset of the buyer's zone (RFC 3339).
 */
from: string, 
/**
 * False if it may be later.
 */
exact: boolean, };

/**
 * The terms of a rule, as the policy states them. Members that it does not state are missing.
 */
export type Terms = { 
/**
 * What the shop pays back: a percentage such as `85%`, or a sum such as `45 USD`.
 */
pays?: string, 
/**
 * What the shop keeps, in the same form.
 */
keeps?: string, 
/**
 * How it is paid back, such as `gift-card`.
 */
as?: string, 
/**
 * Who pays for sending things back, such as `buyer`.
 */
postage?: string, 
/**
 * The ids of the number questions whose product the percentage or the sum is taken from.
 */
of?: Array<string>, 
/**
 * The calculated sums; missing unless these numbers are known and one of them is money.
 */
amount?: Amount, };

/**
 * The sums that terms come to.
 */
export type Amount = { 
/**
 * What the shop pays back, in digits such as `12.50`.
 */
pays: string, 
/**
 * What the shop keeps, in the same form.
 */
keeps: string, 
/**
 * The currency of both (ISO 4217 code).
 */
currency: string, };

/** What can be wrong with what was given. */
export type Problem = "unknown-question" | "unknown-option" | "malformed" | "impossible" | "in-the-future" | "too-long-ago" | "too-far-ahead" | "before-the-other" | "too-fine" | "out-of-range" | "unknown-time-zone";

/**
 * What is wrong with an answer or with the request.
 */
export type Invalid = { 
/**
 * The id of the question whose answer is invalid; missing if the request as a whole is malformed.
 */
question?: string, 
/**
 * What is wrong, as a word for programs.
 */
problem: Problem, 
/**
 * What was expected and what was found, in English.
 */
message: string, };

/**
 * The message that the buyer would send to the shop.
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
 * The case code.
 */
code: string, };
