//! Error messages for programs, in English: they begin in lower case and name what was expected and what was
//! found. The messages that buyers read are in `view/words.rs`.

use super::Malformed;
use crate::interview::{Problem, TIME, UNSURE};
use crate::policy::{Kind, Policy};

/// Maximum characters of a quoted text: what was found may be a megabyte.
const LONGEST: usize = 40;

/// The message about an invalid answer. `question` is the id of its question, `said` the answer.
pub fn invalid(policy: &Policy, question: &str, problem: Problem, said: &str) -> String {
    let mut text = String::new();
    match problem {
        Problem::UnknownQuestion => {
            text.push_str("expected a question of this policy (");
            policy.questions.iter().for_each(|question| listed(&mut text, &question.id));
            found(&mut text, "), found ", question, "");
        }
        Problem::UnknownOption => {
            found(&mut text, "expected an option of ", question, " (");
            let asked = policy.questions.iter().find(|it| it.id == question);
            if let Some(Kind::Choice(options)) = asked.map(|it| &it.kind) {
                options.iter().for_each(|option| listed(&mut text, &option.id));
            }
            if asked.is_some_and(|it| it.unsure.is_some()) {
                listed(&mut text, UNSURE);
            }
            found(&mut text, "), found ", said, "");
        }
        Problem::Malformed if question.ends_with(TIME) => {
            found(&mut text, "expected a time of day such as `10:00`, or `unknown`, found ", said, "");
        }
        Problem::Malformed if is_number(policy, question) => {
            found(&mut text, "expected a number such as `2` or `1.5`, found ", said, "");
        }
        Problem::Malformed => {
            const EXPECTED: &str = "expected a date such as `2026-11-08`, `2026-11-08T10:00` or \
                                    `2026-11-08T10:00:00+01:00`, found ";
            found(&mut text, EXPECTED, said, "");
        }
        Problem::Impossible => found(&mut text, "no calendar or clock has ", said, ""),
        Problem::InTheFuture => found(&mut text, "", said, " is later than `now`"),
        Problem::TooLongAgo => {
            found(&mut text, "", said, " is before the shop can have sold anything");
        }
        Problem::TooFarAhead => found(&mut text, "", said, " is more than ten years ahead"),
        Problem::BeforeTheOther => {
            found(&mut text, "", said, " is before ");
            let asked =
                policy.questions.iter().find(|it| it.id == question.strip_suffix(TIME).unwrap_or(question));
            let after = asked.and_then(|asked| policy.questions.get(asked.after?));
            found(&mut text, "", after.map_or("", |after| &after.id), ", which it comes after");
        }
        Problem::TooFine => {
            text.push_str("expected at most ");
            let place = policy.questions.iter().position(|it| it.id == question).unwrap_or_default();
            crate::time::push(&mut text, i64::from(policy.places(place)), 1);
            found(&mut text, " digits after the point, found ", said, "");
        }
        Problem::OutOfRange => {
            let asked = policy.questions.iter().find(|it| it.id == question);
            if let Some(Kind::Number(number)) = asked.map(|it| &it.kind) {
                text.push_str("expected a number from ");
                text.push_str(&number.at_least.text());
                if number.has_an_end() {
                    text.push_str(" to ");
                    text.push_str(&number.at_most.text());
                } else {
                    text.push_str(" on");
                }
                text.push_str(", found ");
            }
            quoted(&mut text, said);
        }
    }
    text
}

fn is_number(policy: &Policy, question: &str) -> bool {
    policy.questions.iter().any(|it| it.id == question && matches!(it.kind, Kind::Number(_)))
}

/// The message about a malformed request. `about` is the text that it quotes: the id of the question for
/// `NoText`, the moment or zone that was found for `BadMoment` and `UnknownZone`.
pub fn malformed(problem: Malformed, about: &str) -> String {
    let mut text = String::from(match problem {
        Malformed::NoAnswers => "expected `answers`, an object of question ids and answers, found none",
        Malformed::NoText => "expected a string such as `\"90\"` as the answer to ",
        Malformed::NoMoment => "expected `now` as an instant such as `2026-11-22T12:00:00Z`, found none",
        Malformed::BadMoment => "expected `now` as an instant such as `2026-11-22T12:00:00Z`, found ",
        Malformed::NoZone => "expected `time_zone`, a zone such as `Europe/Berlin`, found none",
        Malformed::UnknownZone => "expected a zone of the IANA database such as `Europe/Berlin`, found ",
    });
    match problem {
        Malformed::NoText => found(&mut text, "", about, ", found something else"),
        Malformed::UnknownZone | Malformed::BadMoment => quoted(&mut text, about),
        _ => {}
    }
    text
}

/// Appends `what` in backticks, between `before` and `after`.
#[inline(never)]
fn found(text: &mut String, before: &str, what: &str, after: &str) {
    text.push_str(before);
    quoted(text, what);
    text.push_str(after);
}

/// Appends an item of a list in parentheses.
fn listed(text: &mut String, name: &str) {
    if text.as_bytes().last() != Some(&b'(') {
        text.push_str(", ");
    }
    quoted(text, name);
}

/// Appends a text in backticks, cut off after `LONGEST` characters.
fn quoted(text: &mut String, found: &str) {
    text.push('`');
    for (place, letter) in found.chars().enumerate() {
        if place == LONGEST {
            text.push('…');
            break;
        }
        text.push(letter);
    }
    text.push('`');
}
