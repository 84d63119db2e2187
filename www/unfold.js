// Content that a page has folded away: whether it is shown, and how to show it.

const FOLDED = "details:not([open]), [hidden=until-found], [role=tabpanel]";

export function isShown(element) {
  // In browsers without `checkVisibility`, an element counts as shown if it has a box.
  return element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0;
}

export const isFolded = (element) => element.closest(FOLDED) !== null;

/** Opens every fold around an element. */
export function unfold(element) {
  for (let at = element; at; at = at.parentElement) {
    if (at.localName === "details") at.open = true;
    if (at.getAttribute("hidden") === "until-found") {
      at.dispatchEvent(new Event("beforematch", { bubbles: true }));
      at.removeAttribute("hidden");
    }
    if (at.getAttribute("role") === "tabpanel" && !isShown(at)) tabOf(at)?.click();
  }
}

/** The tab of a panel, by the ARIA patterns: the tab names its panel, or the panel its tab. */
function tabOf(panel) {
  const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=tab]")]);
  return tabs.find((tab) => {
    return (panel.id && tab.getAttribute("aria-controls") === panel.id) || (tab.id && panel.getAttribute("aria-labelledby") === tab.id);
  });
}
