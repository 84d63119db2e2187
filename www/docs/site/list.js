// The list of pages is open beside the text, and folded where it stands above it. CSS alone could show a folded
// `details`, but not every browser, nor every screen reader, finds the links in one.

export function foldList() {
  /** @type {HTMLDetailsElement} */
  const list = document.querySelector("nav details");
  const isWide = matchMedia("(min-width: 60rem)");
  const fold = () => (list.open = isWide.matches);
  isWide.addEventListener("change", fold);
  fold();
}
