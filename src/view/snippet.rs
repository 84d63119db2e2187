//! What a shop pastes: the decision in writing, and around it the element with its first question drawn.

use super::html::html;
use super::written::written;
use super::{English, Format, Markup, Screen, Words, screen};
use crate::compiled::Compiled;
use crate::interview::{Answers, Present, decide};
use crate::time::{Day, Instant, Named};

/// The whole decision as static HTML, as nested `details` or as plain lists.
pub fn fallback(compiled: &Compiled, plain: bool) -> String {
    html(&written(compiled, &Words::default(), plain))
}

/// The element with its first question, visible with the page's own first paint, and the static HTML for
/// where the element cannot be, after what belongs into the page's head. `folder` is the address of the
/// folder that the script stands in, empty or ending in a slash. The questions that may still come are
/// counted as at an instant.
pub fn element(compiled: &Compiled, folder: &str, now: Instant) -> String {
    let present = Present { now, zone: &Named::UTC };
    let reply = decide(compiled, &Answers::default(), present);
    let first = screen(&Screen {
        compiled,
        words: &Words::default(),
        format: &NoDates,
        asked: &[],
        reply: &reply,
        changes: &[],
        code: "",
        given: &[],
        letter: None,
        today: None,
        machine: &|_| String::new(),
    });
    let file = |name: &str| [folder, name].concat();
    // The page's own link holds its first paint back until the style is there; the element's uses it.
    let mut head = Markup::default();
    head.open("link").set("rel", "stylesheet").set("href", &file("refund-check.css")).close().text("\n");
    head.open("link").set("rel", "preload").set("href", &file("refund-check.wasm")).set("as", "fetch");
    // Whatever the first paint needs goes before it.
    head.set("type", "application/wasm").set("crossorigin", "").set("fetchpriority", "low");
    head.close().text("\n");
    head.open("script").set("type", "module").set("src", &file("refund-check.js")).close();
    let mut start = Markup::default();
    start.open("link").set("rel", "stylesheet").set("href", &file("refund-check.css")).close();
    start.open("div").part("card").0.extend(first.0);
    start.close().open("slot").close();
    let (head, start, fallback) = (html(&head), html(&start), fallback(compiled, false));
    format!(
        "{head}\n<refund-check>\n<template shadowrootmode=\"open\">{start}</template>\n{fallback}\n</refund-check>"
    )
}

/// The first question shows no dates.
struct NoDates;

impl Format for NoDates {
    fn day(&self, _: Day) -> String {
        String::new()
    }

    fn instant(&self, _: Instant) -> String {
        String::new()
    }

    fn count(&self, forms: &str, number: u32) -> String {
        English(&Named::UTC).count(forms, number)
    }
}
