//! A verdict: what it is, why, by when, what to send, what to do next, the buyer's rights, a person.

use super::screen::{self, Screen};
use super::{Markup, Phrase, Words, evidence};
use crate::interview::{Deadline, Topic, Verdict};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::wire::{named, rules};

/// The verdict as markup.
pub(super) fn verdict(screen: &Screen<'_>, markup: &mut Markup<'_>, verdict: &Verdict) {
    let words = screen.words;
    let place = place_of(verdict.outcome);
    let rules = rules(&screen.compiled.policy, verdict);
    // A heading that takes the focus when the verdict is new.
    let start = "<div part=verdict role=group aria-labelledby=title data-outcome=$>\
                 <h2 id=title tabindex=-1 part=title>$</h2>";
    markup.put(start, &[], &[verdict.outcome.id(), words.after(Phrase::Qualifies, place)]);
    let is_settled = verdict.settled_by.is_empty();
    if is_settled {
        means(markup, &rules, words.after(Phrase::QualifiesMeans, place));
    } else {
        settled_by(screen, markup, &verdict.settled_by);
    }
    clauses(screen, markup, &rules);
    if let Some(deadline) = verdict.deadline {
        by_when(screen, markup, deadline);
    }
    let rights = "<section part=rights><h3>#</h3><p>$</p>\
                  <button type=button part=jump data-jump>#</button></section>";
    let said = rights_of(&screen.compiled.policy, words);
    markup.put(rights, &[Phrase::RightsTitle, Phrase::Contact], &[said]);
    evidence::evidence(screen, markup, &rules);
    if is_settled {
        steps(markup, &rules);
        changes(screen, markup, verdict.outcome);
    }
    contact(screen, markup, verdict.deadline.is_some());
    case(screen, markup);
    markup.put("<button type=button part=restart data-restart>#</button></div>", &[Phrase::Restart], &[]);
}

/// An outcome's place among all, the best for the buyer first; its phrases stand in the same order.
pub(super) fn place_of(outcome: Outcome) -> usize {
    Outcome::ALL.iter().position(|it| *it == outcome).unwrap_or_default()
}

/// The rights note: the shop's own, or else the interface's.
pub(super) fn rights_of<'a>(policy: &'a Policy, words: &'a Words) -> &'a str {
    policy.rights.as_deref().unwrap_or_else(|| words.say(Phrase::Rights))
}

/// What the rules say of the case; where none does, what the outcome means.
fn means(markup: &mut Markup<'_>, rules: &[&Rule], otherwise: &str) {
    let mut otherwise = Some(otherwise);
    for rule in rules {
        if let Some(say) = &rule.say {
            markup.put(MEANS, &[], &[say]);
            otherwise = None;
        }
    }
    if let Some(means) = otherwise {
        markup.put(MEANS, &[], &[means]);
    }
}

const MEANS: &str = "<p class=means>$</p>";

fn settled_by(screen: &Screen<'_>, markup: &mut Markup<'_>, topics: &[Topic]) {
    let start = "<p class=means>#</p><p>#</p><ul class=settle>";
    markup.put(start, &[Phrase::Undecided, Phrase::SettledBy], &[]);
    for topic in topics {
        let policy = &screen.compiled.policy;
        let Some(question) = policy.questions.get(topic.question) else { continue };
        let pattern = "<li><button type=button part=change data-change=$>$</button></li>";
        markup.put(pattern, &[], &[&topic.id(policy), screen::ask(screen.words, question, *topic)]);
    }
    markup.put("</ul>", &[], &[]);
}

fn clauses(screen: &Screen<'_>, markup: &mut Markup<'_>, rules: &[&Rule]) {
    let policy = &screen.compiled.policy;
    let cited = named(rules, |rule| &rule.clauses);
    if cited.is_empty() {
        return;
    }
    markup.put("<section part=why><h3>#</h3>", &[Phrase::Why], &[]);
    for at in cited {
        let Some(clause) = policy.clauses.get(at) else { continue };
        let quote = "<blockquote part=clause lang=$ data-clause=$><p dir=auto>$</p></blockquote>";
        markup.put(quote, &[], &[&policy.language, &clause.id, &clause.quote]);
        if let Some(translation) = &clause.translation {
            let pattern = "<p class=translation><span class=hint>#</span> $</p>";
            markup.put(pattern, &[Phrase::Translation], &[translation]);
        }
        // Where the sentence stands on the page, whoever shows this makes it a link.
        markup.put("<a class=find data-find=$>#</a>", &[Phrase::FindClause], &[&clause.id]);
    }
    markup.put("</section>", &[], &[]);
}

fn by_when(screen: &Screen<'_>, markup: &mut Markup<'_>, deadline: Deadline) {
    let (machine, people) = (screen.format.machine(deadline.by), screen.format.instant(deadline.by));
    let pattern = "<section part=deadline><h3>#</h3><p># <time datetime=$>$</time></p>";
    markup.put(pattern, &[Phrase::ByWhen, Phrase::ToBeSafe], &[&machine, &people]);
    if !deadline.exact {
        markup.put("<p class=hint>#</p>", &[Phrase::Inexact], &[]);
    }
    markup.put("</section>", &[], &[]);
}

fn steps(markup: &mut Markup<'_>, rules: &[&Rule]) {
    let mut known: Vec<&String> = Vec::new();
    for rule in rules {
        for step in &rule.steps {
            if known.contains(&step) {
                continue;
            }
            if known.is_empty() {
                markup.put("<section part=next><h3>#</h3><ol>", &[Phrase::WhatNext], &[]);
            }
            known.push(step);
            markup.put("<li>$</li>", &[], &[step]);
        }
    }
    if !known.is_empty() {
        markup.put("</ol></section>", &[], &[]);
    }
}

/// Answers that can still become true and lead to more. Only where the policy itself leaves the case open: to
/// show it beside a refusal would be to coach another answer.
fn changes(screen: &Screen<'_>, markup: &mut Markup<'_>, outcome: Outcome) {
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
            markup.put("<section part=changes><h3>#</h3>", &[Phrase::Changes], &[]);
            is_first = false;
        }
        let condition = screen.words.fill(Phrase::ChangesIf, &option.say);
        let headline = screen.words.after(Phrase::Qualifies, then);
        markup.put("<p>$ <strong>$</strong></p>", &[], &[&condition, headline]);
        if let Some(deadline) = change.deadline {
            markup.put("<p># $</p>", &[Phrase::ToBeSafe], &[&screen.format.instant(deadline.by)]);
        }
    }
    if !is_first {
        markup.put("</section>", &[], &[]);
    }
}

/// The code by which support sees the same case.
fn case(screen: &Screen<'_>, markup: &mut Markup<'_>) {
    let policy = &screen.compiled.policy;
    let pattern = "<section part=case><h3>#</h3><p class=code><bdi dir=ltr>$</bdi></p><p class=hint>#</p>\
                   <p class=hint># · $ · <bdi dir=ltr>$</bdi></p></section>";
    let phrases = [Phrase::CaseCode, Phrase::CaseCodeHint, Phrase::Policy];
    markup.put(pattern, &phrases, &[screen.code, &policy.title, &policy.version]);
}

/// A person, the message to them in full, and the ways for it to go.
fn contact(screen: &Screen<'_>, markup: &mut Markup<'_>, ends: bool) {
    let start = "<section part=contact><h3 tabindex=-1>#</h3><p>#</p>";
    markup.put(start, &[Phrase::Contact, Phrase::ContactHint], &[]);
    if let Some(letter) = screen.letter {
        let message = "<h4 id=message>#</h4><p class=hint>#</p><div part=message data-message tabindex=0 \
                       role=group aria-labelledby=message lang=$ dir=auto>$</div>";
        let texts = [&*screen.compiled.policy.language, &letter.whole()];
        markup.put(message, &[Phrase::Message, Phrase::MessageHint], &texts);
    }
    markup.put("<p class=ways>", &[], &[]);
    ways(&screen.compiled.policy, screen.words, markup, true);
    if screen.letter.is_some() {
        let mut button = |pattern, phrase| markup.put(pattern, &[phrase], &[]);
        button("<button type=button part=way data-copy>#</button> ", Phrase::Copy);
        button("<button type=button part=way data-print>#</button> ", Phrase::Print);
        if ends {
            button("<button type=button part=way data-calendar>#</button> ", Phrase::Calendar);
        }
        let done = "</p><p class=done role=status data-copied=# data-by-hand=#></p><p class=hint>#";
        markup.put(done, &[Phrase::Copied, Phrase::CopyByHand, Phrase::FormHint], &[]);
    }
    markup.put("</p></section>", &[], &[]);
}

/// Links to the shop. What is no address for mail and no address of the web is left out. Within the
/// element a link says what it is for.
pub(super) fn ways(policy: &Policy, words: &Words, markup: &mut Markup<'_>, within: bool) {
    let mut link = |href: &str, text: &str, template: &str| {
        markup.put("<a href=$", &[], &[href]);
        if within {
            markup.put(" part=way data-contact", &[], &[]);
        }
        if within && !template.is_empty() {
            markup.put(" data-template=$", &[], &[template]);
        }
        markup.put(">$</a> ", &[], &[text]);
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
    let (mut is_plain, mut ats) = (true, 0);
    for letter in email.chars() {
        match letter {
            '@' => ats += 1,
            // What can neither begin a header nor end the address.
            '!' | '#' | '$' | '\'' | '*'..='+' | '-'..='9' | '=' | 'A'..='Z' | '^'..='~' => {}
            _ => is_plain = false,
        }
    }
    is_plain && ats == 1
}

fn is_web(url: &str) -> bool {
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    is("https://") || is("http://")
}
