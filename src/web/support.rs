//! The page for agents: from a code, and the policies that were taken in, to the case.

use wasm_bindgen::prelude::wasm_bindgen;

use super::intl::Intl;
use super::{lists, taken};
use crate::replay::{self, Known, Wrong};
use crate::time::Instant;
use crate::view::{self, Words};
use crate::wire::Json;

// The names of all zones: a code has only a number for its own.
include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// The case of a code, as `{"markup"}`, or what is wrong with the code, as `{"wrong"}`, with `"elsewhere":true` where
/// another policy than those that were taken in is wanted. `names` says of each of them where it is from.
#[wasm_bindgen]
pub fn replay(code: &str, names: &str, now: f64, language: &str) -> String {
    let names = lists::kept(names);
    let mut known = Vec::new();
    for (place, from) in std::iter::once(None).chain(names.iter().map(|name| Some(name.as_str()))).enumerate()
    {
        known.extend(taken(place).map(|it| Known { compiled: &it.compiled, from }));
    }
    let mut json = Json::default();
    match show(code, &known, Instant(now as i64), language) {
        Ok(markup) => {
            json.raw("{\"markup\":");
            json.text(&markup);
        }
        Err(wrong) => {
            json.raw("{\"wrong\":");
            json.text(&view::wrong(&wrong, &known));
            if matches!(wrong, Wrong::OtherPolicy | Wrong::OtherVersion { .. }) {
                json.raw(",\"elsewhere\":true");
            }
        }
    }
    json.raw("}");
    json.0
}

fn show(code: &str, known: &[Known<'_>], now: Instant, language: &str) -> Result<String, Wrong> {
    let (code, policy) = replay::find(code, known)?;
    let name = ZONES.split(' ').find(|name| code.is_in(name)).ok_or(Wrong::UnknownZone)?;
    let intl = Intl::new(name, language).ok_or(Wrong::UnknownZone)?;
    let case = replay::replay(&code, policy, &intl, now)?;
    let words = Words::default();
    Ok(view::replay(&case, &words, &intl).text)
}
