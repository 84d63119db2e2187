//! Where an element stands: at which address, where in its page, and how the browser came there.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, ShadowRoot, Window};

use crate::policy::cut;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = getEntriesByType)]
    fn entries(kind: &str) -> Result<Array, JsValue>;
    /// Of the page around a frame; that of another site may not be looked at.
    #[wasm_bindgen(catch, js_namespace = ["parent", "performance"], js_name = getEntriesByType)]
    fn entries_around(kind: &str) -> Result<Array, JsValue>;
}

/// The page's address as far as it says which page this is: a shop's order stands behind the question mark, a router's
/// page behind the hash. In a frame, the page around it is a part of the place.
pub(super) fn address(window: &Window) -> String {
    let location = window.location();
    let mut address = location.pathname().unwrap_or_default();
    address.push_str(&location.search().unwrap_or_default());
    let hash = location.hash().unwrap_or_default();
    if hash.starts_with("#/") || hash.starts_with("#!") {
        address.push_str(&hash);
    }
    if let (Ok(Some(parent)), Some(document)) = (window.parent(), window.document())
        && parent != *window
    {
        address.push(' ');
        address.push_str(&document.referrer());
    }
    address
}

/// The how many-th element of its name it is in its page or shadow root, and where the root's host is, outwards.
pub(super) fn element(host: &Element) -> String {
    let (mut path, mut at) = (String::new(), host.clone());
    loop {
        let name = at.local_name();
        path.push_str(&name);
        path.push('[');
        let root = at.get_root_node();
        // A document has the same function.
        let within: &DocumentFragment = root.unchecked_ref();
        let mut count = 0;
        if root.node_type() != web_sys::Node::ELEMENT_NODE
            && let Ok(all) = within.query_selector_all(&name)
        {
            while count < all.length() && all.get(count).as_deref() != Some(&at) {
                count += 1;
            }
        }
        crate::time::push(&mut path, count.into(), 1);
        path.push(']');
        if root.node_type() != web_sys::Node::DOCUMENT_FRAGMENT_NODE {
            return path;
        }
        let root: &ShadowRoot = root.unchecked_ref();
        let host: JsValue = root.host().into();
        if host.is_falsy() {
            return path; // a fragment that stands nowhere
        }
        at = host.unchecked_into();
    }
}

/// How the browser came to the page, in its own word, and whether the page still stands at the address it came to. In a
/// frame of the same site, a page around it that was loaded again or come back to has the word.
pub(super) fn arrival(window: &Window) -> (String, bool) {
    let own = entries("navigation");
    let mut word = member(&own, "type");
    let around = member(&entries_around("navigation"), "type");
    if around != "navigate" && !around.is_empty() {
        word = around;
    }
    let location = window.location();
    let mut here = location.origin().unwrap_or_default();
    here.push_str(&location.pathname().unwrap_or_default());
    here.push_str(&location.search().unwrap_or_default());
    let came = member(&own, "name");
    let came = cut(&came, b'#').map_or(came.as_str(), |(came, _)| came);
    (word, came == here)
}

fn member(entries: &Result<Array, JsValue>, name: &str) -> String {
    let Ok(entries) = entries else { return String::new() };
    let found = Reflect::get_u32(entries, 0).and_then(|first| Reflect::get(&first, &name.into()));
    found.ok().and_then(|value| value.as_string()).unwrap_or_default()
}
