//! Instants, days, zones and windows. The calendar comes from chrono; nothing here reads a clock.

pub mod calendar;
mod months;
mod name;
mod parse;
mod text;
mod window;
mod zone;

pub use months::month_name;
pub use name::is_zone_name;
pub use parse::{Flaw, Given, instant, time_of_day, when};
pub use text::{clock_text, day_text, fine_clock_text, push, push_offset, rfc3339};
pub use window::{Form, Point, Ruler};
pub use zone::{Zone, first_instant, last_instant, local, resolve, resolve_past};

use chrono::{Datelike, NaiveDate};

/// Milliseconds in a second.
pub const SECOND: i64 = 1000;
/// Milliseconds in an hour.
pub const HOUR: i64 = 3600 * SECOND;
/// Milliseconds in a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;

/// Days from 1 January of the year 1 to 1 January 1970.
const EPOCH: i64 = 719_163;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// The time that a wall clock shows: milliseconds since 1970-01-01T00:00:00 in its own zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local(pub i64);

/// A calendar day: the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// The day of a date in the Gregorian calendar. Returns `None` if there is no such date.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Day(i64::from(date.num_days_from_ce()) - EPOCH))
    }

    /// Year, month (from 1) and day of the month (from 1). A day beyond the range of chrono's calendar
    /// becomes 1970-01-01.
    pub fn date(self) -> (i32, u32, u32) {
        let days = i32::try_from(self.0 + EPOCH).unwrap_or_default();
        let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        (date.year(), date.month(), date.day())
    }

    /// The day's midnight on the wall clock.
    pub fn midnight(self) -> Local {
        Local(self.0 * DAY)
    }
}

impl Local {
    /// The calendar day.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// The time of day, in milliseconds since midnight.
    pub fn time(self) -> i64 {
        self.0.rem_euclid(DAY)
    }
}
