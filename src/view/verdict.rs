//! A verdict: what it is, why, by when, what to send, what to do next, the buyer's rights, a person.

use super::screen::{self, Screen};
use super::{Markup, Phrase, Words, evidence};
use crate::interview::{Deadline, Topic, Verdict};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::wire::{named, rules};

/// The verdict as markup.
pub(super) fn verdict(screen: &Screen<'_>, markup: &mut Markup, verdict: &Verdict) {
    let words = screen.words;
    let place = place_of(verdict.outcome);
    let rules = rules(&screen.compiled.policy, verdict);
    markup.group("verdict", "data-outcome", verdict.outcome.id(), words.after(Phrase::Qualifies, place));
    let is_settled = verdict.settled_by.is_empty();
    if !is_settled {
        markup.line("p", "means", words.say(Phrase::Undecided));
        settled_by(screen, markup, &verdict.settled_by);
    } else if rules.iter().any(|rule| rule.say.is_some()) {
        rules.iter().filter_map(|rule| rule.say.as_deref()).for_each(|say| {
            markup.line("p", "means", say);
        });
    } else {
        markup.line("p", "means", words.after(Phrase::QualifiesMeans, place));
    }
    clauses(screen, markup, &rules);
    if let Some(deadline) = verdict.deadline {
        by_when(screen, markup, deadline);
    }
    section(screen, markup, "rights", Phrase::RightsTitle).line("p", "", words.say(Phrase::Rights)).close();
    evidence::evidence(screen, markup, &rules);
    if is_settled {
        steps(screen, markup, &rules);
        changes(screen, markup, verdict.outcome);
    }
    contact(screen, markup, verdict.deadline.is_some());
    case(screen, markup);
    markup.button("restart", "data-restart", "").end(words.say(Phrase::Restart)).close();
}

/// An outcome's place among all, the best for the buyer first; its phrases stand in the same order.
pub(super) fn place_of(outcome: Outcome) -> usize {
    Outcome::ALL.iter().position(|it| *it == outcome).unwrap_or_default()
}

/// Begins a section with a heading.
pub(super) fn section<'a>(
    screen: &Screen<'_>,
    markup: &'a mut Markup,
    part: &str,
    title: Phrase,
) -> &'a mut Markup {
    markup.open("section").part(part).line("h3", "", screen.words.say(title))
}

fn settled_by(screen: &Screen<'_>, markup: &mut Markup, topics: &[Topic]) {
    markup.line("p", "", screen.words.say(Phrase::SettledBy)).open("ul").set("class", "settle");
    for topic in topics {
        let policy = &screen.compiled.policy;
        let Some(question) = policy.questions.get(topic.question) else { continue };
        markup.open("li").button("change", "data-change", &topic.id(policy));
        markup.end(screen::ask(screen.words, question, *topic)).close();
    }
    markup.close();
}

fn clauses(screen: &Screen<'_>, markup: &mut Markup, rules: &[&Rule]) {
    let policy = &screen.compiled.policy;
    if rules.iter().all(|rule| rule.clauses.is_empty()) {
        return;
    }
    section(screen, markup, "why", Phrase::Why);
    for at in named(rules, |rule| &rule.clauses) {
        let Some(clause) = policy.clauses.get(at) else { continue };
        markup.open("blockquote").part("clause").set("lang", &policy.language).set("dir", "auto");
        markup.set("data-clause", &clause.id).end(&clause.quote);
        if let Some(translation) = &clause.translation {
            markup.open("p").set("class", "translation");
            markup.line("span", "hint", screen.words.say(Phrase::Translation)).text(" ").end(translation);
        }
        // Where the sentence stands on the page, whoever shows this makes it a link.
        markup.open("a").set("class", "find").set("data-find", &clause.id);
        markup.end(screen.words.say(Phrase::FindClause));
    }
    markup.close();
}

fn by_when(screen: &Screen<'_>, markup: &mut Markup, deadline: Deadline) {
    let words = screen.words;
    section(screen, markup, "deadline", Phrase::ByWhen);
    markup.open("p").text(words.say(Phrase::ToBeSafe)).text(" ");
    markup.open("time").set("datetime", &(screen.machine)(deadline.by));
    markup.end(&screen.format.instant(deadline.by)).close();
    if !deadline.exact {
        markup.line("p", "hint", words.say(Phrase::Inexact));
    }
    markup.close();
}

fn steps(screen: &Screen<'_>, markup: &mut Markup, rules: &[&Rule]) {
    let mut known: Vec<&str> = Vec::new();
    for step in rules.iter().flat_map(|rule| &rule.steps) {
        if !known.contains(&step.as_str()) {
            known.push(step);
        }
    }
    if known.is_empty() {
        return;
    }
    section(screen, markup, "next", Phrase::WhatNext).open("ol");
    known.iter().for_each(|step| {
        markup.line("li", "", step);
    });
    markup.close().close();
}

/// Answers that can still become true and lead to more. Only where the policy itself leaves the case open: to
/// show it beside a refusal would be to coach another answer.
fn changes(screen: &Screen<'_>, markup: &mut Markup, outcome: Outcome) {
    if matches!(outcome, Outcome::Qualifies | Outcome::DoesNotQualify) {
        return;
    }
    let place = place_of(outcome);
    let mut is_first = true;
    for change in screen.changes {
        let then = place_of(change.outcome);
        let question = screen.compiled.policy.questions.get(change.topic.question);
        let Some(Kind::Choice(options)) = question.map(|it| &it.kind) else { continue };
        let Some(option) = options.get(change.option).filter(|_| then < place) else { continue };
        if is_first {
            section(screen, markup, "changes", Phrase::Changes);
            is_first = false;
        }
        markup.open("p").text(&screen.words.fill(Phrase::ChangesIf, &option.say)).text(" ");
        markup.line("strong", "", screen.words.after(Phrase::Qualifies, then));
        if let Some(deadline) = change.deadline {
            markup.text(". ").text(screen.words.say(Phrase::ToBeSafe)).text(" ");
            markup.text(&screen.format.instant(deadline.by));
        }
        markup.close();
    }
    if !is_first {
        markup.close();
    }
}

/// The code by which support sees the same case.
fn case(screen: &Screen<'_>, markup: &mut Markup) {
    section(screen, markup, "case", Phrase::CaseCode).line("p", "code", screen.code);
    markup.line("p", "hint", screen.words.say(Phrase::CaseCodeHint));
    let policy = &screen.compiled.policy;
    markup.open("p").set("class", "hint").text(screen.words.say(Phrase::Policy)).text(": ");
    markup.text(&policy.title).text(", ").text(&policy.version).close().close();
}

/// A person, the message to them in full, and the ways for it to go.
fn contact(screen: &Screen<'_>, markup: &mut Markup, ends: bool) {
    let words = screen.words;
    section(screen, markup, "contact", Phrase::Contact).line("p", "", words.say(Phrase::ContactHint));
    if let Some(letter) = screen.letter {
        markup.open("h4").set("id", "message").end(words.say(Phrase::Message));
        markup.line("p", "hint", words.say(Phrase::MessageHint));
        markup.open("div").part("message").set("data-message", "").set("tabindex", "0").set("role", "group");
        markup.set("aria-labelledby", "message").set("lang", &screen.compiled.policy.language);
        markup.set("dir", "auto").end(&letter.whole());
    }
    markup.open("p").set("class", "ways");
    ways(&screen.compiled.policy, words, markup, true);
    if screen.letter.is_some() {
        let mut button = |name, phrase| {
            markup.button("way", name, "").end(words.say(phrase)).text(" ");
        };
        button("data-copy", Phrase::Copy);
        button("data-print", Phrase::Print);
        if ends {
            button("data-calendar", Phrase::Calendar);
        }
        markup.close().open("p").set("class", "done").set("role", "status");
        markup.set("data-copied", words.say(Phrase::Copied));
        markup.set("data-by-hand", words.say(Phrase::CopyByHand));
        markup.close().line("p", "hint", words.say(Phrase::FormHint)).close();
    } else {
        markup.close().close();
    }
}

/// Links to the shop. What is no address for mail and no address of the web is left out. Within the
/// element a link says what it is for.
pub(super) fn ways(policy: &Policy, words: &Words, markup: &mut Markup, within: bool) {
    let mut link = |href: &str, text: &str, template: &str| {
        markup.open("a").set("href", href);
        if within {
            markup.set("part", "way").set("data-contact", "");
        }
        if within && !template.is_empty() {
            markup.set("data-template", template);
        }
        markup.end(text).text(" ");
    };
    if let Some(email) = policy.contact.email.as_deref().filter(|email| is_mail(email)) {
        let mut href = String::from("mailto:");
        href.push_str(email);
        link(&href, &words.fill(Phrase::ContactMail, email), "");
    }
    let template = policy.contact.url.as_deref().unwrap_or_default();
    let url = without_expressions(template);
    if is_web(&url) {
        link(&url, words.say(Phrase::ContactForm), template);
    }
}

/// An RFC 6570 template with nothing filled in.
fn without_expressions(template: &str) -> String {
    let (mut url, mut inside) = (String::new(), false);
    for letter in template.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => {}
            _ => url.push(letter),
        }
    }
    url
}

/// An address and nothing else: no header, no second address.
fn is_mail(email: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"@.!#$'*+-/=^_`{|}~".contains(&letter);
    email.bytes().all(plain) && email.bytes().filter(|&letter| letter == b'@').count() == 1
}

fn is_web(url: &str) -> bool {
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    is("https://") || is("http://")
}
