//! Writes the message to the shop: the whole case, in the shop's language.

use super::context::{self, LastDay, Screen};
use super::letter::{ANSWERS, GREETING, LACKING, Letter, Part, STAYS, TEXTS, THERE, TYPED};
use super::{Phrase, Words};
use crate::interview::{Payment, Verdict, named, rules};
use crate::policy::{Decimal, Evidence, Outcome, Rule};
use crate::time::Instant;

/// The message about a verdict, from answers given at `now`: what the buyer asks for, what happened, the
/// answers, what comes with it, and last what the buyer was told.
#[must_use]
pub fn letter(screen: &Screen<'_>, verdict: &Verdict, now: Instant) -> Letter {
    let Screen { words, format, code, .. } = *screen;
    let policy = &screen.compiled.policy;
    let rules = rules(policy, verdict);
    let mut letter = Writer { words, parts: Vec::new() };
    letter.part(GREETING).say(Phrase::Greeting).text("\n\n");
    letter.part(STAYS).text(words.opening(verdict.outcome)).text("\n");
    let story = clean(screen.noted.story);
    if !story.is_empty() {
        // The heading is left out with what stands under it.
        letter.part(TYPED).text("\n").say(Phrase::WhatHappened).text(":\n");
        letter.part(TYPED).text(&story).text("\n");
    }
    letter.part(ANSWERS).text("\n").say(Phrase::MyAnswers).text(":\n");
    for it in screen.asked {
        let Some(question) = policy.questions.get(it.topic.question) else { continue };
        letter.text("- ").text(context::ask(words, question, it.topic)).text(" ");
        letter.text(&context::said(words, format, question, it)).text("\n");
    }
    letter.text(&words.fill(Phrase::AnsweredOn, &format.instant(now))).text("\n");
    evidence(&mut letter, screen, &rules);
    letter.part(GREETING).text("\n").say(Phrase::Closing).text("\n");
    told(&mut letter, screen, verdict, &rules);
    let parts = match screen.noted.edited {
        Some(edited) => vec![Part { rank: STAYS, text: clean(edited) }],
        None => letter.parts,
    };
    Letter { subject: words.fill(Phrase::Subject, code), parts, is_edited: screen.noted.edited.is_some() }
}

/// Writes the parts of a message in one language.
struct Writer<'a> {
    words: &'a Words,
    parts: Vec<Part>,
}

impl Writer<'_> {
    /// Begins a part with a rank (see `letter`).
    #[inline(never)]
    fn part(&mut self, rank: u8) -> &mut Self {
        self.parts.push(Part { rank, text: String::new() });
        self
    }

    /// Appends to the last part.
    #[inline(never)]
    fn text(&mut self, text: &str) -> &mut Self {
        if let Some(part) = self.parts.last_mut() {
            part.text.push_str(text);
        }
        self
    }

    #[inline(never)]
    fn say(&mut self, phrase: Phrase) -> &mut Self {
        let words = self.words;
        self.text(words.say(phrase))
    }
}

/// Adds what the buyer was told, in the words of the verdict. For a refusal the policy's sentence is left
/// out: the buyer does not speak for it.
fn told(letter: &mut Writer<'_>, screen: &Screen<'_>, verdict: &Verdict, rules: &[&Rule]) {
    let Screen { words, format, code, .. } = *screen;
    let policy = &screen.compiled.policy;
    letter.part(STAYS).text("\n").say(Phrase::Told).text(" ");
    letter.text(words.headline_in(policy, verdict.told())).text("\n");
    if let Some(Payment { pays, keeps, currency }) = &verdict.payment {
        let sum = |of: Decimal| format.money(&of.padded(), currency);
        letter.text(&words.fill(Phrase::PaysBack, &sum(*pays))).text("\n");
        if keeps.units > 0 {
            letter.text(&words.fill(Phrase::Keeps, &sum(*keeps))).text("\n");
        }
    }
    if let Some(deadline) = verdict.deadline {
        let last = LastDay::of(deadline.by, format).text(words, format, None);
        letter.say(Phrase::LastDay).text(" ").text(&last).text("\n");
    }
    let first = named(rules, |rule| &rule.clauses).first().and_then(|at| policy.clauses.get(*at));
    if let Some(clause) = first.filter(|_| verdict.outcome != Outcome::DoesNotQualify) {
        let sentence = clause.translation.as_ref().unwrap_or(&clause.quote);
        letter.part(TEXTS).say(Phrase::PolicySays).text(" “").text(sentence).text("”\n");
    }
    letter.part(STAYS).say(Phrase::Policy).text(": ").text(&policy.title).text(", ").text(&policy.version);
    letter.text("\n").say(Phrase::Code).text(": ").text(code).text("\n");
}

fn evidence(letter: &mut Writer<'_>, screen: &Screen<'_>, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    for (rank, title, there) in [(THERE, Phrase::IHave, true), (LACKING, Phrase::ILack, false)] {
        let mut is_first = true;
        for &at in &wanted {
            let Some(item) = screen.compiled.policy.evidence.get(at) else { continue };
            let given = screen.noted.given.iter().find(|(given, _)| *given == item.id);
            // Only what the shop requires is listed as missing.
            if given.is_some() != there || !(there || item.required) {
                continue;
            }
            if is_first {
                letter.part(rank).text("\n").say(title).text(":\n");
                is_first = false;
            }
            one(letter, rank, item, given.map_or("", |(_, text)| text));
        }
    }
}

fn one(letter: &mut Writer<'_>, rank: u8, item: &Evidence, typed: &str) {
    letter.part(rank).text("- ").text(&item.say);
    let text = clean(typed);
    if !text.is_empty() {
        let has_lines = text.bytes().any(|letter| letter == b'\n');
        letter.part(TYPED).text(":").text(if has_lines { "\n" } else { " " }).text(&text);
    }
    letter.part(rank).text("\n");
}

/// Removes invisible characters that could change how the rest is read: control characters and those that
/// change the direction of writing. Also trims the text.
fn clean(typed: &str) -> String {
    let mut text = String::new();
    for letter in typed.chars() {
        match letter {
            ' ' | '\t' | '\n' | '\u{2028}' | '\u{2029}' if text.is_empty() => {}
            '\u{2028}' | '\u{2029}' => text.push('\n'),
            '\t' => text.push(' '),
            '\n' => text.push('\n'),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => text.push(letter),
        }
    }
    while let Some(b' ' | b'\n') = text.as_bytes().last() {
        text.pop();
    }
    text
}
