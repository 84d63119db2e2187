//! What a shop pastes into a page with scripts: the element, and inside it the written decision.

use super::drawn::drawn;
use super::whenever::whenever;
use super::{Shape, in_short_where_too_long, static_html};
use crate::compiled::Compiled;
use crate::interview::{Answers, Ask, Asked, Present, Reply, UNSURE, decide};
use crate::locale::counted;
use crate::policy::Kind;
use crate::text::html;
use crate::time::{Day, Instant, Local};
use crate::view::{Format, Node, Noted, Screen, Tree, Words, screen};
use crate::zones::Named;

/// The day that a screen is drawn for if the buyer's day is not known: 1 January 1970. Days are counted from
/// it.
const SOME_DAY: Day = Day(0);

/// The end tag of the element.
const END: &str = "</refund-check>";

/// The written decision for inside the element, in the short form if it is too long.
fn fallback(compiled: &Compiled) -> String {
    in_short_where_too_long(Shape::Details, |shape| static_html(compiled, shape)).unwrap_or_default()
}

/// The lines for the page's head, then the element with the static HTML inside, which is shown where the
/// element cannot run. `folder` is the address of the script's folder, empty or ending in a slash. `policy`
/// is the name of the compiled file in it, `None` for the default policy.
///
/// With `paint` the first question is drawn with the page's first paint, as it is asked from that instant on.
#[must_use]
pub fn element(
    compiled: &Compiled,
    words: &Words,
    folder: &str,
    policy: Option<&str>,
    paint: Option<Instant>,
) -> String {
    let file = |name: &str| [folder, name].concat();
    let css = file("refund-check.css");
    let head = head(words, &css, &file, paint.is_some());
    let mut host = Tree::new(words);
    host.open("refund-check");
    if let Some(name) = policy {
        host.set("policy", &file(name));
    }
    let host = html(&host.done());
    let first = paint.map(|now| first_question(compiled, words, &css, now)).unwrap_or_default();
    let start = host.trim_end_matches(END);
    format!("{head}\n{start}\n{first}{}\n{END}", fallback(compiled))
}

/// The lines for the page's head.
fn head(words: &Words, css: &str, file: &dyn Fn(&str) -> String, is_drawn: bool) -> String {
    let mut head = Tree::new(words);
    if is_drawn {
        // A style sheet in the page's head holds back its first paint until the style is there, and the
        // element uses it, too. If nothing is drawn, the script loads the style.
        style(&mut head, css).text("\n");
    }
    head.open("script").set("type", "module").set("src", &file("refund-check.js"));
    if is_drawn {
        // With low priority the script runs after the drawn question is painted, which is 50 ms sooner on a
        // slow phone.
        head.set("fetchpriority", "low").close();
        return html(&head.done());
    }
    // After what the first question needs: browsers request these files in this order, and the wasm is the
    // largest. A drawn question does not wait for it, and on a slow phone its second question is there 50 ms
    // sooner without the wasm on its way.
    head.close().text("\n").open("link").set("rel", "preload").set("href", &file("refund-check.wasm"));
    head.set("as", "fetch")
        .set("type", "application/wasm")
        .set("crossorigin", "")
        .set("fetchpriority", "low")
        .close();
    html(&head.done())
}

fn style<'a, 'w>(tree: &'a mut Tree<'w>, css: &str) -> &'a mut Tree<'w> {
    tree.open("link").set("rel", "stylesheet").set("href", css).close()
}

/// The first screen, for a script that draws it before the engine is there. Returns `None` if no question is
/// asked, or another one at another time. Days in it count from 1 January 1970 and are not written out; the
/// script moves them to the buyer's day.
#[must_use]
pub fn first_screen(compiled: &Compiled, words: &Words, now: Instant) -> Option<Vec<Node>> {
    let case = whenever(compiled, &[], now)?;
    Some(first(compiled, words, &[], &case.reply, Some(SOME_DAY)))
}

/// For each answer that can be pressed on the first screen: the answer and the screen after it, if that asks
/// the same question at any time. Days are as in [`first_screen`].
#[must_use]
pub fn second_screens(compiled: &Compiled, words: &Words, now: Instant) -> Vec<(String, Vec<Node>)> {
    let mut screens = Vec::new();
    let Reply::Ask(Ask { topic, .. }) = begin(compiled, now) else { return screens };
    let questions = &compiled.policy.questions;
    let Some(question) = questions.get(topic.question) else { return screens };
    let options = match &question.kind {
        Kind::Choice(options) => options.as_slice(),
        _ => &[],
    };
    let unsure = question.unsure.iter().map(|_| UNSURE);
    for said in options.iter().map(|option| option.id.as_str()).chain(unsure) {
        if let Some(case) = whenever(compiled, &[(&question.id, said)], now) {
            screens
                .push((said.to_owned(), first(compiled, words, &case.asked(), &case.reply, Some(SOME_DAY))));
        }
    }
    screens
}

/// The reply before any answer: the one that is the same at any time, or else the one at `now`. A page must
/// show a question, and the engine corrects what has changed since.
fn begin(compiled: &Compiled, now: Instant) -> Reply {
    let at = || decide(compiled, &Answers::default(), Present { now, zone: &Named::UTC });
    whenever(compiled, &[], now).map_or_else(at, |case| case.reply)
}

/// A screen without dates. If `today` is `None`, no days are offered.
fn first(
    compiled: &Compiled,
    words: &Words,
    asked: &[Asked<'_>],
    reply: &Reply,
    today: Option<Day>,
) -> Vec<Node> {
    screen(&Screen {
        compiled,
        words,
        format: &NoDates(&compiled.policy.language),
        asked,
        reply,
        changes: &[],
        code: "",
        noted: Noted::default(),
        letter: None,
        reading: None,
        today,
    })
}

/// The first question as a declarative shadow root.
fn first_question(compiled: &Compiled, words: &Words, css: &str, now: Instant) -> String {
    let mut start = Tree::new(words);
    start.open("template").set("shadowrootmode", "open");
    let mut card = Tree::new(words);
    // The style sheet shows it. Without the style no empty box is visible, and nothing in it can have the
    // focus. The attribute has a value, because sanitize-html removes it without one.
    card.part("div", "card")
        .set("hidden", "hidden")
        .add(first(compiled, words, &[], &begin(compiled, now), None))
        .close();
    // The style comes last: parsers wait at it, and what stands before it is painted with the page's first
    // frame.
    start.add(drawn(&card.done())).open("slot").close();
    style(&mut start, css);
    html(&start.done()) + "\n"
}

/// A format that writes no dates, and counts in a language.
struct NoDates<'a>(&'a str);

impl Format for NoDates<'_> {
    fn day(&self, _: Day) -> String {
        String::new()
    }

    fn near(&self, _: Day) -> String {
        String::new()
    }

    fn clock(&self, _: i64) -> String {
        String::new()
    }

    fn time(&self, _: Instant) -> String {
        String::new()
    }

    fn local(&self, _: Instant) -> Local {
        Local(0)
    }

    fn instant(&self, _: Instant) -> String {
        String::new()
    }

    fn machine(&self, _: Instant) -> String {
        String::new()
    }

    fn count(&self, forms: &str, number: u32) -> String {
        counted(self.0, forms, number)
    }

    fn money(&self, _: &str, _: &str) -> String {
        String::new()
    }
}
