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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Date, Season};

    fn span(length: Length) -> Span {
        Span { length, calendar: Some(0), ..Span::default() }
    }

    /// A policy with one calendar.
    fn policy(weekend: bool, holidays: &[Date]) -> Policy {
        let weekend = [false, false, false, false, false, weekend, weekend];
        let calendar = Calendar { weekend, holidays: holidays.to_vec(), ..Calendar::default() };
        Policy { calendars: vec![calendar], ..Policy::default() }
    }

    fn ordinary() -> i64 {
        Day::of(2026, 6, 16).unwrap().0
    }

    /// The days that are tried, counted from an ordinary one, in runs: the first and the last of each.
    fn runs(days: &[Day]) -> Vec<(i64, i64)> {
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for day in days.iter().map(|day| day.0 - ordinary()) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => runs.push((day, day)),
            }
        }
        runs
    }

    const DAYS: Length = Length::Date { days: 14 };
    const MONTHS: Length = Length::Months { days: 0, months: 1, moment: false };
    const WORKING: Length = Length::WorkingDays { days: 1 };

    #[test]
    fn as_many_days_are_tried_as_the_calendar_makes_different() {
        let tried = |weekend: bool, spans: &[Span]| {
            runs(&days(&policy(weekend, &[]), &spans.iter().collect::<Vec<_>>()))
        };
        let moved = Span { to_working_day: true, ..span(DAYS) };
        assert_eq!(tried(true, &[span(DAYS)]), [(0, 0)]);
        assert_eq!(tried(true, &[span(MONTHS)]), [(0, 1461)]);
        assert_eq!(tried(true, &[span(WORKING)]), [(0, 14)]);
        assert_eq!(tried(true, std::slice::from_ref(&moved)), [(0, 14)]);
        assert_eq!(tried(false, &[span(WORKING), moved]), [(0, 0)]);
        assert_eq!(tried(true, &[span(MONTHS), span(WORKING)]), [(0, 7 * 1461)]);
    }

    #[test]
    fn a_season_of_every_year_goes_by_months_and_one_of_one_year_by_its_days() {
        let tried = |season: Season| runs(&days(&policy(true, &[]), &[&span(Length::Season(season))]));
        let yearly = Mark::Yearly(12, 31);
        let once = |day: u32| Mark::Once(Date { year: 2026, month: 9, day });
        let between = |first: Mark, last: Mark| Season { between: Some((first, last)), until: None };
        assert_eq!(tried(Season::default()), [(0, 0)]);
        assert_eq!(tried(Season { between: None, until: Some(yearly) }), [(0, 1461)]);
        assert_eq!(tried(between(yearly, yearly)), [(0, 1461)]);
        // 1 September is 77 days later. A fortnight around each, and what lies in two is there once.
        assert_eq!(tried(between(once(1), once(11))), [(0, 0), (77 - 14, 87 + 14)]);
        assert_eq!(tried(Season { between: None, until: Some(once(1)) }), [(0, 0), (77 - 14, 77 + 14)]);
    }

    #[test]
    fn around_a_holiday_as_many_days_are_tried_as_the_longest_window_reaches() {
        let holidays = [Date { year: 2026, month: 9, day: 1 }, Date { year: 2026, month: 6, day: 17 }];
        let (calendar, working, plain) = (policy(false, &holidays), span(WORKING), span(DAYS));
        // Fifteen days reach further than a working day, which is within a fortnight.
        let tried = days(&calendar, &[&working, &plain]);
        assert_eq!(runs(&tried), [(1 - 29, 1 + 29), (77 - 29, 77 + 29)]);
        let tried = days(&calendar, &[&working]);
        assert_eq!(runs(&tried), [(1 - 28, 1 + 28), (77 - 28, 77 + 28)]);
        assert_eq!(runs(&days_of_change(&calendar, &[&working, &plain])), [(-1, 3), (75, 79)]);
        assert_eq!(runs(&days(&calendar, &[&plain])), [(0, 0)], "what passes over no holiday");
    }

    #[test]
    fn the_times_of_day_that_are_tried_are_those_at_which_something_turns() {
        let hours = |hours: u32| span(Length::Moment { hours });
        let tried = |spans: &[Span]| times(&spans.iter().collect::<Vec<_>>());
        assert_eq!(tried(&[span(DAYS), span(MONTHS)]), [12 * HOUR]);
        let zoned = Span { zone: Some("Europe/Berlin".to_owned()), ..span(DAYS) };
        assert_eq!(tried(&[span(DAYS), zoned]), [0, 1, 12 * HOUR, DAY - 1]);
        assert_eq!(tried(&[span(DAYS), hours(48)]), [0, 1, 12 * HOUR, DAY - 1]);
        let around = |time: i64| [time - 1, time, time + 1];
        let thirty = [&[0, 1][..], &around(6 * HOUR), &[12 * HOUR], &around(18 * HOUR), &[DAY - 1]].concat();
        assert_eq!(tried(&[hours(30)]), thirty);
        let at = Span { at: Some(90), ..hours(24) };
        assert_eq!(tried(&[at]), [&[0, 1][..], &around(90 * 60_000), &[12 * HOUR, DAY - 1]].concat());
    }

    #[test]
    fn a_time_of_a_day_is_counted_from_its_midnight() {
        assert_eq!(at(Day(2), 5), Instant(2 * DAY + 5));
    }
}
