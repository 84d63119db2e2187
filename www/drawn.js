// A page may bring the first question in a declarative shadow root, and a host's sanitizer may strip that down to its
// content. So it is made of empty boxes, without anything to read or press (`src/publish/drawn.rs`). Here the boxes
// become the elements and texts that they stand for.

const OWN = ["data-tag", "hidden", "tabindex"];
/** Holds a class that a host's style sheet might match. */
const CLASS = "data-class";

/** Replaces each box by its element or text. The focus stays where it is. */
export function undraw(root) {
  const focused = root.activeElement;
  for (const box of root.querySelectorAll("[data-say]")) box.replaceWith(box.dataset.say);
  for (const box of root.querySelectorAll("[data-tag]")) {
    const made = root.ownerDocument.createElement(box.dataset.tag);
    for (const { name, value } of box.attributes) if (!OWN.includes(name)) made.setAttribute(name.replace(CLASS, "class"), value);
    made.append(...box.childNodes);
    box.before(made);
    // Before the box is removed: whether the browser shows a focus ring depends on what had focus before.
    if (box === focused) made.focus({ preventScroll: true });
    box.remove();
  }
}
