//! The browser's share: requests and screens as JavaScript sees them, and the browser's zones.
//!
//! Only numbers and texts cross the border, lists as one text each (see [`lists`]), and nothing is kept between calls
//! but the policies themselves: so an instance that has trapped can be replaced by a new one, and the interview goes
//! on. A screen crosses as one text, too, and `www/dom.js` puts it into the page: every function of the browser that
//! is called from here costs the buyer bytes on both sides of the border.

mod intl;
pub mod lists;
#[cfg(feature = "support")]
pub mod support;

use std::cell::RefCell;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::code;
use crate::compiled::{Compiled, Packed};
use crate::interview::{self, Answers, Present, Reply};
use crate::time::{Instant, Zone, local};
use crate::view::{Screen, Words, letter, screen};
use crate::wire::{self, Json, Request};
use intl::Intl;

/// A small allocator: 1.5 kB less to load than the usual one.
#[global_allocator]
static HEAP: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// A policy in one language.
struct Taken {
    compiled: Compiled,
    /// The interface in that language.
    words: Words,
    /// Where the same policy stands in its own language, which the shop reads.
    own: usize,
}

thread_local! {
    /// The default policy, then those that were loaded.
    static POLICIES: RefCell<Vec<&'static Taken>> = const { RefCell::new(Vec::new()) };
}

/// Takes in a compiled policy in one language, with the interface's phrases in that language, and returns its
/// place; 0, which is the default policy's, if it is none. Without numbers, it is the default policy in other
/// words. `own` is the place of the same policy in its own language; negative where that is this one.
#[wasm_bindgen]
pub fn load(numbers: &str, ids: &str, words: &str, phrases: &str, own: i32) -> usize {
    let (ids, words) = (lists::texts(ids), lists::texts(words));
    let unpacked = if numbers.is_empty() {
        crate::default_policy_in(words)
    } else {
        Compiled::unpack(Packed { numbers: lists::numbers(numbers), ids, words })
    };
    let Some(compiled) = unpacked else { return 0 };
    taken(0);
    POLICIES.with_borrow_mut(|policies| {
        let place = policies.len();
        let words = Words::new(lists::texts(phrases));
        policies.push(Box::leak(Box::new(Taken {
            compiled,
            words,
            own: usize::try_from(own).unwrap_or(place),
        })));
        place
    })
}

/// A policy that was taken in.
fn taken(place: usize) -> Option<&'static Taken> {
    POLICIES.with_borrow_mut(|policies| {
        if policies.is_empty() {
            let default = Taken { compiled: crate::default_policy(), words: Words::default(), own: 0 };
            policies.push(Box::leak(Box::new(default)));
        }
        policies.get(place).copied()
    })
}

/// Decides a request, as the command does; the reply is a line of JSON. `request` lists `now`, the zone, and if
/// there are answers a third text and then ids and answers in turn; what is not a text is not believed.
#[wasm_bindgen]
pub fn decide(request: &str) -> String {
    let mut parts = lists::maybe_texts(request).into_iter();
    let (now, time_zone) = (parts.next().flatten(), parts.next().flatten());
    let answers = parts.next().flatten().map(|_| pairs(parts));
    let request = Request { answers, now, time_zone };
    let zones = |name: &str| Intl::new(name, "en").map(|zone| Box::new(zone) as Box<dyn Zone>);
    taken(0).map(|it| wire::decide(&it.compiled, Some(&request), &zones)).unwrap_or_default()
}

/// The screen that follows from answers, given as ids and answers in turn; `given` holds the evidence that the buyer
/// has, as ids and typed texts in turn. What comes back says which answers still matter, what is shown, and on a
/// verdict the message to the shop; it is empty where the zone is not known.
#[wasm_bindgen]
pub fn show(policy: usize, answers: &str, given: &str, now: f64, zone: &str, language: &str) -> String {
    let (answers, given) =
        (pairs(lists::maybe_texts(answers).into_iter()), pairs(lists::maybe_texts(given).into_iter()));
    let (pairs, given) = (borrowed(&answers), borrowed(&given));
    let (Some(intl), Some(shown)) = (Intl::new(zone, language), taken(policy)) else {
        return String::new();
    };
    let compiled = &shown.compiled;
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
    let mut wanted = Screen {
        compiled,
        words: &shown.words,
        format: &intl,
        asked: &asked,
        reply: &reply,
        changes: &changes,
        code: &code,
        given: &given,
        letter: None,
        today: Some(local(present.now, &intl).day()),
    };
    let own = taken(shown.own).unwrap_or(shown);
    let format = Intl::new(zone, if shown.own == policy { language } else { &own.compiled.policy.language });
    let letter = match (&reply, &format) {
        (Reply::Verdict(verdict), Some(format)) => {
            let own = Screen { compiled: &own.compiled, words: &own.words, format, ..wanted };
            Some(letter(&own, verdict, present.now))
        }
        _ => None,
    };
    wanted.letter = letter.as_ref();
    let markup = screen(&wanted);
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
    json.raw("]");
    json.raw(",\"markup\":");
    json.text(&markup.text);
    if let Some(letter) = &letter {
        json.raw(",\"letter\":{\"subject\":");
        json.text(&letter.subject);
        json.raw(",\"parts\":");
        json.text(&letter.parts.text);
        json.raw("}");
    }
    json.raw("}");
    json.0
}

fn borrowed(pairs: &[(String, Option<String>)]) -> Vec<(&str, &str)> {
    let mut borrowed = Vec::new();
    for (id, said) in pairs {
        borrowed.push((id.as_str(), said.as_deref().unwrap_or_default()));
    }
    borrowed
}

fn pairs(mut texts: std::vec::IntoIter<Option<String>>) -> Vec<(String, Option<String>)> {
    let mut pairs = Vec::new();
    while let (Some(id), Some(said)) = (texts.next(), texts.next()) {
        pairs.push((id.unwrap_or_default(), said));
    }
    pairs
}
