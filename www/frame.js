// In an iframe: tells the page around it how high this one is, whenever that changes and when it asks.
// Nothing else is told, so anybody may hear it.

export function tellHeight() {
  if (window.parent === window) return;
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
