// Generated from `src/studio/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test --features studio typescript` writes it anew.

/** The texts of a policy's files, by name. */
export type Files = Record<string, string>;

/** A value as it is written; a table is a `Map`, in the order of the file. */
export type Written = string | number | boolean | Written[] | Map<string, Written>;

/**
 * Everything that the page shows of a policy while it is written.
 */
export type Look = { 
/**
 * Why there is nothing else: the files are no policy as they stand.
 */
unreadable?: Trouble, 
/**
 * What is wrong, in the order of the places.
 */
findings: Array<Found>, 
/**
 * Why the rules could not be worked through.
 */
too_large?: string, 
/**
 * The sentences of the written policy.
 */
sentences: Array<Sentence>, 
/**
 * Why the examples cannot be read.
 */
scenarios_unreadable?: Trouble, 
/**
 * What came of each example.
 */
scenarios: Array<Ran>, 
/**
 * The rules that no example comes to.
 */
not_exercised: Array<string>, 
/**
 * Every word that people read, by its path and as it stands.
 */
words: Array<[string, string]>, 
/**
 * For each translation its file, its language, and the paths of what it lacks.
 */
translations: Array<Translated>, 
/**
 * The compiled policy, as a page loads it.
 */
compiled?: string, };

/**
 * Something that cannot be read or proved, in words.
 */
export type Trouble = { 
/**
 * What is wrong.
 */
message: string, 
/**
 * Where, if that is known.
 */
mark?: Mark, };

/**
 * A range of a file, as an editor in a browser counts: in units of UTF-16.
 */
export type Mark = { 
/**
 * The file's name.
 */
file: string, 
/**
 * Its first unit.
 */
from: number, 
/**
 * The unit after its last.
 */
to: number, 
/**
 * The line, from 1.
 */
line: number, };

/**
 * One thing that is wrong.
 */
export type Found = { check: string, message: string, help: string, label: string, mark: Mark, also: Array<[Mark, string]>, rules: Array<string>, buyer?: Asked, };

/**
 * A buyer as the element takes one.
 */
export type Asked = { answers: Array<[string, string]>, now: string, time_zone: string, };

/**
 * A sentence of the written policy, and the clauses that quote of it.
 */
export type Sentence = { text: string, mark: Mark, clauses: Array<string>, };

/**
 * An example that was run.
 */
export type Ran = { name: string, mark: Mark, differences: Array<Difference>, reply: string, buyer: Asked, };

/**
 * Something that is not as it must be.
 */
export type Difference = { 
/**
 * The part of the verdict; `verdict` if there is none at all.
 */
of: string, 
/**
 * What the scenario says.
 */
expected: string, 
/**
 * What the policy says.
 */
found: string, };

/**
 * A translation.
 */
export type Translated = { file: string, language: string, missing: Array<string>, };

/**
 * A file as forms show it.
 */
export type Outline = { 
/**
 * Its values: tables as lists of pairs, because their order is the owner's.
 */
values: Written, 
/**
 * Its parts, in the order in which they stand.
 */
parts: Array<Part>, };

/**
 * A part that stands under a heading of its own.
 */
export type Part = { 
/**
 * The keys that lead to it; of one of several, its number.
 */
path: Array<string>, 
/**
 * Its first unit of UTF-16.
 */
from: number, 
/**
 * The first unit of the next part.
 */
to: number, };

/**
 * What a form changes.
 */
export type Edit = { "do": "set", 
/**
 * Where.
 */
path: Array<Step>, 
/**
 * What.
 */
value: unknown, } | { "do": "remove", 
/**
 * Where.
 */
path: Array<Step>, } | { "do": "add", 
/**
 * Of which.
 */
path: Array<Step>, 
/**
 * What.
 */
value: unknown, } | { "do": "move", 
/**
 * Of which.
 */
path: Array<Step>, 
/**
 * Which one.
 */
from: number, 
/**
 * Where it is then.
 */
to: number, };

/**
 * A step on the way to a value.
 */
export type Step = number | string;
