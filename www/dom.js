// A screen into the page: only differences are written, so that focus and what was typed survive.
//
// The engine gives a screen as one text of pieces; `src/view/markup.rs` says what begins with what. Texts become text
// nodes, and values become those of attributes whose names are the engine's own: nothing in them is ever markup.

const [OPEN, ATTRIBUTE, VALUE, TEXT, CLOSE] = "\x01\x02\x03\x04\x05";
/** Elements that differ in one of these are never made into one another. */
const KEYS = ["data-question", "data-outcome", "data-evidence"];

/** Makes the children of a root what is wanted. */
export function apply(root, markup) {
  const pieces = markup.match(/[\x01\x02\x04\x05][^\x01\x02\x04\x05]*/g) ?? [];
  let next = 0;

  /** Goes on to the end of the parent. What is not wanted is pushed back by what is, and removed at the end. */
  function children(parent) {
    let at = parent.firstChild;
    for (; next < pieces.length && pieces[next] !== CLOSE; next += 1) {
      const said = pieces[next].slice(1);
      const node = pieces[next][0] === TEXT ? text(at, said) : element(at, said, attributes());
      if (node === at) at = at.nextSibling;
      else parent.insertBefore(node, at);
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  }

  function attributes() {
    const wanted = {};
    while (pieces[next + 1]?.[0] === ATTRIBUTE) {
      const [name, value = ""] = pieces[(next += 1)].slice(1).split(VALUE);
      if (name === "part") wanted.class = value;
      wanted[name] = value;
    }
    return wanted;
  }

  function element(at, tag, wanted) {
    const is = (name) => at.getAttribute(name) === (wanted[name] ?? null);
    const node = at?.localName === tag && KEYS.every(is) ? at : document.createElement(tag);
    for (const name of node.getAttributeNames()) {
      // Where a link leads may have been found out on the page.
      if (!(name in wanted) && name !== "href") node.removeAttribute(name);
    }
    for (const name in wanted) {
      if (node.getAttribute(name) !== wanted[name]) node.setAttribute(name, wanted[name]);
    }
    next += 1;
    children(node);
    return node;
  }

  children(root);
}

function text(at, said) {
  if (at?.nodeType !== Node.TEXT_NODE) return document.createTextNode(said);
  if (at.data !== said) at.data = said;
  return at;
}
