//! Reads objects of the page without trusting them: a getter may throw, a proxy may be revoked, and any value
//! may have any type. Every access catches errors, and a member that cannot be read counts as missing.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::Fields;

#[wasm_bindgen]
extern "C" {
    // js-sys has both functions only without `catch`.
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn entries(of: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// An object of the page.
pub(super) struct Given<'a>(pub(super) &'a JsValue);

impl Given<'_> {
    /// Returns a member, or `None` if it cannot be read. A missing member is `undefined`.
    pub(super) fn member(&self, name: &str) -> Option<JsValue> {
        Reflect::get(self.0, &JsValue::from_str(name)).ok()
    }

    /// Returns the items of a member that is a list, or `None` if it is no list or `read` fails for an item.
    /// A hole in the list is read as `undefined`.
    pub(super) fn list<T>(&self, name: &str, read: fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
        let list = self.member(name)?;
        if is_array(&list) != Ok(true) {
            return None;
        }
        let list: Array = list.unchecked_into();
        let mut items = Vec::new();
        for at in 0..list.length() {
            items.push(read(&list.get(at))?);
        }
        Some(items)
    }
}

impl Fields for Given<'_> {
    fn text(&self, name: &str) -> Option<String> {
        self.member(name)?.as_string()
    }

    fn texts(&self, name: &str) -> Option<Vec<(String, Option<String>)>> {
        answers(&self.member(name)?)
    }
}

/// Returns the names and values of an object that is no list. A value is `None` if it is no string.
pub(super) fn answers(given: &JsValue) -> Option<Vec<(String, Option<String>)>> {
    if !given.is_object() || is_array(given) != Ok(false) {
        return None;
    }
    let entries = entries(given).ok()?;
    let mut answers = Vec::new();
    for at in 0..entries.length() {
        let pair: Array = entries.get(at).unchecked_into();
        answers.push((pair.get(0).as_string()?, pair.get(1).as_string()));
    }
    Some(answers)
}
