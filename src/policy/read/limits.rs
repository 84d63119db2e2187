//! How much a policy may hold. Far more than people write, and little enough to be read without harm.

use std::collections::HashMap;
use std::ops::Range;

use super::written::WrittenCount::Moment;
use super::{Source, Unreadable, Written, WrittenWindow, flaw::at};

const MOST_RULES: usize = 10_000;
const MOST_QUESTIONS: usize = 1000;
const MOST_OPTIONS: usize = 1000;
/// From one date.
const MOST_WINDOWS: usize = 50;
/// The longest window: a hundred years.
const MOST_DAYS: u32 = 36_525;

/// The first thing in the file that goes beyond a limit, or a window without one length.
pub(super) fn limits(rules: &Source, written: &Written) -> Result<(), Unreadable> {
    let fail = |(span, message): (Range<usize>, String)| at(rules, span, message);
    numbers(written).map_err(fail)?;
    written.windows.0.iter().try_for_each(|(id, window)| length(id.span(), window)).map_err(fail)
}

fn numbers(written: &Written) -> Result<(), (Range<usize>, String)> {
    let most =
        |what: &str, most: usize, found: usize| format!("expected at most {most} {what}, found {found}");
    if let Some(first) = written.rules.get(MOST_RULES) {
        return Err((first.id.span(), most("rules", MOST_RULES, written.rules.len())));
    }
    if let Some(first) = written.questions.get(MOST_QUESTIONS) {
        return Err((first.id.span(), most("questions", MOST_QUESTIONS, written.questions.len())));
    }
    for question in &written.questions {
        if let Some(first) = question.options.get(MOST_OPTIONS) {
            return Err((first.id.span(), most("options", MOST_OPTIONS, question.options.len())));
        }
    }
    let mut from: HashMap<&str, usize> = HashMap::new();
    for (id, window) in &written.windows.0 {
        let count = from.entry(window.from.get_ref()).or_default();
        *count += 1;
        if *count > MOST_WINDOWS {
            return Err((id.span(), format!("expected at most {MOST_WINDOWS} windows from one date")));
        }
    }
    Ok(())
}

/// What a window says of its length must fit together.
fn length(id: Range<usize>, window: &WrittenWindow) -> Result<(), (Range<usize>, String)> {
    let count = window.count.as_ref().map(|count| *count.get_ref());
    let (span, message) = match (&window.days, &window.hours) {
        (None, None) => (id, "expected `days` or `hours` in this window, found neither"),
        (Some(_), Some(hours)) => (hours.span(), "expected `days` or `hours` in this window, found both"),
        (None, Some(hours)) if count.is_some_and(|count| count != Moment) => {
            (hours.span(), "hours count from the moment; a window with `count = \"date\"` needs `days`")
        }
        (Some(days), _) if count.is_none() => {
            (days.span(), "expected `count = \"moment\"` or `count = \"date\"` beside `days`, found neither")
        }
        (Some(days), _) if *days.get_ref() > MOST_DAYS => {
            (days.span(), "expected at most 36525 days, a hundred years")
        }
        (_, Some(hours)) if *hours.get_ref() > MOST_DAYS * 24 => {
            (hours.span(), "expected at most 876600 hours, a hundred years")
        }
        _ => return Ok(()),
    };
    Err((span, message.to_owned()))
}
