// Reads the query of our own pages' address: policy, language, theme, and answers that are known already.
//
// Only those three names and the questions of the policy are ours. Any other name comes from a campaign, a mail program
// or a help centre; no list could hold them all, so other names are ignored without a note.

import { addressOf } from "./get.js";

/** An ID of a question or an option. A date, which does not match, is the buyer's own affair and not for an address. */
const OPTION = /^(?!\d+-\d)[a-z\d][\w-]{0,63}$/i;
/** Maximum answers taken: more than any policy has questions, while an address may hold thousands. */
const MOST_ANSWERS = 100;
/** An encoded `.`, `/` or `\`: a server might decode it to a parent folder, or another one, that this page does not see. */
const ENCODED_STEP = /%(2e|2f|5c)/i;

/**
 * Returns `{ attributes, ignored, names }`: a map of the element's attributes, those of our three names whose value is
 * unusable, and every name in the query. `page` is the page's own address without the query; `folders` lists more
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
 * The address of a policy if it stands in or below one of the folders. A person who can put a file anywhere else on the
 * server, such as a buyer who uploads a picture, must not set the questions and the contact here.
 */
function policyIn(folders, page, value) {
  const policy = addressOf(value, page);
  if (!policy || ENCODED_STEP.test(policy.pathname)) return undefined;
  const isIn = (folder) => folder && folder.origin === new URL(page).origin && policy.href.startsWith(folder.href);
  return folders.map((folder) => addressOf(folder.replace(/\/*$/, "/"), page)).some(isIn) ? policy.href : undefined;
}
