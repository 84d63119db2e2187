//! Arithmetic with months, working days and fixed dates. The Gregorian calendar comes from chrono.

use chrono::{Months, NaiveDate};

use super::Day;
use crate::policy::{Calendar, Date, Mark};

/// The day of a date. If the month is shorter, its last day.
pub fn day_of(date: Date) -> Day {
    Day::of(date.year, date.month, date.day)
        .unwrap_or_else(|| day_in(Mark::Yearly(date.month, date.day), date.year))
}

/// The same day of the month `months` later, or earlier if negative; the month's last day if it is shorter.
pub fn add_months(day: Day, months: i64) -> Day {
    let (year, month, date) = day.date();
    let Some(from) = NaiveDate::from_ymd_opt(year, month, date) else { return day };
    let count = Months::new(months.unsigned_abs() as u32);
    let moved = if months < 0 { from.checked_sub_months(count) } else { from.checked_add_months(count) };
    moved.map_or(day, Day::on)
}

/// Whether a day is a working day. Without a calendar every day is.
pub fn is_working_day(day: Day, calendar: Option<&Calendar>) -> bool {
    let Some(calendar) = calendar else { return true };
    // 1 January 1970 was a Thursday.
    let weekday = (day.0 + 3).rem_euclid(7) as usize;
    let is_free = calendar.weekend.get(weekday) == Some(&true);
    if is_free || calendar.holidays.is_empty() {
        return !is_free;
    }
    let (year, month, date) = day.date();
    calendar.holidays.binary_search(&Date { year, month, day: date }).is_err()
}

/// The most days that a search for a working day goes. No real calendar has so many free days in a row.
const MAX_FREE_DAYS: u32 = 400;

/// The day itself if it is a working day, else the next one that is.
pub fn next_working_day(day: Day, calendar: Option<&Calendar>) -> Day {
    seek(day, 1, calendar)
}

/// The working day that is `days` working days after a day, or before it if negative. The day itself does not
/// count.
pub fn add_working_days(day: Day, days: i64, calendar: Option<&Calendar>) -> Day {
    let step = days.signum();
    let mut at = day;
    for _ in 0..days.abs() {
        at = seek(Day(at.0 + step), step, calendar);
    }
    at
}

fn seek(day: Day, step: i64, calendar: Option<&Calendar>) -> Day {
    let mut at = day;
    for _ in 0..MAX_FREE_DAYS {
        if is_working_day(at, calendar) {
            return at;
        }
        at = Day(at.0 + step);
    }
    day
}

/// The day of a mark in a year. 29 February becomes 28 February in common years. A date of a single year
/// ignores `year`.
pub fn day_in(mark: Mark, year: i32) -> Day {
    match mark {
        Mark::Once(date) => day_of(date),
        Mark::Yearly(month, day) => {
            let last = (1..=day.min(31)).rev().find_map(|day| Day::of(year, month, day));
            last.unwrap_or_default()
        }
    }
}

/// The first and the last day of a span between two marks, whose first day is in `year`.
pub fn span_in(first: Mark, last: Mark, year: i32) -> (Day, Day) {
    let first = day_in(first, year);
    (first, on_or_after(last, first))
}

/// The first day of a mark on or after `day`. A date of a single year is returned even if it lies before.
pub fn on_or_after(mark: Mark, day: Day) -> Day {
    let (year, ..) = day.date();
    let same = day_in(mark, year);
    if same < day { day_in(mark, year + 1) } else { same }
}

impl Day {
    fn on(date: NaiveDate) -> Day {
        let start = NaiveDate::default();
        Day(date.signed_duration_since(start).num_days())
    }
}
