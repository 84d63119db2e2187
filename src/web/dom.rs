//! Markup to nodes: only differences are written, so that focus and what was typed survive.
//!
//! Each function of the browser that is called here adds to what the buyer loads, hence so few of them.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use crate::view::Piece;

/// Elements that differ in one of these are never made into one another, so within one element only
/// those in [`VARYING`] come and go.
const KEYS: [&str; 3] = ["data-question", "data-outcome", "data-evidence"];
/// See [`KEYS`].
const VARYING: [&str; 4] = ["aria-invalid", "aria-describedby", "class", "part"];

/// Makes the children of a root what is wanted.
pub(super) fn apply(root: &Element, wanted: &[Piece]) {
    if let Some(document) = root.owner_document() {
        Walk { document, left: wanted }.children(root);
    }
}

struct Walk<'a> {
    document: Document,
    left: &'a [Piece],
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Option<&'a Piece> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(first)
    }

    /// Goes over the pieces up to the end of the parent. What is not wanted is pushed back by what is, and
    /// removed at the end.
    fn children(&mut self, parent: &Element) {
        let mut at = parent.first_child();
        loop {
            match self.next() {
                Some(Piece::Open(tag)) => at = self.element(parent, at, tag),
                Some(Piece::Text(text)) => at = self.text(parent, at, text),
                Some(Piece::Attribute(name, value)) => {
                    if parent.get_attribute(name).as_deref() != Some(value) {
                        done(parent.set_attribute(name, value).is_ok());
                    }
                }
                Some(Piece::Close) | None => break,
            }
        }
        while let Some(node) = at {
            at = node.next_sibling();
            done(parent.remove_child(&node).is_ok());
        }
    }

    /// Puts an element before a node, or takes the node for it, and returns what comes after.
    fn element(&mut self, parent: &Element, at: Option<Node>, tag: &str) -> Option<Node> {
        if let Some(node) = &at
            && self.is_same(node, tag)
        {
            let element: &Element = node.unchecked_ref();
            for name in VARYING {
                if self.wanted(name).is_none() {
                    done(element.remove_attribute(name).is_ok());
                }
            }
            self.children(element);
            return node.next_sibling();
        }
        if let Ok(made) = self.document.create_element(tag) {
            done(parent.insert_before(&made, at.as_ref()).is_ok());
            self.children(&made);
        }
        at
    }

    fn text(&self, parent: &Element, at: Option<Node>, text: &str) -> Option<Node> {
        match at {
            // Elements are never taken for texts: theirs has a name with no `#`.
            Some(node) if node.node_name() == "#text" && node.node_value().as_deref() == Some(text) => {
                node.next_sibling()
            }
            at => {
                done(parent.insert_before(&self.document.create_text_node(text), at.as_ref()).is_ok());
                at
            }
        }
    }

    /// The value that an attribute of the element just begun is to have.
    fn wanted(&self, name: &str) -> Option<&'a str> {
        for piece in self.left {
            match piece {
                Piece::Attribute(known, value) if *known == name => return Some(value),
                Piece::Attribute(..) => {}
                _ => return None,
            }
        }
        None
    }

    fn is_same(&self, node: &Node, tag: &str) -> bool {
        let element: &Element = node.unchecked_ref();
        node.node_name().eq_ignore_ascii_case(tag)
            && KEYS.iter().all(|name| element.get_attribute(name).as_deref() == self.wanted(name))
    }
}

/// Our own nodes take our own nodes and attributes; that they do is checked where it costs nothing.
fn done(did: bool) {
    debug_assert!(did, "a node of ours refused a change of ours");
}
