// What the address of a page of ours may say: policy, language, colours, and answers that are known already.
//
// Only those three names and the questions of the policy are ours. Any other name was put there by a campaign, a mail
// program or a help centre, of which there are more than any list could hold: it is left alone and never spoken of.

import { addressOf } from "./get.js";

/** An option of a question. A date is the buyer's own affair and has no place in an address. */
const OPTION = /^(?!\d+-\d)[a-z\d][\w-]{0,63}$/i;
/** More answers than any policy has questions; an address may hold thousands. */
const MOST_ANSWERS = 100;
/** Where a server might read a step upwards, or another folder, that this page would not see. */
const ENCODED_STEP = /%(2e|2f|5c)/i;

/**
 * `{ attributes, ignored, names }`: the element's attributes as pairs, which of our three names had a value that is of
 * no use, and every name that the address gives. `page` is the page's own address without the query, `folders` more
 * folders of its server that a policy may come from.
 */
export function readAddress(search, page, folders = []) {
  const own = new Map([
    ["policy", (value) => policyIn([".", ...folders], page, value)],
    ["lang", (value) => (/^[a-z]{2,3}([-_][a-z\d]{2,8})*$/i.test(value) ? value.replaceAll("_", "-") : undefined)],
    ["theme", (value) => (["auto", "light", "dark"].includes(value) ? value : undefined)],
  ]);
  const attributes = new Map();
  const answers = new Map();
  const ignored = [];
  const given = [...new URLSearchParams(search)];
  for (const [name, value] of given) {
    if (own.has(name)) {
      const usable = value && own.get(name)(value);
      if (usable) attributes.set(name, usable);
      else if (value) ignored.push(name);
    } else if (OPTION.test(name) && OPTION.test(value) && !answers.has(name) && answers.size < MOST_ANSWERS) {
      answers.set(name, value);
    }
  }
  if (answers.size > 0) attributes.set("answers", JSON.stringify(Object.fromEntries(answers)));
  return { attributes, ignored, names: new Set(given.map(([name]) => name)) };
}

/**
 * The address of a policy if it stands in one of the folders, or below one: whoever may put a file anywhere else on the
 * server, such as a buyer who uploads a picture, shall not be able to ask the questions and name the contact here.
 */
function policyIn(folders, page, value) {
  const policy = addressOf(value, page);
  if (!policy || ENCODED_STEP.test(policy.pathname)) return undefined;
  const isIn = (folder) => folder && folder.origin === new URL(page).origin && policy.href.startsWith(folder.href);
  return folders.map((folder) => addressOf(folder.replace(/\/*$/, "/"), page)).some(isIn) ? policy.href : undefined;
}
