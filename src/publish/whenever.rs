//! Finds out whether the same question is asked at any time, because a page that is written beforehand is
//! shown at any time.

use crate::case::Case;
use crate::compiled::Compiled;
use crate::interview::{Ask, Present, Reply};
use crate::policy::{Length, Mark, Policy};
use crate::time::{DAY, Day, Instant, calendar};
use crate::zones::Named;

/// How many years a day of every year is tried in. One of them has a 29 February.
const YEARS: i32 = 5;
/// Longer than any span that a policy can name, in milliseconds.
const FOR_EVER: i64 = 200 * 365 * DAY;

/// The case after some answers, if it asks the same at any time from `now` on. Of all times it is the one at
/// which most questions may still come, so that the number shown is never too low. Returns `None` if nothing
/// is asked, or if another question is asked at another time.
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

/// The question that a case asks, if any.
fn asked(case: &Case) -> Option<&Ask> {
    match &case.reply {
        Reply::Ask(ask) => Some(ask),
        _ => None,
    }
}

/// The instants at which other questions may matter while no date is known. Windows by fixed dates open and
/// close around the days that they name, in any time zone. Windows with a length may all have closed after
/// `FOR_EVER`.
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
