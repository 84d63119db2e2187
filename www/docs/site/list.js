// The list of pages is open beside the text and folded above it. Style alone does so, too, but in a list that is folded
// and shown all the same not every browser, nor every help for reading, looks for links.

export function foldList() {
  /** @type {HTMLDetailsElement} */
  const list = document.querySelector("nav details");
  const isWide = matchMedia("(min-width: 60rem)");
  const fold = () => (list.open = isWide.matches);
  isWide.addEventListener("change", fold);
  fold();
}
