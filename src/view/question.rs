//! One question: large buttons, or a field for a date or time.

use super::screen::{self, Screen};
use super::{Markup, Phrase};
use crate::interview::{Problem, Topic, UNKNOWN, UNSURE};
use crate::policy::{Kind, Question};
use crate::time;

/// The question as markup. `at_most` of 0 says nothing about how many are to come.
pub(super) fn question(
    screen: &Screen<'_>,
    markup: &mut Markup,
    topic: Topic,
    at_most: u32,
    flaw: Option<Problem>,
) {
    let Some(question) = screen.compiled.policy.questions.get(topic.question) else { return };
    let id = topic.id(&screen.compiled.policy);
    markup.group("question", "data-question", &id, screen::ask(screen.words, question, topic));
    let hint =
        if topic.time { Some(screen.words.say(Phrase::AskTimeHint)) } else { question.hint.as_deref() };
    if let Some(hint) = hint {
        markup.line("p", "hint", hint);
    }
    if question.kind == Kind::Date {
        if !topic.time {
            days(screen, markup);
        }
        field(screen, markup, &id, topic.time, flaw);
    }
    options(screen, markup, question, topic);
    if at_most > 0 {
        markup.open("p").part("progress").end(&progress(screen, at_most));
    }
    markup.close();
}

fn options(screen: &Screen<'_>, markup: &mut Markup, question: &Question, topic: Topic) {
    markup.open("ul").set("class", "options");
    if topic.time {
        option(markup, UNKNOWN, screen.words.say(Phrase::UnknownTime), None);
    } else {
        if let Kind::Choice(options) = &question.kind {
            options.iter().for_each(|it| option(markup, &it.id, &it.say, it.hint.as_deref()));
        }
        if let Some(unsure) = &question.unsure {
            option(markup, UNSURE, unsure, None);
        }
    }
    markup.close();
}

fn option(markup: &mut Markup, id: &str, say: &str, hint: Option<&str>) {
    markup.open("li").button("option", "data-option", id).line("span", "say", say);
    if let Some(hint) = hint {
        markup.line("span", "hint", hint);
    }
    markup.close().close();
}

/// Days that people know without a calendar, each with its date.
fn days(screen: &Screen<'_>, markup: &mut Markup) {
    let Some(today) = screen.today else { return };
    markup.open("ul").set("class", "days");
    for (before, name) in [(0, Phrase::Today), (1, Phrase::Yesterday), (7, Phrase::WeekAgo)] {
        let day = time::Day(today.0 - before);
        markup.open("li").button("day", "data-day", &time::day_text(day));
        markup.line("span", "say", screen.words.say(name));
        markup.line("span", "hint", &screen.format.day(day)).close().close();
    }
    markup.close();
}

fn field(screen: &Screen<'_>, markup: &mut Markup, id: &str, is_time: bool, flaw: Option<Problem>) {
    let words = screen.words;
    markup.open("div").set("class", "field");
    markup.open("label").set("for", "field").end(words.say(if is_time {
        Phrase::Time
    } else {
        Phrase::Date
    }));
    markup.open("p").set("class", "error").set("id", "error").set("role", "alert");
    if let Some(flaw) = flaw {
        markup.text(screen::problem(words, flaw, is_time));
    }
    markup.close().open("div").set("class", "entry");
    markup.open("input").set("id", "field").set("part", "field").set("name", id).set("autocomplete", "off");
    if is_time {
        markup.set("type", "time");
    } else {
        markup.set("type", "date");
        if let Some(today) = screen.today {
            markup.set("max", &time::day_text(today));
        }
    }
    if flaw.is_some() {
        markup.set("aria-invalid", "true").set("aria-describedby", "error");
    }
    markup.close();
    markup.button("continue", "data-continue", "").end(words.say(Phrase::Continue)).close().close();
}

fn progress(screen: &Screen<'_>, at_most: u32) -> String {
    if at_most == 1 {
        return screen.words.say(Phrase::LastQuestion).to_owned();
    }
    screen.format.count(screen.words.say(Phrase::AtMost), at_most)
}
