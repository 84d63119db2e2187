//! What programs are told when something is invalid: English, lowercase, naming what was expected and
//! what was found. What buyers read is in [`super::words`].

use crate::interview::{Problem, TIME, UNKNOWN, UNSURE};
use crate::policy::{Kind, Policy};
use crate::wire::Malformed;

/// Quoting stops here: what was found may be a megabyte.
const LONGEST: usize = 40;

/// An answer that cannot be one.
pub fn invalid(policy: &Policy, question: &str, problem: Problem, said: &str) -> String {
    let mut text = String::new();
    match problem {
        Problem::UnknownQuestion => {
            text.push_str("expected a question of this policy (");
            policy.questions.iter().for_each(|question| listed(&mut text, &question.id));
            text.push_str("), found ");
            quoted(&mut text, question);
        }
        Problem::UnknownOption => {
            text.push_str("expected an option of ");
            quoted(&mut text, question);
            text.push_str(" (");
            let asked = policy.questions.iter().find(|it| it.id == question);
            if let Some(Kind::Choice(options)) = asked.map(|it| &it.kind) {
                options.iter().for_each(|option| listed(&mut text, &option.id));
            }
            if asked.is_some_and(|it| it.unsure.is_some()) {
                listed(&mut text, UNSURE);
            }
            text.push_str("), found ");
            quoted(&mut text, said);
        }
        Problem::Malformed if question.ends_with(TIME) => {
            text.push_str("expected a time of day such as `10:00`, or `");
            text.push_str(UNKNOWN);
            text.push_str("`, found ");
            quoted(&mut text, said);
        }
        Problem::Malformed => {
            text.push_str(
                "expected a date such as `2026-11-08`, `2026-11-08T10:00` or `2026-11-08T10:00:00+01:00`",
            );
            text.push_str(", found ");
            quoted(&mut text, said);
        }
        Problem::Impossible => {
            text.push_str("no calendar or clock has ");
            quoted(&mut text, said);
        }
        Problem::InTheFuture => {
            quoted(&mut text, said);
            text.push_str(" is later than `now`");
        }
    }
    text
}

/// A request that cannot be read.
pub fn malformed(problem: Malformed, about: &str) -> String {
    let mut text = String::from(match problem {
        Malformed::NoAnswers => "expected `answers`, an object of question ids and answers, found none",
        Malformed::NoText => "expected a string as the answer to ",
        Malformed::NoMoment => "expected `now` as an instant such as `2026-11-22T12:00:00Z`, found none",
        Malformed::BadMoment => "expected `now` as an instant such as `2026-11-22T12:00:00Z`, found ",
        Malformed::NoZone => "expected `time_zone`, a zone such as `Europe/Berlin`, found none",
        Malformed::UnknownZone => "expected a zone of the IANA database such as `Europe/Berlin`, found ",
    });
    match problem {
        Malformed::NoText => {
            quoted(&mut text, about);
            text.push_str(", found something else");
        }
        Malformed::UnknownZone | Malformed::BadMoment => quoted(&mut text, about),
        _ => {}
    }
    text
}

fn listed(text: &mut String, name: &str) {
    if text.as_bytes().last() != Some(&b'(') {
        text.push_str(", ");
    }
    quoted(text, name);
}

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
