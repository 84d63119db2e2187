// A first question that the page brings drawn is made of empty boxes, of which a host's sanitizer leaves nothing that a
// buyer could read or press (`src/publish/drawn.rs`). Here they become what they stand for.

const OWN = ["data-tag", "hidden", "tabindex"];
/** Where a host's style may know the class. */
const CLASS = "data-class";

/** Elements and texts take the places of their boxes; what has the focus keeps it. */
export function undraw(root) {
  const focused = root.activeElement;
  for (const box of root.querySelectorAll("[data-say]")) box.replaceWith(box.dataset.say);
  for (const box of root.querySelectorAll("[data-tag]")) {
    const made = root.ownerDocument.createElement(box.dataset.tag);
    for (const { name, value } of box.attributes) if (!OWN.includes(name)) made.setAttribute(name.replace(CLASS, "class"), value);
    made.append(...box.childNodes);
    box.before(made);
    // While the box is still there: whether a ring is shown depends on what had the focus before.
    if (box === focused) made.focus({ preventScroll: true });
    box.remove();
  }
}
