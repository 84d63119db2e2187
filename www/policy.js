// The policy that is asked by, in the language that is shown: the one that is built in, or one from the page's own server.
// Whatever comes is looked at and never believed.

import { addressOf, failure, get } from "./get.js";
import { BUILT_IN } from "./built-in.js";
import { builtInWords, choose, phrases } from "./words.js";

/** What `refund-check compile` writes; a newer form says so by a higher number. */
const FORM = 1;

/**
 * `{ policy, language }`: what the engine takes in, and the language that it is shown in. `wanted` lists languages, the
 * best first; `warn` hears of words that cannot be had; `builtIn` gives the policy of the engine, once that has come.
 */
export async function policyIn(address, wanted, warn, builtIn) {
  if (!address) return builtInIn(wanted, warn, builtIn);
  const file = await fetchFile(address);
  const own = readOwn(file);
  const language = choose(wanted, Object.keys(file.words)) ?? file.language;
  own.phrases = await phrases(file.language).catch((error) => (warn(error), []));
  if (language === file.language) return { policy: own, language };
  const said = phrases(language).catch((error) => (warn(error), []));
  return { policy: { ...read(file, language), phrases: await said, own }, language };
}

/** By language, so that every element of a page has the same. */
const shown = new Map();

/** In another language if its words come, else in its own. All that is wanted is on its way at once. */
async function builtInIn(wanted, warn, builtIn) {
  const [first] = BUILT_IN.languages;
  const language = choose(wanted, BUILT_IN.languages) ?? first;
  const known = shown.get(language);
  if (known) return { policy: known, language };
  const none = (error) => (warn(error), []);
  const words = language === first ? undefined : Promise.all([builtInWords(language), phrases(language)]).catch(none);
  const [policy, firstPhrases, [said, saidPhrases] = []] = await Promise.all([builtIn(), phrases(first).catch(none), words]);
  const own = firstPhrases.length > 0 ? { ...policy, phrases: firstPhrases } : policy;
  // What could not be had may be had next time.
  if (words && !said) return { policy: own, language: first };
  const found = words ? { ...policy, words: said, phrases: saidPhrases, own } : own;
  shown.set(language, found);
  return { policy: found, language };
}

/** A compiled policy for those who need no other language than its own. Throws, in words, where it is none. */
export const fetchPolicy = async (address) => readOwn(await fetchFile(address));

export const readOwn = (file) => read(file, file?.language);

/** A file that is a compiled policy, at least in its own language. */
async function fetchFile(address) {
  const url = addressOf(address, document.baseURI);
  if (!url) throw failure("policy", "malformed", `\`${address}\` is no address`);
  // What a page made itself, as the studio does, is as good as its own server's.
  if (!/^(https?|blob):$/.test(url.protocol)) throw failure("policy", "malformed", `\`${url.protocol}\` is no address for a policy`);
  return get("policy", url, async (response) => {
    const file = await response.json().catch((error) => {
      throw failure("policy", "malformed", error.message);
    });
    readOwn(file);
    return file;
  });
}

/** What a file holds that may be a compiled policy, in one of its languages. */
function read(file, language) {
  const form = file?.["refund-check"];
  if (form > FORM) throw failure("policy", "newer", "the policy was compiled by a newer refund-check than this page has");
  const { numbers, ids, words } = file ?? {};
  const said = words?.[language];
  const isCount = (number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32;
  const isText = (text) => typeof text === "string";
  const isList = (list, is) => Array.isArray(list) && list.every(is);
  if (form === FORM && isList(numbers, isCount) && numbers.length > 0 && isList(ids, isText) && isList(said, isText)) {
    return { numbers, ids, words: said, phrases: [] };
  }
  throw failure("policy", "malformed", "the file is no compiled policy");
}
