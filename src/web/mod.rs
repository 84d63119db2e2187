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

use std::cell::Cell;

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
    place: usize,
    /// The one that was taken in before it.
    before: Option<&'static Taken>,
}

thread_local! {
    /// The policy that was taken in last. The first is the default one.
    static LAST: Cell<Option<&'static Taken>> = const { Cell::new(None) };
}

/// Takes in a compiled policy in one language, with the interface's phrases in that language, and returns its
/// place; 0, which is the default policy's, if it is none. Without numbers, it is the default policy in other
/// words. `own` is the place of the same policy in its own language; negative where that is this one.
#[wasm_bindgen]
pub fn load(numbers: &str, ids: &str, words: &str, phrases: &str, own: i32) -> usize {
    let (ids, words) = (lists::kept(ids), lists::kept(words));
    let unpacked = if numbers.is_empty() {
        crate::default_policy_in(words)
    } else {
        Compiled::unpack(Packed { numbers: lists::numbers(numbers), ids, words })
    };
    let Some(compiled) = unpacked else { return 0 };
    let before = last();
    let place = before.place + 1;
    let own = usize::try_from(own).unwrap_or(place);
    let words = Words::new(lists::kept(phrases));
    keep(Taken { compiled, words, own, place, before: Some(before) }).place
}

fn last() -> &'static Taken {
    let default = || Taken {
        compiled: crate::default_policy(),
        words: Words::default(),
        own: 0,
        place: 0,
        before: None,
    };
    LAST.get().unwrap_or_else(|| keep(default()))
}

fn keep(taken: Taken) -> &'static Taken {
    let kept: &'static Taken = Box::leak(Box::new(taken));
    LAST.set(Some(kept));
    kept
}

/// A policy that was taken in.
fn taken(place: usize) -> Option<&'static Taken> {
    let mut at = Some(last());
    while let Some(taken) = at.filter(|taken| taken.place != place) {
        at = taken.before;
    }
    at
}

/// Decides a request, as the command does; the reply is a line of JSON. `request` lists `now`, the zone, and if
/// there are answers a third text and then ids and answers in turn; what is not a text is not believed.
#[wasm_bindgen]
pub fn decide(request: &str) -> String {
    let parts = lists::texts(request);
    let part = |place: usize| parts.get(place).copied().flatten();
    let answers = part(2).map(|_| pairs(parts.get(3..).unwrap_or_default()));
    let request = Request { answers, now: part(0), time_zone: part(1) };
    match taken(0) {
        Some(it) => wire::decide(&it.compiled, &request, &zone),
        None => String::new(),
    }
}

fn zone(name: &str) -> Option<Box<dyn Zone + '_>> {
    match Intl::new(name, "en") {
        Some(zone) => Some(Box::new(zone)),
        None => None,
    }
}

/// The screen that follows from answers, given as ids and answers in turn; `given` holds the evidence that the buyer
/// has, as ids and typed texts in turn. What comes back says which answers still matter, what is shown, and on a
/// verdict the message to the shop; it is empty where the zone is not known.
#[wasm_bindgen]
pub fn show(policy: usize, answers: &str, given: &str, now: f64, zone: &str, language: &str) -> String {
    let (pairs, given) = (said(answers), said(given));
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
        Reply::Verdict(verdict) => (
            code::write(compiled, &Answers::of(&compiled.policy, &asked), present),
            interview::changes(compiled, &asked, verdict.outcome, present),
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
    let format = if shown.own == policy { intl } else { intl.within(&own.compiled.policy.language) };
    let letter = match &reply {
        Reply::Verdict(verdict) => {
            let own = Screen { compiled: &own.compiled, words: &own.words, format: &format, ..wanted };
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

/// Texts two by two.
fn pairs<'a>(texts: &[Option<&'a str>]) -> Vec<(&'a str, Option<&'a str>)> {
    let mut pairs = Vec::new();
    for pair in texts.chunks_exact(2) {
        if let [id, said] = *pair {
            pairs.push((id.unwrap_or_default(), said));
        }
    }
    pairs
}

/// The same where every one is a text.
fn said(list: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    for (id, said) in pairs(&lists::texts(list)) {
        all.push((id, said.unwrap_or_default()));
    }
    all
}
