//! Makes the children of an element what a tree says. Only differences are written, so that the focus, what is
//! selected and what was typed stay.
//!
//! The document itself is compared with the tree, not a tree that is remembered: a first question that the server drew
//! is taken over as it stands, and after a trap the next instance simply draws again.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CharacterData, Document, Element};

use crate::view::{self, Node};

/// Elements that differ in one of these are never made into one another.
const KEYS: [&str; 3] = ["data-question", "data-outcome", "data-evidence"];

/// Patches the children of a root. What the document refuses is an error, so that no half of a screen is shown.
pub(super) fn patch(root: &Element, wanted: &[Node]) -> Result<(), JsValue> {
    // Asked for each time: an element may have moved into another document.
    let document = root.owner_document().ok_or(JsValue::NULL)?;
    children(&document, root, wanted)
}

/// What is not wanted is pushed back by what is, and removed at the end.
fn children(document: &Document, parent: &Element, wanted: &[Node]) -> Result<(), JsValue> {
    let mut at = parent.first_child();
    for node in wanted {
        let made = match node {
            Node::Text(said) => text(document, at.as_ref(), said),
            Node::Element(wanted) => element(document, at.as_ref(), wanted)?,
        };
        match made {
            None => at = at.and_then(|at| at.next_sibling()),
            Some(node) => {
                parent.insert_before(&node, at.as_ref())?;
            }
        }
    }
    while let Some(gone) = at {
        at = gone.next_sibling();
        parent.remove_child(&gone)?;
    }
    Ok(())
}

/// A new text node, unless the one that is there can be it.
fn text(document: &Document, at: Option<&web_sys::Node>, said: &str) -> Option<web_sys::Node> {
    match at {
        Some(at) if at.node_type() == web_sys::Node::TEXT_NODE => {
            let at: &CharacterData = at.unchecked_ref();
            if at.data() != said {
                at.set_data(said);
            }
            None
        }
        _ => Some(document.create_text_node(said).into()),
    }
}

/// A new element, unless the one that is there can be it.
fn element(
    document: &Document,
    at: Option<&web_sys::Node>,
    wanted: &view::Element,
) -> Result<Option<web_sys::Node>, JsValue> {
    let there = at
        .filter(|at| at.node_type() == web_sys::Node::ELEMENT_NODE)
        .map(|at| at.unchecked_ref::<Element>())
        .filter(|at| is_same(at, wanted));
    if let Some(there) = there {
        attributes(there, wanted)?;
        children(document, there, &wanted.children)?;
        return Ok(None);
    }
    let made = document.create_element(wanted.tag)?;
    for (name, value) in &wanted.attributes {
        made.set_attribute(name, value)?;
    }
    children(document, &made, &wanted.children)?;
    Ok(Some(made.into()))
}

fn is_same(at: &Element, wanted: &view::Element) -> bool {
    at.local_name() == wanted.tag
        && KEYS.iter().all(|key| at.get_attribute(key).as_deref() == wanted.attribute(key))
}

fn attributes(at: &Element, wanted: &view::Element) -> Result<(), JsValue> {
    for name in at.get_attribute_names() {
        let Some(name) = name.as_string() else { continue };
        // Where a sentence stands in the page is found out there, and what is unfolded stays so.
        if wanted.attribute(&name).is_none() && name != "href" && name != "open" {
            at.remove_attribute(&name)?;
        }
    }
    for (name, value) in &wanted.attributes {
        if at.get_attribute(name).as_ref() != Some(value) {
            at.set_attribute(name, value)?;
        }
    }
    Ok(())
}
