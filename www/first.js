// The first question as `refund-check build` wrote it into the script: it is there as soon as the script is, and waits
// for neither words nor engine. So are the questions that come after it. The engine takes over what stands there.

/** Before it stands what the build finds it by (`src/release/first.rs`). */
const [, written] = /^.*?:(.*)$/s.exec("refund-check-first:[]");

/**
 * Whether nothing but this can be shown first: no answers are given, and none that the tab has kept are gone on with.
 * `isNew` is whether no visit has begun in this page yet.
 */
export const isFirst = (element, isNew) =>
  written !== "[]" && !element.hasAttribute("answers") && ((isNew && hasComeByLink(element.ownerDocument.defaultView)) || !hasKept());

/** Whoever comes by a link begins anew (`src/widget/session.rs`). A frame may go by the page around it. */
function hasComeByLink(view) {
  const [arrival] = view?.performance?.getEntriesByType?.("navigation") ?? [];
  const is = (address) => address.split("#")[0] === view.location.href.split("#")[0];
  return view?.parent === view && arrival?.type === "navigate" && is(arrival.name);
}

/** At this address, of whichever element: it takes the engine to know the whole name. */
function hasKept() {
  const here = `:${location.pathname}${location.search}`;
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith("refund-check ") && key.includes(here));
  } catch {
    return false; // a page may not be allowed to look, and then nothing is kept
  }
}

export const first = (document) => all(document, JSON.parse(written)[0]);

/** The question that comes after an answer to the first one; nothing where only the engine knows, as of verdicts. */
export function second(document, answer) {
  const [, after = []] = JSON.parse(written);
  const [, nodes] = after.find(([said]) => said === answer) ?? [];
  return nodes && all(document, nodes);
}

const all = (document, nodes) => nodes.map((node) => made(document, node));

function made(document, node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...all(document, children));
  return element;
}
