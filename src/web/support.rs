//! The page for agents: replays a code with one of the policies that were added.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::intl::Intl;
use super::policy::Edition;
use super::{dom, object};
use crate::replay::{self, Known, Wrong};
use crate::time::{Instant, is_zone_name};
use crate::view::{self, Node, Words};
use crate::wire::Replayed;

// `ZONES`, the names of all zones: a code holds only a hash of its zone's name.
include!(concat!(env!("OUT_DIR"), "/zones.rs"));

thread_local! {
    /// The policies that were added, each with the name that it was added under.
    static ADDED: Cell<Vec<(String, Rc<Edition>)>> = const { Cell::new(Vec::new()) };
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Replayed } from \"./did.js\";";

/// Adds a compiled policy for `replay`. `from` names the file or address that it comes from; it is empty for
/// the built-in one. Returns false if `policy` is no compiled policy.
#[wasm_bindgen]
pub fn add(#[wasm_bindgen(unchecked_param_type = "unknown")] policy: &JsValue, from: String) -> bool {
    let Some((edition, _)) = Edition::both(policy) else { return false };
    let mut added = ADDED.take();
    added.push((from, edition));
    ADDED.set(added);
    true
}

/// Replays a code with the policies that were added, and shows its case in `root`. If it cannot be replayed,
/// the result says why, and `root` stays as it is. `now` is in milliseconds since 1970, and dates are written
/// in `language` (a BCP 47 tag). Throws if the document refuses a change.
#[wasm_bindgen(unchecked_return_type = "Replayed")]
pub fn replay(root: &Element, code: &str, now: f64, language: &str) -> Result<JsValue, JsValue> {
    let added = ADDED.take();
    let mut known = Vec::new();
    for (from, edition) in &added {
        let from = (!from.is_empty()).then_some(from.as_str());
        known.push(Known { compiled: &edition.compiled, from });
    }
    let replayed = replay_by(root, code, &known, Instant(now as i64), language);
    drop(known);
    ADDED.set(added);
    replayed
}

fn replay_by(
    root: &Element,
    code: &str,
    known: &[Known<'_>],
    now: Instant,
    language: &str,
) -> Result<JsValue, JsValue> {
    let mut replayed = Replayed::default();
    match show(code, known, now, language) {
        Ok(nodes) => dom::patch(root, &nodes)?,
        Err(wrong) => {
            replayed.wrong = Some(view::wrong(&wrong, known));
            replayed.elsewhere = matches!(wrong, Wrong::OtherPolicy | Wrong::OtherVersion { .. });
        }
    }
    Ok(object(&replayed))
}

fn show(code: &str, known: &[Known<'_>], now: Instant, language: &str) -> Result<Vec<Node>, Wrong> {
    let (code, policy) = replay::find(code, known)?;
    let name =
        ZONES.split(' ').find(|name| is_zone_name(name) && code.is_in(name)).ok_or(Wrong::UnknownZone)?;
    let intl = Intl::new(name, language).ok_or(Wrong::UnknownZone)?;
    let case = replay::replay(&code, policy, &intl, now)?;
    let words = Words::default();
    Ok(view::replay(&case, &words, &intl))
}
