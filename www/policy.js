// A compiled policy from the page's own server. Whatever comes is looked at and never believed.

import { failure, get } from "./get.js";

/** What `refund-check compile` writes; a newer form says so by a higher number. */
const FORM = 1;

/** Fetches a compiled policy: `{ numbers, ids, words }`. Throws, in words, where it is none. */
export async function fetchPolicy(address, language) {
  if (!URL.canParse(address, document.baseURI)) throw failure("policy", "malformed", `\`${address}\` is no address`);
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) throw failure("policy", "malformed", `\`${url.protocol}\` is no address for a policy`);
  const response = await get("policy", url);
  const file = await response.json().catch((error) => {
    throw failure("policy", "malformed", error.message);
  });
  return read(file, language);
}

/** What a file holds that may be a compiled policy, in a language that it has. */
export function read(file, language) {
  const form = file?.["refund-check"];
  if (form > FORM) throw failure("policy", "newer", "the policy was compiled by a newer refund-check than this page has");
  const { numbers, ids, words } = file ?? {};
  const [short] = language.split("-");
  const said = words?.[language] ?? words?.[short] ?? words?.[file.language];
  const isCount = (number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32;
  const isText = (text) => typeof text === "string";
  const isList = (list, is) => Array.isArray(list) && list.every(is);
  if (form === FORM && isList(numbers, isCount) && isList(ids, isText) && isList(said, isText)) {
    return { numbers, ids, words: said };
  }
  throw failure("policy", "malformed", "the file is no compiled policy");
}
