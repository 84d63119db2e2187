//! Tells agents why a code cannot be replayed: what is wrong, and what was expected instead.

use crate::code::Flaw;
use crate::replay::{Known, Wrong};
use crate::time;

/// The message: it begins in lower case, has one line and no full stop.
#[must_use]
pub fn wrong(wrong: &Wrong, known: &[Known<'_>]) -> String {
    let mut text = String::new();
    match wrong {
        Wrong::Code(flaw) => code(&mut text, *flaw),
        Wrong::OtherPolicy => {
            text.push_str("the code was made with another policy than ");
            list(&mut text, known.iter(), |policy| &policy.id);
        }
        Wrong::OtherVersion { id } => {
            text.push_str("the code was made with another version of `");
            text.push_str(id);
            text.push_str("` than ");
            list(&mut text, known.iter().filter(|it| it.compiled.policy.id == *id), |policy| &policy.version);
        }
        Wrong::UnknownZone => {
            text.push_str(
                "the code was made in a time zone that is not known here: expected one of the IANA database",
            );
        }
        Wrong::NoCase => {
            text.push_str(
                "no case of its policy has this code: expected one that a verdict showed, found other digits",
            );
        }
        Wrong::OtherZones => {
            text.push_str(
                "no case of its policy has this code by the time zone data here: expected those of the device that \
                 made it, found others, or a code that no verdict showed",
            );
        }
    }
    text
}

fn code(text: &mut String, flaw: Flaw) {
    match flaw {
        Flaw::NoSymbol { letter, place } => {
            text.push_str("expected digits and letters without U in the code, found `");
            text.push(if letter.is_control() { '\u{fffd}' } else { letter });
            text.push_str("` as character ");
            number(text, place);
        }
        Flaw::TooShort { found, least } => {
            counted(text, "the code is too short: expected at least ", least, found)
        }
        Flaw::TooLong { most } => {
            text.push_str("the code is too long: expected at most ");
            number(text, most);
            text.push_str(" characters, found more");
        }
        Flaw::BrokenGroup { found, whole } => {
            counted(text, "something is missing or too much in the code: expected groups of ", whole, found);
            text.push_str(" in the last one");
        }
        Flaw::EmptyGroup => {
            text.push_str(
                "something is too much in the code: expected no group of zeros at its start, found one",
            );
        }
        Flaw::Mistyped => text
            .push_str("the code has a typo: its last two characters do not fit the others; ask for it again"),
        Flaw::Newer => text.push_str("the code was made by a newer refund-check than this one"),
    }
}

fn counted(text: &mut String, expected: &str, wanted: usize, found: usize) {
    text.push_str(expected);
    number(text, wanted);
    text.push_str(" characters, found ");
    number(text, found);
}

fn number(text: &mut String, number: usize) {
    time::push(text, number as i64, 1);
}

/// Appends the names of the known policies, each once.
fn list<'a>(
    text: &mut String,
    known: impl Iterator<Item = &'a Known<'a>>,
    name: fn(&crate::policy::Policy) -> &str,
) {
    let mut names: Vec<&str> = Vec::new();
    for it in known {
        let name = name(&it.compiled.policy);
        if !names.contains(&name) {
            text.push_str(if names.is_empty() { "`" } else { ", `" });
            text.push_str(name);
            text.push('`');
            names.push(name);
        }
    }
}
