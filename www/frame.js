// In an iframe: tells the page around it how high this one is, whenever that changes and when it asks, and opens what
// leads elsewhere outside. Nothing but the height is told, so anybody may hear it.

const isFramed = () => window.parent !== window;

export function tellHeight() {
  if (!isFramed()) return;
  const page = document.documentElement;
  let told;
  const tell = () => {
    told = Math.ceil(page.getBoundingClientRect().height);
    window.parent.postMessage({ "refund-check-height": told }, "*");
  };
  // Whatever makes it higher or lower: an answer, a font that arrives, zoom, another width.
  new ResizeObserver(() => Math.ceil(page.getBoundingClientRect().height) !== told && tell()).observe(page);
  addEventListener("beforeprint", tell);
  addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data === "refund-check-ask") tell();
  });
}

/**
 * A link that leads away from a page in a frame would open in the frame, where most contact forms and mail services
 * refuse to be shown. A page of the web opens in a tab of its own, so that the case stays where it is; where a sandbox
 * forbids that, and for a mail program, the whole window follows the link.
 */
export function leadOut() {
  if (!isFramed()) return;
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    // Whoever holds such a key has said where it shall open.
    const hasChosen = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || hasChosen || event.defaultPrevented || !leadsAway(link)) return;
    link.target = "_top";
    if (link.protocol !== "mailto:" && opens(link.href)) event.preventDefault();
  });
}

/** Not to a place on this page, and not to a file to keep. */
function leadsAway(link) {
  if (!/^(https?|mailto|tel|sms):$/.test(link.protocol) || link.hasAttribute("download")) return false;
  return link.href.split("#", 1)[0] !== location.href.split("#", 1)[0];
}

/**
 * With `noopener` no browser says whether a tab was opened, so the way back is cut afterwards. Where a sandbox forbids
 * tabs, Firefox throws and the others return nothing.
 */
function opens(address) {
  try {
    const tab = window.open(address, "_blank");
    if (tab) tab.opener = null;
    return Boolean(tab);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
