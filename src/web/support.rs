//! The page for agents: from a code, and the policies that were taken in, to the case in a root.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::intl::Intl;
use super::{dom, lists, taken};
use crate::replay::{self, Known, Wrong};
use crate::time::Instant;
use crate::view::{self, Words};

// The names of all zones: a code has only a number for its own.
include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// Shows in an empty root the case of a code. `names` says of each policy that was taken in where it is from.
/// Returns what is wrong with the code, or nothing.
#[wasm_bindgen]
pub fn replay(root: &Element, code: &str, names: &str, now: f64, language: &str) -> String {
    let names = lists::texts(names);
    let mut known = Vec::new();
    for (place, from) in std::iter::once(None).chain(names.iter().map(|name| Some(name.as_str()))).enumerate()
    {
        known.extend(taken(place).map(|it| Known { compiled: &it.compiled, from }));
    }
    match show(root, code, &known, Instant(now as i64), language) {
        Ok(()) => String::new(),
        Err(wrong) => view::wrong(&wrong, &known),
    }
}

fn show(root: &Element, code: &str, known: &[Known<'_>], now: Instant, language: &str) -> Result<(), Wrong> {
    let (code, policy) = replay::find(code, known)?;
    let name = ZONES.split(' ').find(|name| code.is_in(name)).ok_or(Wrong::UnknownZone)?;
    let intl = Intl::new(name, language).ok_or(Wrong::UnknownZone)?;
    let case = replay::replay(&code, policy, &intl, now)?;
    dom::apply(root, &view::replay(&case, &Words::default(), &intl).0);
    Ok(())
}
