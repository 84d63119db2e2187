//! What a page asks by `decide`, read without believing it: a getter may throw, a proxy may be revoked, anything may
//! stand for anything. Each look at such a value catches, and what cannot be looked at is missing.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::Request;

#[wasm_bindgen]
extern "C" {
    /// js-sys has both without `catch`.
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn entries(of: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// A request as it was given, before it is a [`Request`].
pub(super) struct Asked {
    answers: Option<Vec<(String, Option<String>)>>,
    now: Option<String>,
    time_zone: Option<String>,
}

impl Asked {
    pub(super) fn read(from: &JsValue) -> Asked {
        let field = |name: &str| Reflect::get(from, &JsValue::from_str(name)).ok();
        Asked {
            answers: field("answers").and_then(|it| answers(&it)),
            now: field("now").and_then(|it| it.as_string()),
            time_zone: field("time_zone").and_then(|it| it.as_string()),
        }
    }

    pub(super) fn request(&self) -> Request<'_> {
        let answers = self.answers.as_ref().map(|given| {
            let mut answers = Vec::new();
            for (id, said) in given {
                answers.push((id.as_str(), said.as_deref()));
            }
            answers
        });
        Request { answers, now: self.now.as_deref(), time_zone: self.time_zone.as_deref() }
    }
}

/// A member that is a list, where each of its items can be read; a hole in it can not.
pub(super) fn list<T>(of: &JsValue, name: &str, read: fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    let list = Reflect::get(of, &JsValue::from_str(name)).ok()?;
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

/// Ids and what was answered, of an object that is no list.
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
