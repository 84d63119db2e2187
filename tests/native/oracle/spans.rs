//! Whether a span is open for a date at an instant: days are walked one by one, months are jiff's.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use jiff::{ToSpan, civil};
use refund_check::policy::{Calendar, Date, Length, Mark, Policy, Season, Side, Span};

use super::clock::{Clock, Form, at, shown_in};

const HOUR: i64 = 3_600_000;

/// Whether it is open for a date at an instant.
pub(crate) fn is_open(policy: &Policy, span: &Span, date: (i64, Form), instant: i64, clock: &Clock) -> bool {
    let zone = span.zone.as_deref().map_or_else(|| clock.zone.clone(), |name| clock.other(name));
    let shown = match (span.at, date.1) {
        (Some(minutes), Form::Day) => {
            clock.shown(date.0).date().and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes.into())
        }
        (_, Form::Instant) => shown_in(&zone, date.0),
        // By the clocks of the other side, what is on the wall is the same.
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

/// Whether it counts from the instant, not from the day.
pub(crate) fn is_by_moment(span: &Span) -> bool {
    matches!(span.length, Length::Moment { .. } | Length::Months { moment: true, .. })
}

/// So many days on, the same time of the same day of another month, or of its last.
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

/// Whether a day is not after the last one, which may give way to the next working day.
fn ends(policy: &Policy, span: &Span, last: NaiveDate, today: NaiveDate) -> bool {
    today <= last || span.to_working_day && each(last, today, |day| works(day, policy.calendar(span))) == 0
}

/// How many days from one to before another are so.
fn each(from: NaiveDate, to: NaiveDate, is: impl Fn(NaiveDate) -> bool) -> u32 {
    from.iter_days().take_while(|day| *day < to).filter(|day| is(*day)).count() as u32
}

fn works(day: NaiveDate, calendar: Option<&Calendar>) -> bool {
    let Some(calendar) = calendar else { return true };
    let date = Date { year: day.year(), month: day.month(), day: day.day() };
    !calendar.weekend[day.weekday().num_days_from_monday() as usize] && !calendar.holidays.contains(&date)
}

/// Whether a day is the one of a mark.
fn is(mark: Mark, day: NaiveDate) -> bool {
    match mark {
        Mark::Once(date) => (date.year, date.month, date.day) == (day.year(), day.month(), day.day()),
        Mark::Yearly(2, 29) if !day.leap_year() => (day.month(), day.day()) == (2, 28),
        Mark::Yearly(month, date) => (month, date) == (day.month(), day.day()),
    }
}

/// The first day from another on that is the one of a mark; a date of one year is that date.
fn first_from(mark: Mark, day: NaiveDate) -> NaiveDate {
    match mark {
        Mark::Once(date) => NaiveDate::from_ymd_opt(date.year, date.month, date.day).unwrap(),
        Mark::Yearly(..) => day.iter_days().find(|day| is(mark, *day)).unwrap(),
    }
}

fn in_season(policy: &Policy, span: &Span, season: Season, day: NaiveDate, today: NaiveDate) -> bool {
    let mut granted = day;
    if let Some((first, last)) = season.between {
        // Back to the day on which a season begins, unless one ends before that.
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
