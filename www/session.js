// Under which names a tab keeps what a visit has come to, and when a visit begins anew instead of going on. The engine writes
// it (`src/web/storage.rs`); what is answered before the engine has come is kept here.

/** Under which names a visit has begun since the page was loaded. */
const begun = new Set();
/** How a browser comes to a page that it has been to. */
const RETURNS = ["reload", "back_forward"];

/**
 * The names of the answers and of the texts: this place in this page, this policy, this beginning. Another order, another
 * element or another policy is another interview. Each part is told from the next by its length, so that no page can
 * write one that is read as another's.
 */
export function names(element) {
  const view = windowOf(element);
  const given = ["policy", "answers"].map((name) => element.getAttribute(name) ?? "");
  const parts = [view ? address(view) : "", path(element), ...given];
  const key = ["refund-check", ...parts.map((part) => `${part.length}:${part}`)].join(" ");
  return { key, texts: `${key} texts` };
}

/**
 * The page's address as far as it says which page this is: a shop's order stands behind the question mark, a router's page
 * behind the hash. In a frame, the page around it is a part of the place.
 */
function address(view) {
  const { pathname, search, hash } = view.location;
  const page = pathname + search + (/^#[/!]/.test(hash) ? hash : "");
  return view.parent === view ? page : `${page} ${view.document.referrer}`;
}

/** The how many-th element of its name it is in its page or shadow root, and where the root's host is, outwards. */
function path(element) {
  const root = element.getRootNode();
  const all = inside(() => [...root.querySelectorAll(element.localName)]) ?? [];
  const own = `${element.localName}[${all.indexOf(element)}]`;
  return root.host ? own + path(root.host) : own;
}

/**
 * Whether a visit goes on with what is kept. A page that is loaded again or come back to goes on, and so does whoever comes
 * back within the page; whoever comes to it by a link begins anew.
 */
const goesOn = (element, key) => begun.has(key) || !hasComeByLink(windowOf(element));

function hasComeByLink(view) {
  const arrival = inside(() => navigation(view));
  const withoutHash = (url) => url.split("#")[0];
  // In a frame, a page around it that was loaded again or come back to has the word; that of another site may not be looked at.
  const isByLink = [arrival, inside(() => navigation(view.parent))].every((it) => !RETURNS.includes(it?.type));
  return isByLink && arrival !== undefined && withoutHash(arrival.name) === withoutHash(view.location.href);
}

const navigation = (view) => view.performance.getEntriesByType("navigation")[0];

/** Whether there is something to go on with. */
export function hasKept(element) {
  const here = names(element);
  return goesOn(element, here.key) && Object.keys(recall(element, here).answers).length > 0;
}

/** A visit begins under its names: anew, without what another one has left, or it goes on. */
export function begin(element, { key, texts }) {
  if (!goesOn(element, key)) for (const name of [key, texts]) inside(() => windowOf(element).sessionStorage.removeItem(name));
  begun.add(key);
}

/** Keeps answers, each with its question, beside what is kept already; `undefined` is none any more. */
export function keep(element, names, answers) {
  const text = JSON.stringify({ ...recall(element, names).answers, ...Object.fromEntries(answers) });
  inside(() => windowOf(element).sessionStorage.setItem(names.key, text));
}

/** What is kept: answers by their questions, and what was typed into the letter and beside evidence. */
export function recall(element, { key, texts }) {
  const read = (name) => json(inside(() => windowOf(element).sessionStorage.getItem(name)));
  return { answers: onlyTexts(read(key)), texts: read(texts) };
}

/** What a session holds may be anybody's. */
function json(text) {
  try {
    const found = JSON.parse(text ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** The texts of an object; no object has a member of its own that is called `__proto__` but by accident. */
export function onlyTexts(given) {
  const isObject = typeof given === "object" && !Array.isArray(given);
  const isText = ([name, said]) => typeof said === "string" && name !== "__proto__";
  return Object.fromEntries(isObject ? Object.entries(given).filter(isText) : []);
}

const windowOf = (element) => element.ownerDocument.defaultView;

/**
 * What it comes to, or nothing: even to look at a storage may be forbidden, it may be full, and a page may have replaced what is
 * asked. Then nothing is kept.
 */
function inside(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
