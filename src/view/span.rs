//! Spans of time in words: how long ago something was bought, where there is no clock to tell.

use crate::policy::{Length, Policy};

/// What a set of regions says of the windows: for each alternative, which are open or closed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span(Vec<Vec<(usize, bool)>>);

impl Span {
    /// Of regions of these windows: what they all share, or else each by itself.
    pub(super) fn new(windows: &[usize], regions: &[Vec<bool>]) -> Span {
        let states =
            |region: &Vec<bool>| windows.iter().copied().zip(region.iter().copied()).collect::<Vec<_>>();
        let all: Vec<Vec<(usize, bool)>> = regions.iter().map(states).collect();
        let shared = |state: &(usize, bool)| all.iter().all(|region| region.contains(state));
        let common: Vec<(usize, bool)> = all.first().into_iter().flatten().copied().filter(shared).collect();
        // Regions come in every combination of what is not shared, unless the windows nest.
        let told_apart = all.len() > 1 && common.is_empty();
        Span(if told_apart { all } else { vec![common] })
    }
}

/// A span in words.
pub(super) fn in_words(policy: &Policy, span: &Span) -> String {
    let state = |&(window, open): &(usize, bool)| {
        let length = policy.windows.get(window).map(|window| window.length).unwrap_or_default();
        if open { within(length) } else { beyond(length) }
    };
    let region = |states: &Vec<(usize, bool)>| states.iter().map(state).collect::<Vec<_>>().join(", and ");
    let text = span.0.iter().map(region).collect::<Vec<_>>().join("; or ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(text)
}

fn within(length: Length) -> String {
    match length {
        Length::Moment { .. } => format!("bought {} ago or less, to the minute", amount(length)),
        Length::Date { days: 0 } => "bought today".to_owned(),
        Length::Date { .. } => format!("bought {} ago or less, by the calendar", amount(length)),
    }
}

fn beyond(length: Length) -> String {
    match length {
        Length::Moment { .. } => format!("bought more than {} ago, to the minute", amount(length)),
        Length::Date { days: 0 } => "bought before today".to_owned(),
        Length::Date { .. } => format!("bought more than {} ago, by the calendar", amount(length)),
    }
}

/// The end of a window as a rule.
pub(super) fn limit(length: Length) -> String {
    match length {
        Length::Moment { .. } => format!("within {} of the moment of purchase", amount(length)),
        Length::Date { days: 0 } => "on the day of purchase".to_owned(),
        Length::Date { .. } => {
            format!("by the end of the last day, {} after the day of purchase", amount(length))
        }
    }
}

fn amount(length: Length) -> String {
    match length {
        Length::Moment { hours } if hours % 24 == 0 => count(hours / 24, "day"),
        Length::Moment { hours } => count(hours, "hour"),
        Length::Date { days } => count(days, "day"),
    }
}

fn count(number: u32, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_regions_share_is_what_is_said() {
        let span = Span::new(&[3, 4], &[vec![true, true], vec![true, false]]);
        assert_eq!(span, Span(vec![vec![(3, true)]]));
    }

    #[test]
    fn regions_that_share_nothing_are_told_one_by_one() {
        let span = Span::new(&[0, 1], &[vec![true, false], vec![false, true]]);
        assert_eq!(span, Span(vec![vec![(0, true), (1, false)], vec![(0, false), (1, true)]]));
    }

    #[test]
    fn limits_read_as_rules() {
        assert_eq!(limit(Length::Moment { hours: 48 }), "within 2 days of the moment of purchase");
        assert_eq!(limit(Length::Moment { hours: 36 }), "within 36 hours of the moment of purchase");
        assert_eq!(within(Length::Date { days: 1 }), "bought 1 day ago or less, by the calendar");
    }
}
