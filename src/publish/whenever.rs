//! What is asked at any time from a moment on: what is written beforehand is shown whenever somebody comes.

use crate::case::Case;
use crate::compiled::Compiled;
use crate::interview::{Ask, Present, Reply};
use crate::policy::{Length, Mark, Policy};
use crate::time::{DAY, Day, Instant, calendar};
use crate::zones::Named;

/// Years in which a mark of every year is looked at: one of them has 29 February.
const YEARS: i32 = 5;
/// Later than any length that a policy can name, counted from the first day of sale.
const FOR_EVER: i64 = 200 * 365 * DAY;

/// The case after some answers where it asks the same at any time from an instant on; of all times, the one at which most
/// questions may still come, so that never too few are announced. Nothing where nothing is asked, or another question at
/// another time.
pub(super) fn whenever(compiled: &Compiled, said: &[(&str, &str)], now: Instant) -> Option<Case> {
    let mut longest: Option<Case> = None;
    for now in moments(&compiled.policy, now) {
        let case = Case::of(compiled, said, Present { now, zone: &Named::UTC });
        let ask = asked(&case)?;
        match longest.as_ref().and_then(asked) {
            Some(other) if other.topic != ask.topic => return None,
            Some(other) if other.at_most >= ask.at_most => {}
            _ => longest = Some(case),
        }
    }
    longest
}

/// What a case asks.
fn asked(case: &Case) -> Option<&Ask> {
    match &case.reply {
        Reply::Ask(ask) => Some(ask),
        _ => None,
    }
}

/// Instants at which other questions may matter while no date is known. Windows by fixed dates open and close around the days
/// that they name, wherever somebody is; those of any length can have closed once it has passed since the first sale.
fn moments(policy: &Policy, now: Instant) -> Vec<Instant> {
    let (year, ..) = Day(now.0.div_euclid(DAY)).date();
    let mut moments = vec![now, Instant(now.0 + FOR_EVER)];
    let atoms = (0..policy.questions.len()).flat_map(|question| policy.atoms(question));
    for span in atoms.filter_map(|atom| policy.span(atom)) {
        let Length::Season(season) = span.length else { continue };
        let between = season.between.into_iter().flat_map(|(first, last)| [first, last]);
        for mark in between.chain(season.until) {
            let years = if matches!(mark, Mark::Yearly(..)) { YEARS } else { 1 };
            let days = (year..year + years).map(|year| calendar::day_in(mark, year));
            let around = days
                .flat_map(|day| (-1..=2).map(move |after| Instant(day.midnight().0 + after * DAY + DAY / 2)));
            moments.extend(around.filter(|&moment| moment > now));
        }
    }
    moments.sort_unstable();
    moments.dedup();
    moments
}
