// A compiled policy from the page's own server. Whatever comes is looked at and never believed.

/** What `refund-check compile` writes; a newer form says so by a higher number. */
const FORM = 1;

/** Fetches a compiled policy: `{ numbers, ids, words }`. Throws, in words, where it is none. */
export async function fetchPolicy(address, language) {
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) throw new Error(`\`${url.protocol}\` is no address for a policy`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the policy's address answers with status ${response.status}`);
  return read(await response.json(), language);
}

/** What a file holds that may be a compiled policy, in a language that it has. */
export function read(file, language) {
  const form = file?.["refund-check"];
  if (form > FORM) throw new Error("the policy was compiled by a newer refund-check than this page has");
  const { numbers, ids, words } = file ?? {};
  const [short] = language.split("-");
  const said = words?.[language] ?? words?.[short] ?? words?.[file.language];
  const isCount = (number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32;
  const isText = (text) => typeof text === "string";
  const isList = (list, is) => Array.isArray(list) && list.every(is);
  if (form === FORM && isList(numbers, isCount) && isList(ids, isText) && isList(said, isText)) {
    return { numbers, ids, words: said };
  }
  throw new Error("the file is no compiled policy");
}
