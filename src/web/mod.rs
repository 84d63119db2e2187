//! The browser's share: requests and screens as JavaScript sees them, the shadow root, the zone.
//!
//! Only plain data crosses the border, and nothing is kept between calls but the policies themselves: so
//! an instance that has trapped can be replaced by a new one, and the interview goes on.

mod dom;
mod intl;
#[cfg(feature = "support")]
pub mod support;

use std::cell::RefCell;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::code;
use crate::compiled::{Compiled, Packed};
use crate::interview::{self, Answers, Present, Reply};
use crate::time::{self, Instant, Zone, local};
use crate::view::{Screen, Words, screen};
use crate::wire::{self, Json, Request};
use intl::Intl;

/// A small allocator: 1.5 kB less to load than the usual one.
#[global_allocator]
static HEAP: WasmDynamicTalc = new_wasm_dynamic_allocator();

thread_local! {
    /// The default policy, then those that were loaded.
    static POLICIES: RefCell<Vec<&'static Compiled>> = RefCell::new(vec![Box::leak(Box::new(crate::default_policy()))]);
}

/// Takes in a compiled policy and returns its place; 0, which is the default policy's, if it is none.
#[wasm_bindgen]
pub fn load(numbers: Vec<u32>, ids: Vec<JsValue>, words: Vec<JsValue>) -> usize {
    let packed = Packed { numbers, ids: texts(ids), words: texts(words) };
    let Some(compiled) = Compiled::unpack(packed) else { return 0 };
    POLICIES.with_borrow_mut(|policies| {
        policies.push(Box::leak(Box::new(compiled)));
        policies.len() - 1
    })
}

/// A policy that was taken in.
fn taken(place: usize) -> Option<&'static Compiled> {
    POLICIES.with_borrow(|policies| policies.get(place).copied())
}

fn texts(texts: Vec<JsValue>) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        all.push(text.as_string().unwrap_or_default());
    }
    all
}

/// Decides a request, as the command does; the reply is a line of JSON. `answers` holds ids and answers in
/// turn, and is missing where the request has none; what is not a string is not believed.
#[wasm_bindgen]
pub fn decide(answers: Option<Vec<JsValue>>, now: &JsValue, zone: &JsValue) -> String {
    let request = Request { answers: answers.map(pairs), now: now.as_string(), time_zone: zone.as_string() };
    let zones = |name: &str| Intl::new(name, "en").map(|zone| Box::new(zone) as Box<dyn Zone>);
    taken(0).map(|compiled| wire::decide(compiled, Some(&request), &zones)).unwrap_or_default()
}

/// Shows in a root the screen that follows from answers, given as ids and answers in turn. The reply says
/// which answers still matter, and what is shown; it is empty where the zone is not known.
#[wasm_bindgen]
pub fn show(
    policy: usize,
    root: &Element,
    answers: Option<Vec<JsValue>>,
    now: f64,
    zone: &str,
    language: &str,
) -> String {
    let given = answers.map(pairs).unwrap_or_default();
    let mut pairs = Vec::new();
    for (id, said) in &given {
        pairs.push((id.as_str(), said.as_deref().unwrap_or_default()));
    }
    let (Some(intl), Some(compiled)) = (Intl::new(zone, language), taken(policy)) else {
        return String::new();
    };
    let present = Present { now: Instant(now as i64), zone: &intl };
    let (asked, reply) = match interview::path(compiled, &pairs, present) {
        Ok(found) => found,
        Err(invalid) => (Vec::new(), Reply::Invalid(invalid)),
    };
    let (code, changes) = match &reply {
        Reply::Verdict(_) => (
            code::write(compiled, &Answers::of(&compiled.policy, &asked), present),
            interview::changes(compiled, &pairs, present),
        ),
        _ => (String::new(), Vec::new()),
    };
    let markup = screen(&Screen {
        compiled,
        words: &Words::default(),
        format: &intl,
        asked: &asked,
        reply: &reply,
        changes: &changes,
        code: &code,
        today: Some(local(present.now, &intl).day()),
        machine: &|instant| time::rfc3339(instant, &intl),
    });
    dom::apply(root, &markup.0);
    let said = match &reply {
        Reply::Invalid(flaw) => pairs.iter().rev().find(|(id, _)| *id == flaw.question),
        _ => None,
    };
    let said = said.map(|(_, said)| *said).unwrap_or_default();
    let mut json = Json::default();
    json.raw("{\"reply\":");
    wire::write(compiled, &reply, said, &code, &intl, &mut json);
    json.raw(",\"kept\":[");
    asked.iter().for_each(|it| json.item(&it.topic.id(&compiled.policy)));
    json.raw("]}");
    json.0
}

fn pairs(texts: Vec<JsValue>) -> Vec<(String, Option<String>)> {
    let mut pairs = Vec::new();
    let mut texts = texts.into_iter();
    while let (Some(id), Some(said)) = (texts.next(), texts.next()) {
        pairs.push((id.as_string().unwrap_or_default(), said.as_string()));
    }
    pairs
}
