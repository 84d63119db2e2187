// What the address of a page of ours may say: policy, language, colours, and answers that are known already.
// An address can come from anybody, so what is not looked for is left out, and told.

/** A policy of this server only: one from elsewhere could name another's contact on the shop's own page. */
const OWN = {
  policy: (value) => URL.canParse(value, location.href) && new URL(value, location.href).origin === location.origin,
  lang: (value) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(value),
  theme: (value) => ["auto", "light", "dark"].includes(value),
};
/** Put there by campaigns and mail programs; nobody meant them for us. */
const FOREIGN = /^(utm_\w+|\w*clid|mc_\w+|_g[al]|_hs\w+)$/;
/** An option of a question. A date is the buyer's own affair and has no place in an address. */
const OPTION = /^(?!\d+-\d)[a-z\d][\w-]{0,63}$/i;

/** `{ attributes, ignored }`: the element's attributes, and the names of what was left out. */
export function readAddress(search) {
  const attributes = {};
  const answers = new Map();
  const ignored = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(OWN, name)) {
      if (value && OWN[name](value)) attributes[name] = value;
      else if (value) ignored.push(name);
    } else if (OPTION.test(name) && OPTION.test(value) && !answers.has(name) && !FOREIGN.test(name)) {
      answers.set(name, value);
    } else if (!FOREIGN.test(name)) ignored.push(name);
  }
  if (answers.size > 0) attributes.answers = JSON.stringify(Object.fromEntries(answers));
  return { attributes, ignored };
}
