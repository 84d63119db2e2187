//! Patches the children of an element to match a tree. Only differences are written, so that the focus, the
//! selection and typed text stay.
//!
//! The tree is compared with the document itself, not with a copy of the last tree: so a first question that
//! the server has drawn is taken over as it is, and after a trap the next instance can draw again.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CharacterData, Document, Element};

use crate::view::{self, Node};

/// An element is replaced instead of patched if it differs in one of these attributes.
const KEYS: [&str; 3] = ["data-question", "data-outcome", "data-evidence"];

/// Patches the children of `root`. Fails if the document refuses a change; half of a screen may be left then.
pub(super) fn patch(root: &Element, wanted: &[Node]) -> Result<(), JsValue> {
    // Read each time, because an element may have moved to another document.
    let document = root.owner_document().ok_or(JsValue::NULL)?;
    children(&document, root, wanted)
}

/// Inserts new nodes before those that are there already; what is left over is removed at the end.
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

/// Returns a new text node, or `None` if the node at this place could be changed to it.
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

/// Returns a new element, or `None` if the node at this place could be patched to it.
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
        // The script sets `href` to the place of a sentence on the page, and the buyer sets `open`.
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
