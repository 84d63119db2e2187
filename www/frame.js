// In an iframe: posts this page's height to the page around it, at each change and on request, and opens links that
// lead elsewhere outside the frame. Only the height is posted, so any origin may receive it.

const isFramed = () => window.parent !== window;

export function tellHeight() {
  if (!isFramed()) return;
  const page = document.documentElement;
  let told;
  const tell = () => {
    told = Math.ceil(page.getBoundingClientRect().height);
    window.parent.postMessage({ "refund-check-height": told }, "*");
  };
  // Catches any cause: an answer, a font that arrives, zoom, another width.
  new ResizeObserver(() => Math.ceil(page.getBoundingClientRect().height) !== told && tell()).observe(page);
  addEventListener("beforeprint", tell);
  addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data === "refund-check-ask") tell();
  });
}

/**
 * A link that leads away from a page in a frame would open in the frame, where most contact forms and mail services
 * refuse to be shown. A web page opens in a new tab, so that the case stays where it is; where a sandbox forbids that,
 * and for a mail program, the top window follows the link.
 */
export function leadOut() {
  if (!isFramed()) return;
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    // With a modifier key, the buyer chooses where the link opens.
    const hasChosen = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || hasChosen || event.defaultPrevented || !leadsAway(link)) return;
    link.target = "_top";
    if (link.protocol !== "mailto:" && opens(link.href)) event.preventDefault();
  });
}

/** Whether a link leads away, rather than to a fragment of this page or to a download. */
function leadsAway(link) {
  if (!/^(https?|mailto|tel|sms):$/.test(link.protocol) || link.hasAttribute("download")) return false;
  return link.href.split("#", 1)[0] !== location.href.split("#", 1)[0];
}

/**
 * Opens a tab and returns whether it did. With `noopener`, no browser says so; the `opener` is cleared afterwards
 * instead. Where a sandbox forbids tabs, Firefox throws and the others return `null`.
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
