//! What to send: a list to tick and fill in, with why each thing is asked for, and whether all is there.

use super::screen::{self, Screen};
use super::verdict::section;
use super::{Markup, Phrase};
use crate::policy::{Condition, Evidence, Rule};
use crate::wire::named;

/// The list as markup, where a verdict asks for anything.
pub(super) fn evidence(screen: &Screen<'_>, markup: &mut Markup, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    if wanted.is_empty() {
        return;
    }
    let words = screen.words;
    section(screen, markup, "send", Phrase::WhatToSend);
    markup.line("p", "hint", words.say(Phrase::StaysHere)).open("ul");
    let mut lacking = String::new();
    for at in wanted {
        let Some(item) = screen.compiled.policy.evidence.get(at) else { continue };
        let asks = rules.iter().find(|rule| rule.evidence.contains(&at));
        one(screen, markup, item);
        asks.iter().for_each(|rule| why(screen, markup, item, rule));
        markup.close();
        if item.required && screen.given.iter().all(|(id, _)| *id != item.id) {
            if !lacking.is_empty() {
                lacking.push_str(" · ");
            }
            lacking.push_str(&item.say);
        }
    }
    markup.close().open("p").part("ready").set("role", "status");
    if lacking.is_empty() {
        markup.text(words.say(Phrase::Ready));
    } else {
        markup.text(&words.fill(Phrase::StillNeeded, &lacking));
    }
    markup.close().close();
}

/// What it is, how to get it, a tick, and room to type.
fn one(screen: &Screen<'_>, markup: &mut Markup, item: &Evidence) {
    markup.open("li").part("evidence").set("data-evidence", &item.id).open("label");
    markup.open("input").set("type", "checkbox").close().open("span").open("span").set("class", "say");
    markup.text(&item.say);
    if item.required {
        markup.text(" ").line("em", "required", screen.words.say(Phrase::Required));
    }
    markup.close();
    if let Some(how) = &item.how {
        markup.line("span", "hint", how);
    }
    markup.close().close();
    if item.is_text {
        markup
            .open("textarea")
            .set("rows", "1")
            .set("aria-label", &item.say)
            .set("autocomplete", "off")
            .close();
    }
}

/// The answer and the sentence that call for it.
fn why(screen: &Screen<'_>, markup: &mut Markup, item: &Evidence, rule: &Rule) {
    let policy = &screen.compiled.policy;
    let first = || {
        rule.when.iter().find_map(|condition| match condition {
            Condition::Answer { question, .. } => Some(*question),
            _ => None,
        })
    };
    let place = item.question.or_else(first);
    let asked = screen.asked.iter().find(|it| Some(it.topic.question) == place && !it.topic.time);
    let clause = item.clause.or(rule.clauses.first().copied()).and_then(|at| policy.clauses.get(at));
    markup.open("details").line("summary", "", screen.words.say(Phrase::WhyAsked));
    if let Some((asked, question)) = asked.zip(place.and_then(|at| policy.questions.get(at))) {
        let said = screen::said(screen.words, screen.format, question, asked);
        markup.line("p", "", &screen.words.fill(Phrase::YouAnswered, &said));
    }
    if let Some(clause) = clause {
        markup.open("p").text(screen.words.say(Phrase::PolicySays)).text(" ");
        match &clause.translation {
            Some(translation) => markup.line("q", "", translation),
            None => markup.line("q", "", &clause.quote),
        };
        markup.close();
    }
    markup.close();
}
