//! What a shop pastes: the decision in writing, and around it the element with its first question drawn.

use super::html::html;
use super::written::written;
use super::{English, Format, Markup, Screen, Words, screen};
use crate::compiled::Compiled;
use crate::interview::{Answers, Present, decide};
use crate::time::{Day, Instant, Named};

/// The whole decision as static HTML, as nested `details` or as plain lists.
pub fn fallback(compiled: &Compiled, plain: bool) -> String {
    let words = Words::default();
    html(&written(compiled, &words, plain))
}

/// The element with its first question, visible with the page's own first paint, and the static HTML for
/// where the element cannot be, after what belongs into the page's head. `folder` is the address of the
/// folder that the script stands in, empty or ending in a slash, and `policy` the name of the compiled file in it,
/// nothing for the default policy. The questions that may still come are counted as at an instant.
pub fn element(compiled: &Compiled, folder: &str, policy: Option<&str>, now: Instant) -> String {
    let present = Present { now, zone: &Named::UTC };
    let reply = decide(compiled, &Answers::default(), present);
    let words = Words::default();
    let first = screen(&Screen {
        compiled,
        words: &words,
        format: &NoDates,
        asked: &[],
        reply: &reply,
        changes: &[],
        code: "",
        given: &[],
        letter: None,
        today: None,
    });
    let file = |name: &str| [folder, name].concat();
    let (css, wasm, script) = (file("refund-check.css"), file("refund-check.wasm"), file("refund-check.js"));
    // The page's own link holds its first paint back until the style is there; the element's uses it. Whatever the
    // first paint needs goes before the wasm.
    let mut head = Markup::new(&words);
    let pattern = "<link rel=stylesheet href=$></link>\n\
                   <link rel=preload href=$ as=fetch type=application/wasm crossorigin fetchpriority=low></link>\n\
                   <script type=module src=$></script>";
    head.put(pattern, &[], &[&css, &wasm, &script]);
    let mut start = Markup::new(&words);
    start.put("<link rel=stylesheet href=$></link><div part=card>", &[], &[&css]);
    start.text.push_str(&first.text);
    start.put("</div><slot></slot>", &[], &[]);
    let mut host = Markup::new(&words);
    match policy {
        Some(name) => host.put("<refund-check policy=$>\n", &[], &[&file(name)]),
        None => host.put("<refund-check>\n", &[], &[]),
    }
    let (head, start, host) = (html(&head), html(&start), html(&host));
    let fallback = fallback(compiled, false);
    format!("{head}\n{host}<template shadowrootmode=\"open\">{start}</template>\n{fallback}\n</refund-check>")
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

    fn machine(&self, _: Instant) -> String {
        String::new()
    }

    fn count(&self, forms: &str, number: u32) -> String {
        English(&Named::UTC).count(forms, number)
    }
}
