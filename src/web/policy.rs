//! Compiled policies in the form that `www/policy.js` passes on.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;

use super::request::Given;
use crate::compiled::{Compiled, Packed};
use crate::view::{self, Format, Words};

/// A policy in one language.
pub(super) struct Edition {
    pub(super) compiled: Compiled,
    /// The interface's words in that language.
    pub(super) words: Words,
}

thread_local! {
    /// The policies in use, each with the object that it was read from.
    static IN_USE: Cell<Vec<(JsValue, Weak<Edition>)>> = const { Cell::new(Vec::new()) };
}

impl Edition {
    /// Reads a policy in the language that is shown, and in its own. Returns `None` if either is no compiled
    /// policy.
    pub(super) fn both(given: &JsValue) -> Option<(Rc<Edition>, Rc<Edition>)> {
        let shown = Edition::read(given)?;
        let own = Given(given).member("own").unwrap_or_default();
        let own = if own.is_object() { Edition::read(&own)? } else { Rc::clone(&shown) };
        Some((shown, own))
    }

    /// Reads a policy in one language. The same object gives the same edition as long as it is in use, so
    /// that several elements share it. Returns `None` if it is no compiled policy.
    pub(super) fn read(from: &JsValue) -> Option<Rc<Edition>> {
        let mut in_use = IN_USE.take();
        in_use.retain(|(_, edition)| edition.strong_count() > 0);
        let known = in_use.iter().find(|(known, _)| known == from).and_then(|(_, it)| it.upgrade());
        let edition = match known {
            Some(edition) => Some(edition),
            None => Edition::unpack(from).map(|edition| {
                let edition = Rc::new(edition);
                in_use.push((from.clone(), Rc::downgrade(&edition)));
                edition
            }),
        };
        IN_USE.set(in_use);
        edition
    }

    /// Reads the object that `www/policy.js` makes of a file: the packed policy in `numbers`, `ids` and
    /// `words`, and the interface's phrases in the same language in `phrases`.
    fn unpack(given: &JsValue) -> Option<Edition> {
        let given = Given(given);
        let numbers = given.list("numbers", |it| {
            let number = it.as_f64()?;
            (f64::from(number as u32) == number).then_some(number as u32)
        })?;
        let ids = given.list("ids", JsValue::as_string)?;
        let words = given.list("words", JsValue::as_string)?;
        let phrases = given.list("phrases", JsValue::as_string)?;
        let compiled = Compiled::unpack(Packed { numbers, ids, words })?;
        Some(Edition { compiled, words: Words::new(phrases) })
    }

    /// The policy as the view takes it, with the format of its dates.
    pub(super) fn drawn_by<'a>(&'a self, format: &'a dyn Format) -> view::Edition<'a> {
        view::Edition { compiled: &self.compiled, words: &self.words, format }
    }
}
