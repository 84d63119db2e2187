//! The message to the shop: the whole case, in the language that the shop reads.

use super::screen::{self, Screen};
use super::verdict::place_of;
use super::{Phrase, Words};
use crate::interview::Verdict;
use crate::policy::{Policy, Rule};
use crate::time::Instant;
use crate::wire::{named, rules};

/// A message. Where there is not room for all of it, parts go in the order of their ranks, first what support can
/// read off the case code: 1 is the texts of rules and clauses, 2 what is lacking, 3 the answers, 4 the clauses'
/// names; then 5, what the buyer typed, 6 what is there, and 7 greeting and thanks. Parts of rank 0 stay: the
/// result, the deadline, the policy and the code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letter {
    /// One line, with nothing in it that a buyer typed.
    pub subject: String,
    /// Ranks and texts, in order.
    pub parts: Vec<(u32, String)>,
}

const QUOTES: u32 = 1;
const LACKING: u32 = 2;
const ANSWERS: u32 = 3;
const NAMES: u32 = 4;
const TYPED: u32 = 5;
const THERE: u32 = 6;
const MANNERS: u32 = 7;
const ALWAYS: u32 = 0;

impl Letter {
    /// The whole text.
    pub fn whole(&self) -> String {
        let mut whole = String::new();
        self.parts.iter().for_each(|(_, text)| whole.push_str(text));
        whole
    }

    #[inline(never)]
    fn add(&mut self, rank: u32, text: &str) -> &mut Self {
        match self.parts.last_mut() {
            Some((last, before)) if *last == rank => before.push_str(text),
            _ => self.parts.push((rank, text.to_owned())),
        }
        self
    }

    /// Begins a paragraph with a title.
    fn titled(&mut self, rank: u32, title: &str) -> &mut Self {
        self.add(rank, "\n").add(rank, title).add(rank, ":\n")
    }

    fn item(&mut self, rank: u32, text: &str) -> &mut Self {
        self.add(rank, "- ").add(rank, text)
    }
}

/// The message about a verdict, asked for at a moment.
pub fn letter(screen: &Screen<'_>, verdict: &Verdict, now: Instant) -> Letter {
    let Screen { words, format, .. } = *screen;
    let policy = &screen.compiled.policy;
    let rules = rules(policy, verdict);
    let mut letter = Letter { subject: words.fill(Phrase::Subject, screen.code), parts: Vec::new() };
    letter.add(MANNERS, words.say(Phrase::Greeting)).add(MANNERS, "\n\n");
    letter.add(MANNERS, words.say(Phrase::Opening)).add(MANNERS, "\n");
    letter.titled(ANSWERS, words.say(Phrase::MyAnswers));
    for it in screen.asked {
        let Some(question) = policy.questions.get(it.topic.question) else { continue };
        letter.item(ANSWERS, screen::ask(words, question, it.topic)).add(ANSWERS, " ");
        letter.add(ANSWERS, &screen::said(words, format, question, it)).add(ANSWERS, "\n");
    }
    letter.add(ANSWERS, &words.fill(Phrase::AnsweredOn, &format.instant(now))).add(ANSWERS, "\n");
    result(&mut letter, words, policy, verdict, &rules);
    if let Some(deadline) = verdict.deadline {
        letter.add(ALWAYS, words.say(Phrase::ByWhen)).add(ALWAYS, ": ");
        letter.add(ALWAYS, &format.instant(deadline.by)).add(ALWAYS, "\n");
        if !deadline.exact {
            letter.add(QUOTES, words.say(Phrase::Inexact)).add(QUOTES, "\n");
        }
    }
    clauses(&mut letter, words, policy, &rules);
    evidence(&mut letter, screen, &rules);
    letter.add(ALWAYS, "\n").add(ALWAYS, words.say(Phrase::Policy)).add(ALWAYS, ": ");
    letter.add(ALWAYS, &policy.title).add(ALWAYS, ", ").add(ALWAYS, &policy.version).add(ALWAYS, "\n");
    letter.add(ALWAYS, words.say(Phrase::CaseCode)).add(ALWAYS, ": ").add(ALWAYS, screen.code);
    letter.add(ALWAYS, "\n").add(MANNERS, "\n").add(MANNERS, words.say(Phrase::Closing)).add(MANNERS, "\n");
    letter
}

fn result(letter: &mut Letter, words: &Words, policy: &Policy, verdict: &Verdict, rules: &[&Rule]) {
    letter.titled(ALWAYS, words.say(Phrase::Result));
    let headline = words.after(Phrase::Qualifies, place_of(verdict.outcome));
    letter.add(ALWAYS, headline).add(ALWAYS, "\n");
    if verdict.settled_by.is_empty() {
        for say in rules.iter().filter_map(|rule| rule.say.as_deref()) {
            letter.add(QUOTES, say).add(QUOTES, "\n");
        }
        return;
    }
    letter.add(QUOTES, words.say(Phrase::Undecided)).add(QUOTES, "\n");
    letter.add(ALWAYS, words.say(Phrase::SettledBy)).add(ALWAYS, "\n");
    for topic in &verdict.settled_by {
        if let Some(question) = policy.questions.get(topic.question) {
            letter.item(ALWAYS, screen::ask(words, question, *topic)).add(ALWAYS, "\n");
        }
    }
}

/// The sentences by name, so that support finds them whatever the language.
fn clauses(letter: &mut Letter, words: &Words, policy: &Policy, rules: &[&Rule]) {
    let cited = named(rules, |rule| &rule.clauses);
    if cited.is_empty() {
        return;
    }
    letter.titled(NAMES, words.say(Phrase::Why));
    for clause in cited.into_iter().filter_map(|at| policy.clauses.get(at)) {
        letter.item(NAMES, &clause.id).add(QUOTES, ": “").add(QUOTES, &clause.quote).add(QUOTES, "”");
        letter.add(NAMES, "\n");
    }
}

fn evidence(letter: &mut Letter, screen: &Screen<'_>, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    let typed = |id: &str| screen.given.iter().find(|(given, _)| *given == id).map(|(_, text)| *text);
    for (rank, title, there) in [(THERE, Phrase::IHave, true), (LACKING, Phrase::ILack, false)] {
        let mut is_first = true;
        for item in wanted.iter().filter_map(|&at| screen.compiled.policy.evidence.get(at)) {
            let text = typed(&item.id);
            if text.is_some() != there {
                continue;
            }
            if is_first {
                letter.titled(rank, screen.words.say(title));
                is_first = false;
            }
            letter.item(rank, &item.say);
            let text = clean(text.unwrap_or_default());
            if !text.is_empty() {
                letter
                    .add(TYPED, if text.bytes().any(|letter| letter == b'\n') { ":\n" } else { ": " })
                    .add(TYPED, &text);
            }
            letter.add(rank, "\n");
        }
    }
}

/// What was typed, without what cannot be seen and could change how the rest is read: control characters, and
/// those that turn the direction of writing round.
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
