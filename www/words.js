// The interface's words: English is in the engine, each other language in a file of its own, fetched when it is used.

import { wordsFile } from "./files.js";

/** Languages other than English that the interface and the default policy are written in. */
export const LANGUAGES = ["ar", "de", "es", "fr", "ja", "pt-BR"];
export const ENGLISH = "en";

const short = (language) => language.toLowerCase().split("-")[0];

/** The first of what is wanted that there is, to the letter or in another country's form. */
export function choose(wanted, known) {
  for (const language of wanted) {
    const same = known.find((one) => one.toLowerCase() === language.toLowerCase());
    const near = same ?? known.find((one) => short(one) === short(language));
    if (near) return near;
  }
  return undefined;
}

export const isRightToLeft = (language) => /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i.test(language);

const isText = (text) => typeof text === "string";

/** The words in a file: those of the interface, or `LANGUAGE.policy` for those of the default policy. */
async function list(name) {
  const words = await wordsFile(name);
  if (!Array.isArray(words) || !words.every(isText)) throw new Error(`words/${name}.json holds no words`);
  return words;
}

/** The interface's phrases in the nearest language that it has. */
export async function phrases(language) {
  const near = choose([language], LANGUAGES);
  return near ? list(near) : [];
}

/** The default policy in one of `LANGUAGES`. */
export const defaultWords = (language) => list(`${language}.policy`);
