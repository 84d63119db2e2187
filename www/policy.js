// The policy that is asked by, in the language that is shown: the default one, or one from the page's own server.
// Whatever comes is looked at and never believed.

import { failure, get } from "./get.js";
import { choose, defaultWords, ENGLISH, LANGUAGES, phrases } from "./words.js";

/** What `refund-check compile` writes; a newer form says so by a higher number. */
const FORM = 1;

/**
 * `{ policy, language }`: what the engine takes in, nothing for the default policy as it is, and the language that it
 * is shown in. `wanted` lists languages, the best first; `warn` hears of words that cannot be had.
 */
export async function policyIn(address, wanted, warn) {
  if (!address) return defaultIn(choose(wanted, [ENGLISH, ...LANGUAGES]) ?? ENGLISH, warn);
  const file = await fetchFile(address);
  const own = readOwn(file);
  const language = choose(wanted, Object.keys(file.words)) ?? file.language;
  own.phrases = await phrases(file.language).catch((error) => (warn(error), []));
  if (language === file.language) return { policy: own, language };
  const said = phrases(language).catch((error) => (warn(error), []));
  return { policy: { ...read(file, language), phrases: await said, own }, language };
}

/** In another language if its words come, else in its own. */
async function defaultIn(language, warn) {
  if (language === ENGLISH) return { language };
  try {
    const [words, said] = await Promise.all([defaultWords(language), phrases(language)]);
    return { policy: { numbers: [], ids: [], words, phrases: said }, language };
  } catch (error) {
    warn(error);
    return { language: ENGLISH };
  }
}

/** A compiled policy for those who need no other language than its own. Throws, in words, where it is none. */
export const fetchPolicy = async (address) => readOwn(await fetchFile(address));

export const readOwn = (file) => read(file, file?.language);

async function fetchFile(address) {
  if (!URL.canParse(address, document.baseURI)) throw failure("policy", "malformed", `\`${address}\` is no address`);
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) throw failure("policy", "malformed", `\`${url.protocol}\` is no address for a policy`);
  const response = await get("policy", url);
  return response.json().catch((error) => {
    throw failure("policy", "malformed", error.message);
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
