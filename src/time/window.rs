//! Windows: when they are open, when they end, and which of them can be open together.

use super::{Day, HOUR, Instant, Zone, first_instant, local};
use crate::policy::Length;

/// The most that clocks are put forward or back by within a window. Rarer jumps (Samoa skipped a day in
/// 2011) still count right at each instant; they are only not foreseen as combinations.
const CHANGE: u32 = 1;

/// Whether a window is open at `now` for a purchase at an instant that counts as made on a day.
pub fn is_open(length: Length, now: Instant, bought: Instant, on: Day, zone: &dyn Zone) -> bool {
    match length {
        Length::Moment { hours } => now.0 <= bought.0 + i64::from(hours) * HOUR,
        Length::Date { days } => local(now, zone).day().0 <= on.0 + i64::from(days),
    }
}

/// When a window ends: its last instant for a moment, the first instant of the next day for a date.
pub fn end(length: Length, bought: Instant, on: Day, zone: &dyn Zone) -> Instant {
    match length {
        Length::Moment { hours } => Instant(bought.0 + i64::from(hours) * HOUR),
        Length::Date { days } => first_instant(Day(on.0 + i64::from(days) + 1), zone),
    }
}

/// The earliest purchase for which a window is open at `now`.
pub fn cutoff(length: Length, now: Instant, zone: &dyn Zone) -> Instant {
    match length {
        Length::Moment { hours } => Instant(now.0 - i64::from(hours) * HOUR),
        Length::Date { days } => first_instant(Day(local(now, zone).day().0 - i64::from(days)), zone),
    }
}

/// The combinations of open and closed that windows from one date can be in, most open first.
///
/// Of two windows of one kind the longer is open whenever the shorter is. Of a moment and a date either
/// may be the longer by less than a day and a change of clocks.
pub fn regions(lengths: &[Length]) -> Vec<Vec<bool>> {
    let mut regions = vec![vec![]];
    for length in lengths {
        regions = regions
            .into_iter()
            .flat_map(|region: Vec<bool>| [true, false].map(|open| [region.clone(), vec![open]].concat()))
            .filter(|region| possible(lengths, region, *length))
            .collect();
    }
    regions
}

/// Whether the newest window of a region goes with those before it.
fn possible(lengths: &[Length], region: &[bool], newest: Length) -> bool {
    let Some((&state, before)) = region.split_last() else { return true };
    lengths.iter().zip(before).all(|(&other, &also)| match (state, also) {
        (true, false) => can_outlast(newest, other),
        (false, true) => can_outlast(other, newest),
        _ => true,
    })
}

/// Whether one window can be open while another from the same date is closed.
fn can_outlast(one: Length, other: Length) -> bool {
    match (one, other) {
        (Length::Moment { hours }, Length::Moment { hours: fewer }) => hours > fewer,
        (Length::Date { days }, Length::Date { days: fewer }) => days > fewer,
        // At the earliest the date ends right after a purchase late in the evening.
        (Length::Moment { hours }, Length::Date { days }) => hours + CHANGE > days * 24,
        // At the latest it ends a whole day later than the count of days.
        (Length::Date { days }, Length::Moment { hours }) => hours < (days + 1) * 24 + CHANGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn moment(hours: u32) -> Length {
        Length::Moment { hours }
    }

    const fn date(days: u32) -> Length {
        Length::Date { days }
    }

    fn check(lengths: &[Length], expected: &[&[bool]]) {
        assert_eq!(regions(lengths), expected);
    }

    #[test]
    fn a_longer_window_of_the_same_kind_is_open_as_long_as_the_shorter() {
        check(&[moment(48), moment(336)], &[&[true, true], &[false, true], &[false, false]]);
        check(&[date(30), date(14)], &[&[true, true], &[true, false], &[false, false]]);
        check(&[date(14), date(14)], &[&[true, true], &[false, false]]);
    }

    #[test]
    fn a_moment_and_a_date_of_the_same_length_may_each_be_the_longer() {
        check(&[moment(336), date(14)], &[&[true, true], &[true, false], &[false, true], &[false, false]]);
    }

    #[test]
    fn a_moment_and_a_date_that_are_far_apart_nest() {
        check(&[moment(336), date(30)], &[&[true, true], &[false, true], &[false, false]]);
        check(&[moment(31 * 24), date(14)], &[&[true, true], &[true, false], &[false, false]]);
    }

    #[test]
    fn no_window_leaves_one_region() {
        check(&[], &[&[]]);
    }
}
