//! What holds for the buyers of a region, question by question, and how to say it.

use crate::analysis::Region;
use crate::compiled::Compiled;
use crate::policy::{Kind, Length};

/// What holds for the answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// The question's place in the policy.
    pub(super) question: usize,
    /// What holds.
    pub(super) is: Is,
}

/// What holds for an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Is {
    /// It is one of these options.
    Options(Vec<usize>),
    /// It is a date that leaves its windows in one of these states.
    Date(Vec<State>),
    /// It is "I don't know".
    Unsure,
}

/// Windows of the policy that must be open or closed.
pub(super) type State = Vec<(usize, bool)>;

/// What holds in a region, in the order of its questions.
pub(super) fn parts(compiled: &Compiled, region: &Region) -> Vec<Part> {
    region.0.iter().map(|(question, values)| part(compiled, *question, values)).collect()
}

fn part(compiled: &Compiled, question: usize, values: &[u32]) -> Part {
    let is = match compiled.policy.questions.get(question).map(|it| &it.kind) {
        Some(Kind::Date) => {
            let all = compiled.regions.get(question).map_or(&[][..], Vec::as_slice);
            let windows: Vec<usize> = compiled.policy.windows_from(question).map(|(at, _)| at).collect();
            Is::Date(states(&windows, all, values))
        }
        _ => Is::Options(values.iter().map(|&value| value as usize).collect()),
    };
    Part { question, is }
}

/// The fewest and shortest conditions on windows that tell the wanted regions from the others. Of the
/// combinations that cannot occur nothing is said.
fn states(windows: &[usize], all: &[Vec<bool>], wanted: &[u32]) -> Vec<State> {
    let is_wanted = |value: usize| wanted.contains(&(value as u32));
    let mut found: Vec<Vec<Option<bool>>> = Vec::new();
    for region in (0..).zip(all).filter(|(value, _)| is_wanted(*value)).map(|(_, region)| region) {
        if found.iter().any(|state| holds(state, region)) {
            continue;
        }
        let mut state: Vec<Option<bool>> = region.iter().copied().map(Some).collect();
        for place in 0..state.len() {
            let kept = state.get_mut(place).and_then(Option::take);
            if (0..).zip(all).any(|(value, region)| !is_wanted(value) && holds(&state, region)) {
                state.get_mut(place).into_iter().for_each(|slot| *slot = kept);
            }
        }
        found.push(state);
    }
    let named = |state: Vec<Option<bool>>| {
        let needed = windows.iter().zip(state).filter_map(|(&window, state)| Some((window, state?)));
        needed.collect()
    };
    found.into_iter().map(named).collect()
}

fn holds(state: &[Option<bool>], region: &[bool]) -> bool {
    state.iter().zip(region).all(|(wanted, open)| wanted.is_none_or(|wanted| wanted == *open))
}

/// States of windows in words: "more than 7 but no more than 14 days ago, to the minute".
pub(super) fn dates(compiled: &Compiled, states: &[State]) -> String {
    let length = |window: usize| compiled.policy.windows.get(window).map(|window| window.length);
    let one = |state: &State| {
        let known: Vec<(Length, bool)> =
            state.iter().filter_map(|&(window, open)| Some((length(window)?, open))).collect();
        date(&known)
    };
    either(states.iter().map(one).collect())
}

/// One state in words.
fn date(state: &[(Length, bool)]) -> String {
    let hours = state.iter().filter_map(|(length, open)| match length {
        Length::Moment { hours } => Some((*hours, *open)),
        Length::Date { .. } => None,
    });
    let days = state.iter().filter_map(|(length, open)| match length {
        Length::Date { days } => Some((*days, *open)),
        Length::Moment { .. } => None,
    });
    let (moment, date) = (Span::of(hours), Span::of(days));
    let moment_words = moment.words(&hours_words, "at this very moment", "before this very moment");
    let date_words = date.words(&|days| count(days as usize, "day"), "today", "before today");
    match (moment_words, date_words) {
        (None, None) => "on any day".to_owned(),
        (Some(words), None) => format!("{words}, to the minute"),
        (None, Some(words)) => format!("{words}, by the calendar"),
        (Some(moment), Some(date)) if moment == date => {
            format!("{moment}, both to the minute and by the calendar")
        }
        (Some(to_the_minute), Some(by_the_calendar)) => {
            let opposite = |one: &Span, other: &Span| one.least.is_none() && other.most.is_none();
            let is_opposite = opposite(&moment, &date) || opposite(&date, &moment);
            let link = if is_opposite { "but" } else { "and" };
            format!("{to_the_minute} to the minute, {link} {by_the_calendar} by the calendar")
        }
    }
}

/// How long ago something was: longer than the least, no longer than the most.
struct Span {
    least: Option<u32>,
    most: Option<u32>,
}

impl Span {
    fn of(windows: impl Iterator<Item = (u32, bool)>) -> Span {
        let mut span = Span { least: None, most: None };
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
                // 7 days, 14 days: the unit is said once.
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
pub(super) fn hours_words(hours: u32) -> String {
    if hours.is_multiple_of(24) { count(hours as usize / 24, "day") } else { count(hours as usize, "hour") }
}

/// So many of something: `group of buyers` has its plural in its first word.
pub(super) fn count(number: usize, of: &str) -> String {
    let (first, rest) = of.split_at(of.find(' ').unwrap_or(of.len()));
    if number == 1 { format!("1 {of}") } else { format!("{number} {first}s{rest}") }
}

/// One of several, in words.
pub(super) fn either(mut names: Vec<String>) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} or {last}", names.join(", ")),
        only => only.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::regions;

    const fn moment(days: u32) -> Length {
        Length::Moment { hours: days * 24 }
    }

    const fn date(days: u32) -> Length {
        Length::Date { days }
    }

    /// The states of windows of these lengths that lead to some of their regions, in words.
    fn check(lengths: &[Length], wanted: &[u32], expected: &str) {
        let windows: Vec<usize> = (0..lengths.len()).collect();
        let states = states(&windows, &regions(lengths), wanted);
        let one = |state: &State| date_words(lengths, state);
        assert_eq!(either(states.iter().map(one).collect()), expected);
    }

    fn date_words(lengths: &[Length], state: &State) -> String {
        super::date(&state.iter().map(|&(window, open)| (lengths[window], open)).collect::<Vec<_>>())
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
