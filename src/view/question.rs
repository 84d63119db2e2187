//! A question: large buttons, or a field for a date, a time or a number.

use super::context::{self, Screen};
use super::{Phrase, Tree};
use crate::interview::{Problem, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time;

/// Writes a question. With `at_most` of 0 it does not say how many questions may come.
pub(super) fn question(
    screen: &Screen<'_>,
    tree: &mut Tree<'_>,
    topic: Topic,
    at_most: u32,
    flaw: Option<Problem>,
) {
    let Some(question) = screen.compiled.policy.questions.get(topic.question) else { return };
    let id = topic.id(&screen.compiled.policy);
    back(screen, tree, topic);
    tree.part("div", "question").set("role", "group").set("aria-labelledby", "title");
    tree.set("data-question", &id);
    // Written even if it is empty, so that the elements after it keep their places when the tree is patched.
    tree.part("p", "progress").text(&progress(screen, at_most)).close();
    title(tree, context::ask(screen.words, question, topic));
    if topic.time {
        tree.hint(Phrase::AskTimeHint);
    } else if let Some(hint) = &question.hint {
        tree.one("p", "hint", hint);
    }
    match &question.kind {
        Kind::Choice(_) => {}
        Kind::Date => {
            if !topic.time && !question.ahead {
                days(screen, tree);
            }
            let kind = if topic.time { (Phrase::Time, "time") } else { (Phrase::Date, "date") };
            field(screen, tree, &id, (question, topic.time), kind, flaw);
        }
        Kind::Number(_) => field(screen, tree, &id, (question, false), (Phrase::Number, "number"), flaw),
    }
    options(screen, tree, question, topic);
    if screen.noted.before.is_some() && flaw.is_none() {
        tree.button("keep").set("data-keep", "").say(Phrase::KeepIt).close();
    }
    tree.close();
}

/// The button that goes back to the question before.
fn back(screen: &Screen<'_>, tree: &mut Tree<'_>, topic: Topic) {
    let before = screen.asked.iter().take_while(|it| it.topic != topic).last();
    if let Some(before) = before {
        let id = before.topic.id(&screen.compiled.policy);
        tree.button("back").set("data-change", &id).set("data-back", "").say(Phrase::Back).close();
    } else if screen.noted.can_undo {
        tree.button("back").set("data-undo", "").say(Phrase::Undo).close();
    }
}

/// The heading, which gets the focus when the screen is new.
pub(super) fn title(tree: &mut Tree<'_>, text: &str) {
    tree.open("h2").set("id", "title").set("tabindex", "-1").set("class", "title").set("part", "title");
    tree.text(text).close();
}

fn options(screen: &Screen<'_>, tree: &mut Tree<'_>, question: &Question, topic: Topic) {
    let option = |tree: &mut Tree<'_>, id: &str, say: &str, hint: Option<&str>| {
        option(tree, id, say, hint, screen.noted.before == Some(id));
    };
    tree.class("ul", "options");
    if topic.time {
        option(tree, UNKNOWN, screen.words.say(Phrase::UnknownTime), None);
    } else {
        if let Kind::Choice(options) = &question.kind {
            for it in options {
                option(tree, &it.id, &it.say, it.hint.as_deref());
            }
        }
        if let Some(unsure) = &question.unsure {
            option(tree, UNSURE, unsure, None);
        }
    }
    tree.close();
}

/// A button for an option. `is_before` says whether it was the answer before.
fn option(tree: &mut Tree<'_>, id: &str, say: &str, hint: Option<&str>, is_before: bool) {
    tree.open("li").button("option").set("data-option", id);
    if is_before {
        tree.set("aria-current", "true").class("span", "yours").say(Phrase::YourAnswer).close().text(" ");
    }
    tree.one("span", "say", say);
    if let Some(hint) = hint {
        tree.one("span", "hint", hint);
    }
    tree.close().close();
}

/// Buttons for days that people name without a calendar, each with its date.
fn days(screen: &Screen<'_>, tree: &mut Tree<'_>) {
    let Some(today) = screen.today else { return };
    tree.class("ul", "days");
    for (before, name) in [(0, Phrase::Today), (1, Phrase::Yesterday), (7, Phrase::WeekAgo)] {
        let day = time::Day(today.0 - before);
        tree.open("li").button("day").set("data-day", &time::day_text(day));
        tree.one("span", "say", screen.words.say(name)).one("span", "hint", &screen.format.day(day));
        tree.close().close();
    }
    tree.close();
}

fn field(
    screen: &Screen<'_>,
    tree: &mut Tree<'_>,
    id: &str,
    (question, is_time): (&Question, bool),
    (name, kind): (Phrase, &'static str),
    flaw: Option<Problem>,
) {
    tree.class("div", "given").open("label").set("for", "field").say(name);
    if let Kind::Number(number) = &question.kind
        && let Some(unit) = number.unit.as_deref().or(number.currency.as_deref())
    {
        tree.text(" (").text(unit).text(")");
    }
    tree.close();
    tree.class("p", "error").set("id", "error").set("role", "alert");
    if let Some(flaw) = flaw {
        tree.text(&context::problem(screen.words, question, flaw, is_time));
    }
    tree.close().class("div", "entry").open("input").set("id", "field");
    tree.set("class", "field").set("part", "field").set("name", id);
    tree.set("autocomplete", "off").set("type", kind);
    match &question.kind {
        // Any step is allowed; the engine says in words how many decimals are accepted.
        Kind::Number(number) => {
            tree.set("inputmode", "decimal").set("step", "any");
            tree.set("min", &number.at_least.text());
            if number.has_an_end() {
                tree.set("max", &number.at_most.text());
            }
        }
        _ => {
            if let Some(today) = screen.today.filter(|_| !is_time && !question.ahead) {
                tree.set("max", &time::day_text(today));
            }
        }
    }
    if flaw.is_some() {
        tree.set("aria-invalid", "true").set("aria-describedby", "error");
    }
    tree.close().button("continue").set("data-continue", "").say(Phrase::Continue).close().close();
    if kind == "date" {
        tree.class("p", "echo").set("role", "status").text(&echo(screen)).close();
    }
    tree.close();
}

/// The day in the field, written out, so that a slip is noticed before it is sent.
fn echo(screen: &Screen<'_>) -> String {
    let Ok(time::Given::Day(day)) = time::when(screen.noted.typed) else { return String::new() };
    let mut text = screen.format.day(day);
    let ago = screen.today.map_or(0, |today| today.0 - day.0);
    // A day outside this range, in days, is no purchase, or its year is only half typed.
    if !(-3_700..=7_400).contains(&ago) {
        return String::new();
    }
    let far = match ago {
        0 => screen.words.say(Phrase::Today).to_owned(),
        1 => screen.words.say(Phrase::Yesterday).to_owned(),
        2.. => screen.format.count(screen.words.say(Phrase::DaysAgo), ago as u32),
        _ => String::new(),
    };
    if !far.is_empty() {
        text.push_str(" · ");
        text.push_str(&far);
    }
    text
}

fn progress(screen: &Screen<'_>, at_most: u32) -> String {
    if at_most == 0 {
        return String::new();
    }
    if at_most == 1 {
        return screen.words.say(Phrase::LastQuestion).to_owned();
    }
    screen.format.count(screen.words.say(Phrase::AtMost), at_most)
}
