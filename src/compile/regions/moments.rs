//! The present moments that can make a difference: days, by what the spans count, and times of day.

use crate::policy::{Calendar, Length, Mark, Policy, Span};
use crate::time::{DAY, Day, HOUR, Instant, calendar};

/// An ordinary day: no month, year or clock change begins near it.
const ORDINARY: (i32, u32, u32) = (2026, 6, 16);
/// Days in four years, one of them a leap year. After these the lengths of months repeat.
const LEAP_CYCLE: i64 = 1461;
/// Days after which weekdays and months repeat together.
const WEEKDAY_CYCLE: i64 = 7 * LEAP_CYCLE;

/// The days to try, sorted and without repeats.
pub(super) fn days(policy: &Policy, spans: &[&Span]) -> Vec<Day> {
    let reach = spans.iter().map(|span| span.length).filter(|it| !matches!(it, Length::Season(_)));
    let reach = reach.map(Length::days).max().unwrap_or_default() + 14;
    days_within(policy, spans, reach)
}

/// The days to try with zones whose clocks change: only those next to a date that a span names. How such
/// dates affect each other is tried with steady clocks.
pub(super) fn days_of_change(policy: &Policy, spans: &[&Span]) -> Vec<Day> {
    days_within(policy, spans, 2)
}

fn days_within(policy: &Policy, spans: &[&Span], reach: i64) -> Vec<Day> {
    let (year, month, day) = ORDINARY;
    let start = Day::of(year, month, day).unwrap_or_default();
    let mut ranges = vec![(start, start)];
    let by_month = spans.iter().any(|span| goes_by_month(span));
    let by_week = spans.iter().any(|span| goes_by_week(policy, span));
    match (by_month, by_week) {
        (true, true) => ranges.push((start, Day(start.0 + WEEKDAY_CYCLE))),
        (true, false) => ranges.push((start, Day(start.0 + LEAP_CYCLE))),
        (false, true) => ranges.push((start, Day(start.0 + 14))),
        (false, false) => {}
    }
    for span in spans {
        for date in fixed_days(policy, span) {
            ranges.push((Day(date.0 - reach), Day(date.0 + reach)));
        }
    }
    ranges.sort_unstable();
    let mut days: Vec<Day> = Vec::new();
    for (from, to) in ranges {
        let from = days.last().map_or(from, |last| from.max(Day(last.0 + 1)));
        days.extend((from.0..=to.0).map(Day));
    }
    days
}

fn goes_by_month(span: &Span) -> bool {
    match span.length {
        Length::Months { .. } => true,
        Length::Season(season) => {
            let (first, last) =
                season.between.map_or((None, None), |(first, last)| (Some(first), Some(last)));
            [first, last, season.until].into_iter().flatten().any(|mark| matches!(mark, Mark::Yearly(..)))
        }
        _ => false,
    }
}

fn goes_by_week(policy: &Policy, span: &Span) -> bool {
    let counts = span.to_working_day || matches!(span.length, Length::WorkingDays { .. });
    counts && policy.calendar(span).is_some_and(|calendar| calendar.weekend.contains(&true))
}

/// The single dates that a span or its calendar names.
fn fixed_days(policy: &Policy, span: &Span) -> Vec<Day> {
    let mut days = Vec::new();
    if let Length::Season(season) = span.length {
        let (first, last) = season.between.map_or((None, None), |(first, last)| (Some(first), Some(last)));
        for mark in [first, last, season.until].into_iter().flatten() {
            if let Mark::Once(date) = mark {
                days.push(calendar::day_of(date));
            }
        }
    }
    if span.to_working_day || matches!(span.length, Length::WorkingDays { .. }) {
        let holidays = policy.calendar(span).map_or(&[][..], |Calendar { holidays, .. }| holidays);
        days.extend(holidays.iter().map(|&date| calendar::day_of(date)));
    }
    days
}

/// The times of day to try, in milliseconds since midnight: noon, and if something counts from a moment, the
/// times at which it moves to another day.
pub(super) fn times(spans: &[&Span]) -> Vec<i64> {
    let is_fine = |span: &&&Span| super::clocks::is_by_moment(span) || span.zone.is_some();
    if !spans.iter().any(|span| is_fine(&span)) {
        return vec![12 * HOUR];
    }
    let mut times = vec![0, 1, 12 * HOUR, DAY - 1];
    for span in spans {
        if let Length::Moment { hours } = span.length {
            let time = i64::from(hours % 24) * HOUR;
            times.extend([time - 1, time, time + 1, DAY - time - 1, DAY - time, DAY - time + 1]);
        }
        if let Some(minutes) = span.at {
            let time = i64::from(minutes) * 60_000;
            times.extend([time - 1, time, time + 1]);
        }
    }
    times.retain(|time| (0..DAY).contains(time));
    times.sort_unstable();
    times.dedup();
    times
}

/// The instant of a time of day in UTC.
pub(super) fn at(day: Day, time: i64) -> Instant {
    Instant(day.midnight().0 + time)
}
