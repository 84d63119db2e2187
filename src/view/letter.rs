//! The message to the shop: the whole case, in the language that the shop reads.

use super::markup::{OPEN, TEXT};
use super::screen::{self, Screen};
use super::verdict::place_of;
use super::{Markup, Phrase, Words};
use crate::interview::Verdict;
use crate::policy::{Policy, Rule};
use crate::time::Instant;
use crate::wire::{named, rules};

/// A message. Where there is not room for all of it, parts go in the order of their ranks, first what support can
/// read off the case code: 1 is the texts of rules and clauses, 2 what is lacking, 3 the answers, 4 the clauses'
/// names; then 5, what the buyer typed, 6 what is there, and 7 greeting and thanks. Parts of rank 0 stay: the
/// result, the deadline, the policy and the code.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// One line, with nothing in it that a buyer typed.
    pub subject: String,
    /// The parts, in order: each an element whose tag is its rank, which the next one ends.
    pub parts: Markup<'a>,
}

impl Letter<'_> {
    /// The whole text.
    pub fn whole(&self) -> String {
        let (mut whole, mut is_rank) = (String::new(), false);
        for letter in self.parts.text.chars() {
            match letter {
                OPEN => is_rank = true,
                TEXT => is_rank = false,
                _ if is_rank => {}
                _ => whole.push(letter),
            }
        }
        whole
    }
}

/// The message about a verdict, asked for at a moment.
pub fn letter<'a>(screen: &Screen<'a>, verdict: &Verdict, now: Instant) -> Letter<'a> {
    let Screen { words, format, code, .. } = *screen;
    let policy = &screen.compiled.policy;
    let rules = rules(policy, verdict);
    let mut letter = Markup::new(words);
    let start = "<7>#\n\n#\n<3>\n#:\n";
    letter.put(start, &[Phrase::Greeting, Phrase::Opening, Phrase::MyAnswers], &[]);
    for it in screen.asked {
        let Some(question) = policy.questions.get(it.topic.question) else { continue };
        let said = screen::said(words, format, question, it);
        letter.put("- $ $\n", &[], &[screen::ask(words, question, it.topic), &said]);
    }
    letter.put("$\n", &[], &[&words.fill(Phrase::AnsweredOn, &format.instant(now))]);
    result(&mut letter, words, policy, verdict, &rules);
    if let Some(deadline) = verdict.deadline {
        letter.put("<0>#: $\n", &[Phrase::ByWhen], &[&format.instant(deadline.by)]);
        if !deadline.exact {
            letter.put("<1>#\n", &[Phrase::Inexact], &[]);
        }
    }
    clauses(&mut letter, policy, &rules);
    evidence(&mut letter, screen, &rules);
    let end = "<0>\n#: $, $\n#: $\n<7>\n#\n";
    let phrases = [Phrase::Policy, Phrase::CaseCode, Phrase::Closing];
    letter.put(end, &phrases, &[&policy.title, &policy.version, code]);
    Letter { subject: words.fill(Phrase::Subject, code), parts: letter }
}

fn result(letter: &mut Markup<'_>, words: &Words, policy: &Policy, verdict: &Verdict, rules: &[&Rule]) {
    let headline = words.after(Phrase::Qualifies, place_of(verdict.outcome));
    letter.put("<0>\n#:\n$\n<1>", &[Phrase::Result], &[headline]);
    if verdict.settled_by.is_empty() {
        for rule in rules {
            if let Some(say) = &rule.say {
                letter.put("$\n", &[], &[say]);
            }
        }
        return;
    }
    letter.put("#\n<0>#\n", &[Phrase::Undecided, Phrase::SettledBy], &[]);
    for topic in &verdict.settled_by {
        if let Some(question) = policy.questions.get(topic.question) {
            letter.put("- $\n", &[], &[screen::ask(words, question, *topic)]);
        }
    }
}

/// The sentences by name, so that support finds them whatever the language.
fn clauses(letter: &mut Markup<'_>, policy: &Policy, rules: &[&Rule]) {
    let cited = named(rules, |rule| &rule.clauses);
    if !cited.is_empty() {
        letter.put("<4>\n#:\n", &[Phrase::Why], &[]);
    }
    for at in cited {
        if let Some(clause) = policy.clauses.get(at) {
            letter.put("<4>- $<1>: “$”<4>\n", &[], &[&clause.id, &clause.quote]);
        }
    }
}

fn evidence(letter: &mut Markup<'_>, screen: &Screen<'_>, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    for (pattern, title, there) in [("<6>$$", Phrase::IHave, true), ("<2>$$", Phrase::ILack, false)] {
        let mut is_first = true;
        for &at in &wanted {
            let Some(item) = screen.compiled.policy.evidence.get(at) else { continue };
            let given = screen.given.iter().find(|(given, _)| *given == item.id);
            if given.is_some() != there {
                continue;
            }
            if is_first {
                letter.put(pattern, &[], &["\n", screen.words.say(title)]);
                letter.put(":\n", &[], &[]);
                is_first = false;
            }
            letter.put(pattern, &[], &["- ", &item.say]);
            let text = clean(given.map_or("", |(_, text)| text));
            if !text.is_empty() {
                let has_lines = text.bytes().any(|letter| letter == b'\n');
                letter.put("<5>:$$", &[], &[if has_lines { "\n" } else { " " }, &text]);
            }
            letter.put(pattern, &[], &["", "\n"]);
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
