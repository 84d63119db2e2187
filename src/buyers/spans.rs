//! States of windows in words; several spans of one date are merged into one phrase.

use super::State;
use super::facts::{Facts, is_plain};
use super::lengths::amount;
use crate::compiled::Compiled;
use crate::locale::ENGLISH;
use crate::policy::{Atom, Length, Policy, Side};

/// States of windows or limits in words: "more than 7 but no more than 14 days ago, to the minute".
pub fn dates(compiled: &Compiled, states: &[State]) -> String {
    either(states.iter().map(|state| self::state(&compiled.policy, state)).collect())
}

/// One state in words.
pub fn state(policy: &Policy, state: &State) -> String {
    // Spans that begin at the date and are described by a length alone are merged; others are said one by
    // one.
    let plain = |atom: &Atom| {
        let span = policy.span(*atom).filter(|span| span.side == Side::From && is_plain(policy, span))?;
        match span.length {
            Length::Moment { .. } | Length::Date { .. } => Some(span.length),
            _ => None,
        }
    };
    let known: Option<Vec<(Length, bool)>> =
        state.iter().map(|(atom, open)| Some((plain(atom)?, *open))).collect();
    match known {
        Some(known) => date(&known),
        None => {
            let facts = Facts::in_english(policy);
            let parts = state.iter().map(|(atom, holds)| facts.fact(*atom, *holds));
            parts.collect::<Vec<_>>().join(", and ")
        }
    }
}

/// Merges spans that begin at one date.
fn date(state: &[(Length, bool)]) -> String {
    let hours = state.iter().filter_map(|(length, open)| match length {
        Length::Moment { hours } => Some((*hours, *open)),
        _ => None,
    });
    let days = state.iter().filter_map(|(length, open)| match length {
        Length::Date { days } => Some((*days, *open)),
        _ => None,
    });
    let (moment, date) = (Ago::of(hours), Ago::of(days));
    let moment_words = moment.words(&hours_words, "at this very moment", "before this very moment");
    let date_words = date.words(&|days| amount(&ENGLISH, Length::Date { days }), "today", "before today");
    match (moment_words, date_words) {
        (None, None) => "on any day".to_owned(),
        (Some(words), None) => format!("{words}, to the minute"),
        (None, Some(words)) => format!("{words}, by the calendar"),
        (Some(moment), Some(date)) if moment == date => {
            format!("{moment}, both to the minute and by the calendar")
        }
        (Some(to_the_minute), Some(by_the_calendar)) => {
            let opposite = |one: &Ago, other: &Ago| one.least.is_none() && other.most.is_none();
            let is_opposite = opposite(&moment, &date) || opposite(&date, &moment);
            let link = if is_opposite { "but" } else { "and" };
            format!("{to_the_minute} to the minute, {link} {by_the_calendar} by the calendar")
        }
    }
}

/// How long ago something was: more than `least`, no more than `most`.
struct Ago {
    least: Option<u32>,
    most: Option<u32>,
}

impl Ago {
    fn of(windows: impl Iterator<Item = (u32, bool)>) -> Ago {
        let mut span = Ago { least: None, most: None };
        for (length, open) in windows {
            if open {
                span.most = Some(span.most.map_or(length, |most| most.min(length)));
            } else {
                span.least = span.least.max(Some(length));
            }
        }
        span
    }

    fn words(&self, length: &dyn Fn(u32) -> String, none: &str, past: &str) -> Option<String> {
        Some(match (self.least, self.most) {
            (None, None) => return None,
            (None, Some(0)) => none.to_owned(),
            (Some(0), None) => past.to_owned(),
            (None, Some(most)) => format!("{} ago or less", length(most)),
            (Some(least), None) => format!("more than {} ago", length(least)),
            (Some(0), Some(most)) => format!("{past} but no more than {} ago", length(most)),
            (Some(least), Some(most)) => {
                let (least, most) = (length(least), length(most));
                // The unit is said once: "more than 7 but no more than 14 days".
                let least = match (least.split_once(' '), most.split_once(' ')) {
                    (Some((number, unit)), Some((_, other))) if unit == other => number,
                    _ => &least,
                };
                format!("more than {least} but no more than {most} ago")
            }
        })
    }
}

/// Hours in words; whole days as days.
pub fn hours_words(hours: u32) -> String {
    amount(&ENGLISH, Length::Moment { hours })
}

/// Joins names with commas and "or".
pub fn either(mut names: Vec<String>) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} or {last}", names.join(", ")),
        only => only.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buyers::states;
    use crate::policy::{Kind, Question, Span, Window, WindowKind};

    const fn moment(days: u32) -> Length {
        Length::Moment { hours: days * 24 }
    }

    const fn date(days: u32) -> Length {
        Length::Date { days }
    }

    /// Compares, in words, the states of windows of these lengths that lead to some of their regions.
    fn check(lengths: &[Length], wanted: &[u32], expected: &str) {
        let span = |&length: &Length| WindowKind::Span(Span { length, ..Span::default() });
        let windows =
            lengths.iter().map(|length| Window { kind: span(length), ..Window::default() }).collect();
        let questions = vec![Question { kind: Kind::Date, ..Question::default() }];
        let compiled = Compiled::new(Policy { windows, questions, ..Policy::default() }).unwrap();
        assert_eq!(dates(&compiled, &states(&compiled, 0, wanted)), expected);
    }

    #[test]
    fn windows_that_nest_are_one_span() {
        let lengths = [moment(7), moment(14), moment(30)];
        check(&lengths, &[0], "7 days ago or less, to the minute");
        check(&lengths, &[1], "more than 7 but no more than 14 days ago, to the minute");
        check(&lengths, &[1, 2], "more than 7 but no more than 30 days ago, to the minute");
        check(&lengths, &[2, 3], "more than 14 days ago, to the minute");
        check(&lengths, &[0, 1, 2, 3], "on any day");
        check(&lengths, &[0, 3], "7 days ago or less, to the minute or more than 30 days ago, to the minute");
    }

    #[test]
    fn units_are_said_once_where_they_are_one() {
        let lengths = [Length::Moment { hours: 36 }, moment(14), date(0), date(1)];
        check(&lengths[..2], &[1], "more than 36 hours but no more than 14 days ago, to the minute");
        check(&lengths[2..], &[0], "today, by the calendar");
        check(&lengths[2..], &[1], "before today but no more than 1 day ago, by the calendar");
        check(&lengths[2..], &[2], "more than 1 day ago, by the calendar");
    }

    #[test]
    fn both_ways_of_counting_are_told_apart_where_it_matters() {
        let lengths = [moment(14), date(14)];
        check(&lengths, &[0], "14 days ago or less, both to the minute and by the calendar");
        check(&lengths, &[0, 1], "14 days ago or less, to the minute");
        check(&lengths, &[1], "14 days ago or less to the minute, but more than 14 days ago by the calendar");
        check(
            &[moment(7), date(14)],
            &[1],
            "more than 7 days ago to the minute, but 14 days ago or less by the calendar",
        );
    }
}
