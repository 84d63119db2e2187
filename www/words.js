// The interface's words: English is in the engine, each other language in a file of its own, fetched when it is used.

import { BUILT_IN } from "./built-in.js";
import { wordsFile } from "./files.js";
import { failure } from "./get.js";
import { OTHERS } from "./languages.js";

const short = (language) => language.toLowerCase().split("-")[0];

/** The first wanted language that is known, exactly or in another country's form. */
export function choose(wanted, known) {
  for (const language of wanted) {
    const same = known.find((one) => one.toLowerCase() === language.toLowerCase());
    const near = same ?? known.find((one) => short(one) === short(language));
    if (near) return near;
  }
  return undefined;
}

/** The language in the wanted form, with its country: dates are written as in that country. */
export const inCountry = (language, wanted) => wanted.find((one) => short(one) === short(language)) ?? language;

export const isRightToLeft = (language) => /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i.test(language);

const isText = (text) => typeof text === "string";

/**
 * The words in a file: those of the interface, or `LANGUAGE.policy` for those of the built-in policy. They are found by
 * index, so a file of another release would say something else. The first entry is their edition: how many words there
 * are, and a hash of what they translate.
 */
const list = (name, edition) =>
  wordsFile(name, edition, (file) => {
    const [said, ...words] = Array.isArray(file) && file.every(isText) ? file : [];
    if (said === edition && words.length === parseInt(edition)) return words;
    throw failure("lang", "mixed", `words/${name}.json does not hold the words of this release`);
  });

/** The interface's phrases in the nearest language that it has. */
export async function phrases(language) {
  const near = choose([language], OTHERS);
  return near ? list(near, PHRASES_EDITION) : [];
}

/** The words of the built-in policy, in one of its languages but its own. */
export const builtInWords = (language) => list(`${language}.policy`, BUILT_IN.edition);
