// The session storage of a visit: its keys, and when a visit begins anew instead of going on. The engine writes it
// (`src/web/storage.rs`); answers from before the engine has loaded are kept here.

/** The keys of the visits that have begun since the page was loaded. */
const begun = new Set();
/** The navigation types with which a browser returns to a page. */
const RETURNS = ["reload", "back_forward"];

/**
 * The storage keys of the answers and of the texts: by the page's address, the element's path, the policy and the given
 * answers. Another order, another element or another policy is another interview. Each part is prefixed with its
 * length, so that no page can write one that is read as another's.
 */
export function names(element) {
  const view = windowOf(element);
  const given = ["policy", "answers"].map((name) => element.getAttribute(name) ?? "");
  const parts = [view ? address(view) : "", path(element), ...given];
  const key = ["refund-check", ...parts.map((part) => `${part.length}:${part}`)].join(" ");
  return { key, texts: `${key} texts` };
}

/**
 * The part of the address that says which page this is: the query, which may name a shop's order, and the hash of a
 * router. In a frame, the page around it (the referrer) is a part, too.
 */
function address(view) {
  const { pathname, search, hash } = view.location;
  const page = pathname + search + (/^#[/!]/.test(hash) ? hash : "");
  return view.parent === view ? page : `${page} ${view.document.referrer}`;
}

/** The element's place among those of its name in its page or shadow root, then the path of that root's host, outwards. */
function path(element) {
  const root = element.getRootNode();
  const all = inside(() => [...root.querySelectorAll(element.localName)]) ?? [];
  const own = `${element.localName}[${all.indexOf(element)}]`;
  return root.host ? own + path(root.host) : own;
}

/**
 * Whether a visit goes on with what is kept. It does on a page that is reloaded or come back to, and when the buyer
 * comes back within the page; after a link to the page, it begins anew.
 */
const goesOn = (element, key) => begun.has(key) || !hasComeByLink(windowOf(element));

function hasComeByLink(view) {
  const arrival = inside(() => navigation(view));
  const withoutHash = (url) => url.split("#")[0];
  // In a frame, a reload of the page around it, or a return to that, counts, too; one of another site cannot be read.
  const isByLink = [arrival, inside(() => navigation(view.parent))].every((it) => !RETURNS.includes(it?.type));
  return isByLink && arrival !== undefined && withoutHash(arrival.name) === withoutHash(view.location.href);
}

const navigation = (view) => view.performance.getEntriesByType("navigation")[0];

/** Whether a visit goes on and has answers. */
export function hasKept(element) {
  const here = names(element);
  return goesOn(element, here.key) && Object.keys(recall(element, here).answers).length > 0;
}

/** Begins a visit under its keys: it goes on, or begins anew, without what an earlier one has left. */
export function begin(element, { key, texts }) {
  if (!goesOn(element, key)) for (const name of [key, texts]) inside(() => windowOf(element).sessionStorage.removeItem(name));
  begun.add(key);
}

/** Keeps answers, each with its question, beside those that are kept already; `undefined` removes one. */
export function keep(element, names, answers) {
  const text = JSON.stringify({ ...recall(element, names).answers, ...Object.fromEntries(answers) });
  inside(() => windowOf(element).sessionStorage.setItem(names.key, text));
}

/** What is kept: answers by their questions, and what was typed into the letter and beside evidence. */
export function recall(element, { key, texts }) {
  const read = (name) => json(inside(() => windowOf(element).sessionStorage.getItem(name)));
  return { answers: onlyTexts(read(key)), texts: read(texts) };
}

/** Parses a stored text: session storage may hold anything. */
function json(text) {
  try {
    const found = JSON.parse(text ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** The texts of an object, without `__proto__`, which is the name of a member only by accident. */
export function onlyTexts(given) {
  const isObject = typeof given === "object" && !Array.isArray(given);
  const isText = ([name, said]) => typeof said === "string" && name !== "__proto__";
  return Object.fromEntries(isObject ? Object.entries(given).filter(isText) : []);
}

const windowOf = (element) => element.ownerDocument.defaultView;

/**
 * The result of `act`, or `undefined`: access to storage may be forbidden, it may be full, and a page may have replaced
 * its functions. Then nothing is kept.
 */
function inside(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
