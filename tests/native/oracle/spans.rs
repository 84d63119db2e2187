//! Whether a span is open for a date at an instant. Days are walked one by one; months are computed by jiff.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use jiff::{ToSpan, civil};
use refund_check::policy::{Calendar, Date, Length, Mark, Policy, Season, Side, Span};

use super::clock::{Clock, Form, at, shown_in};

const HOUR: i64 = 3_600_000;

/// Whether a span is open for a date at an instant.
pub(crate) fn is_open(policy: &Policy, span: &Span, date: (i64, Form), instant: i64, clock: &Clock) -> bool {
    let zone = span.zone.as_deref().map_or_else(|| clock.zone.clone(), |name| clock.other(name));
    let shown = match (span.at, date.1) {
        (Some(minutes), Form::Day) => {
            clock.shown(date.0).date().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes.into())
        }
        (_, Form::Instant) => shown_in(&zone, date.0),
        // A local time or a day is taken as it stands, whatever the span's zone.
        _ => clock.shown(date.0),
    };
    let is_moved = span.zone.is_some() && date.1 != Form::Instant || span.at.is_some() && date.1 == Form::Day;
    let start = if is_moved { at(&zone, shown).1 } else { date.0 };
    // A time that clocks skip is moved forward, perhaps to another day.
    let shown = shown_in(&zone, start);
    let (day, today) = (shown.date(), shown_in(&zone, instant).date());
    let is_before = span.side == Side::Before;
    match span.length {
        Length::Moment { hours } if is_before => instant <= start - i64::from(hours) * HOUR,
        Length::Moment { hours } => instant <= start + i64::from(hours) * HOUR,
        Length::Months { days, months, moment: true } => {
            instant <= at(&zone, months_from(shown, (days, months), is_before)).1
        }
        Length::Months { days, months, .. } => {
            ends(policy, span, months_from(shown, (days, months), is_before).date(), today)
        }
        Length::Date { days } if is_before => ends(policy, span, day - Days::new(days.into()), today),
        Length::Date { days } => ends(policy, span, day + Days::new(days.into()), today),
        Length::WorkingDays { days } => {
            let calendar = policy.calendar(span);
            let work = |from: NaiveDate, to: NaiveDate| each(from, to, |day| works(day, calendar));
            if is_before {
                today <= day && work(today, day) >= days
            } else {
                today <= day || work(day + Days::new(1), today) < days
            }
        }
        Length::Season(season) => in_season(policy, span, season, day, today),
    }
}

/// Whether a span counts from the instant, and not from the day.
pub(crate) fn is_by_moment(span: &Span) -> bool {
    matches!(span.length, Length::Moment { .. } | Length::Months { moment: true, .. })
}

/// The local time some days and months later or earlier: the same time of day, on the same day of the month,
/// or on the month's last day if it is shorter.
fn months_from(shown: NaiveDateTime, (days, months): (u32, u32), is_before: bool) -> NaiveDateTime {
    let days = Days::new(days.into());
    let shown = if is_before { shown - days } else { shown + days };
    let date = shown.date();
    let day = civil::Date::new(date.year() as i16, date.month() as i8, date.day() as i8).unwrap();
    let by = i64::from(months).months();
    let moved = if is_before { day.checked_sub(by) } else { day.checked_add(by) }.unwrap();
    let moved = NaiveDate::from_ymd_opt(moved.year().into(), moved.month() as u32, moved.day() as u32);
    moved.unwrap().and_time(shown.time())
}

/// Whether `today` is not after the last day, which may be moved to the next working day.
fn ends(policy: &Policy, span: &Span, last: NaiveDate, today: NaiveDate) -> bool {
    today <= last || span.to_working_day && each(last, today, |day| works(day, policy.calendar(span))) == 0
}

/// The number of days from `from` (included) to `to` (excluded) for which `is` holds.
fn each(from: NaiveDate, to: NaiveDate, is: impl Fn(NaiveDate) -> bool) -> u32 {
    from.iter_days().take_while(|day| *day < to).filter(|day| is(*day)).count() as u32
}

fn works(day: NaiveDate, calendar: Option<&Calendar>) -> bool {
    let Some(calendar) = calendar else { return true };
    let date = Date { year: day.year(), month: day.month(), day: day.day() };
    !calendar.weekend[day.weekday().num_days_from_monday() as usize] && !calendar.holidays.contains(&date)
}

/// Whether a day is the day of the year that a mark names.
fn is(mark: Mark, day: NaiveDate) -> bool {
    match mark {
        Mark::Once(date) => (date.year, date.month, date.day) == (day.year(), day.month(), day.day()),
        Mark::Yearly(2, 29) if !day.leap_year() => (day.month(), day.day()) == (2, 28),
        Mark::Yearly(month, date) => (month, date) == (day.month(), day.day()),
    }
}

/// The first day from `day` on that a mark names. If the mark has a year, it is that date.
fn first_from(mark: Mark, day: NaiveDate) -> NaiveDate {
    match mark {
        Mark::Once(date) => NaiveDate::from_ymd_opt(date.year, date.month, date.day).unwrap(),
        Mark::Yearly(..) => day.iter_days().find(|day| is(mark, *day)).unwrap(),
    }
}

fn in_season(policy: &Policy, span: &Span, season: Season, day: NaiveDate, today: NaiveDate) -> bool {
    let mut granted = day;
    if let Some((first, last)) = season.between {
        // Walk back to the day on which the season begins, unless another season ends before that.
        let mut back = day;
        while !is(first, back) {
            back = back - Days::new(1);
            if is(last, back) || (day - back).num_days() > 1500 {
                return false;
            }
        }
        granted = first_from(last, day);
    }
    season.until.is_none_or(|until| ends(policy, span, first_from(until, granted), today))
}
