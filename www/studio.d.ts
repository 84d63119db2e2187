// Generated from `src/studio/`, with the comments there; a test compares. `REFUND_CHECK_EXPECT=write cargo test --features studio typescript` writes it anew.

/** The texts of a policy's files, by name. */
export type Files = Record<string, string>;

/** A value as it is written; a table is a `Map`, in the order of the file. */
export type Written = string | number | boolean | Written[] | Map<string, Written>;

/**
 * Everything that the page shows about a policy that is being written.
 */
export type Look = { 
/**
 * Why the files are no policy. If set, all lists are empty.
 */
unreadable?: Trouble, 
/**
 * The findings, in the order of their places.
 */
findings: Array<Found>, 
/**
 * Why the policy could not be compiled.
 */
too_large?: string, 
/**
 * The sentences of the written policy.
 */
sentences: Array<Sentence>, 
/**
 * Why the scenarios cannot be read.
 */
scenarios_unreadable?: Trouble, 
/**
 * The result of each scenario.
 */
scenarios: Array<Ran>, 
/**
 * The ids of the rules that no scenario reaches.
 */
not_exercised: Array<string>, 
/**
 * Every text that people read, with its path.
 */
words: Array<[string, string]>, 
/**
 * The translations, each with the paths that it lacks.
 */
translations: Array<Translated>, 
/**
 * The compiled policy, as a page loads it.
 */
compiled?: string, };

/**
 * Why something cannot be read or proved.
 */
export type Trouble = { 
/**
 * What is wrong, in words.
 */
message: string, 
/**
 * The range in a file, if known.
 */
mark?: Mark, };

/**
 * A range of a file in UTF-16 units, as editors in browsers count.
 */
export type Mark = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The offset of its first unit.
 */
from: number, 
/**
 * The offset after its last unit.
 */
to: number, 
/**
 * The line, from 1.
 */
line: number, };

/**
 * A finding.
 */
export type Found = { check: string, message: string, help: string, label: string, mark: Mark, also: Array<[Mark, string]>, rules: Array<string>, buyer?: Asked, };

/**
 * A buyer: answers as pairs of question and answer, the present moment and the zone.
 */
export type Asked = { answers: Array<[string, string]>, now: string, time_zone: string, };

/**
 * A sentence of the written policy, with the clauses that quote a part of it.
 */
export type Sentence = { text: string, mark: Mark, clauses: Array<string>, };

/**
 * The result of a scenario.
 */
export type Ran = { name: string, mark: Mark, differences: Array<Difference>, reply: string, buyer: Asked, };

/**
 * One difference between the expected and the found verdict.
 */
export type Difference = { 
/**
 * The part of the verdict that differs; `verdict` if there is no verdict.
 */
of: string, 
/**
 * What the scenario expects.
 */
expected: string, 
/**
 * What the policy replies.
 */
found: string, };

/**
 * A translation, and what it lacks.
 */
export type Translated = { file: string, language: string, missing: Array<string>, };

/**
 * The content of a file for forms.
 */
export type Outline = { 
/**
 * The values, in written order.
 */
values: Map<string, Written>, 
/**
 * The parts with a heading, in written order.
 */
parts: Array<Part>, };

/**
 * A part of a file with a heading of its own.
 */
export type Part = { 
/**
 * The keys that lead to it. In a list, the key is its index.
 */
path: Array<string>, 
/**
 * The offset of its beginning, in UTF-16 units.
 */
from: number, 
/**
 * The offset of the next part's beginning, in UTF-16 units.
 */
to: number, };

/**
 * An edit that a form makes.
 */
export type Edit = { "do": "set", 
/**
 * The path of the value.
 */
path: Array<Step>, 
/**
 * The new value.
 */
value: NonNullable<unknown>, } | { "do": "remove", 
/**
 * The path of what is removed.
 */
path: Array<Step>, } | { "do": "add", 
/**
 * The path of the list.
 */
path: Array<Step>, 
/**
 * The new item.
 */
value: NonNullable<unknown>, } | { "do": "move", 
/**
 * The path of the list.
 */
path: Array<Step>, 
/**
 * The index of the item before.
 */
from: number, 
/**
 * The index of the item afterwards.
 */
to: number, };

/**
 * A step of a path to a value.
 */
export type Step = number | string;
