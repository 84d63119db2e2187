// The policy in use, in the language shown: the built-in one, or one from the page's own server. A fetched file is
// checked, never trusted.

import { addressOf, failure, get } from "./get.js";
import { BUILT_IN } from "./built-in.js";
import { builtInWords, choose, phrases } from "./words.js";

/** The format that `refund-check compile` writes; a newer format has a higher number. */
const FORM = 1;

/**
 * Returns `{ policy, language }`: the policy for the engine, and the language that it is shown in. `wanted` lists
 * languages, the best first; `warn` gets the errors of words that cannot be loaded; `builtIn` resolves to the built-in
 * policy once the engine has loaded.
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

/** Cache by language, so that all elements of a page have the same policy. */
const shown = new Map();

/** The built-in policy, in another language if its words load, else in its own. All parts load in parallel. */
async function builtInIn(wanted, warn, builtIn) {
  const [first] = BUILT_IN.languages;
  const language = choose(wanted, BUILT_IN.languages) ?? first;
  const known = shown.get(language);
  if (known) return { policy: known, language };
  const none = (error) => (warn(error), []);
  const words = language === first ? undefined : Promise.all([builtInWords(language), phrases(language)]).catch(none);
  const [policy, firstPhrases, [said, saidPhrases] = []] = await Promise.all([builtIn(), phrases(first).catch(none), words]);
  const own = firstPhrases.length > 0 ? { ...policy, phrases: firstPhrases } : policy;
  // Not cached: the words may load next time.
  if (words && !said) return { policy: own, language: first };
  const found = words ? { ...policy, words: said, phrases: saidPhrases, own } : own;
  shown.set(language, found);
  return { policy: found, language };
}

/** Fetches a compiled policy, in its own language only. Throws an error with a message where it is none. */
export const fetchPolicy = async (address) => readOwn(await fetchFile(address));

export const readOwn = (file) => read(file, file?.language);

/** Fetches a file that is a compiled policy, at least in its own language. */
async function fetchFile(address) {
  const url = addressOf(address, document.baseURI);
  if (!url) throw failure("policy", "malformed", `\`${address}\` is no address`);
  // A `blob:` that a page made itself, as the studio does, is trusted like its own server.
  if (!/^(https?|blob):$/.test(url.protocol)) throw failure("policy", "malformed", `\`${url.protocol}\` is no address for a policy`);
  return get("policy", url, async (response) => {
    const file = await response.json().catch((error) => {
      throw failure("policy", "malformed", error.message);
    });
    readOwn(file);
    return file;
  });
}

/** Checks a file and returns its policy in one of its languages; throws where it is no compiled policy. */
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
