//! Instants, days, zones and windows. The calendar is chrono's; no clock is read here.

pub mod calendar;
mod months;
mod name;
mod parse;
mod window;
mod zone;

pub use months::month_name;
pub use name::is_zone_name;
pub use parse::{Flaw, Given, instant, time_of_day, when};
pub use window::{Form, Point, Ruler};
pub use zone::{Zone, first_instant, last_instant, local, resolve, resolve_past};

use chrono::{Datelike, NaiveDate};

/// Milliseconds in a second, an hour and a day of 24 hours.
pub const SECOND: i64 = 1000;
/// See [`SECOND`].
pub const HOUR: i64 = 3600 * SECOND;
/// See [`SECOND`].
pub const DAY: i64 = 24 * HOUR;

/// Days from 1 January of the year 1 to 1 January 1970.
const EPOCH: i64 = 719_163;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// What clocks on the wall show: milliseconds since 1970-01-01T00:00:00 of the zone itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local(pub i64);

/// A calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// The day of a date in the Gregorian calendar, if there is one.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Day(i64::from(date.num_days_from_ce()) - EPOCH))
    }

    /// Year, month and day of the month. The calendar's ends stand in for days beyond them.
    pub fn date(self) -> (i32, u32, u32) {
        let days = i32::try_from(self.0 + EPOCH).unwrap_or_default();
        let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        (date.year(), date.month(), date.day())
    }

    /// Its midnight, as clocks on the wall show it.
    pub fn midnight(self) -> Local {
        Local(self.0 * DAY)
    }
}

impl Local {
    /// The day on the calendar.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// Milliseconds since that day's midnight.
    pub fn time(self) -> i64 {
        self.0.rem_euclid(DAY)
    }
}

/// An instant as people of a zone write it: `2026-11-22T10:00:00+01:00`. Fractions of a second only
/// where there are any. Offsets have no seconds here, so where clocks went by the sun the time is that of the
/// minute below, and the instant is exact.
pub fn rfc3339(instant: Instant, zone: &dyn Zone) -> String {
    let minutes = i64::from(zone.offset(instant) / 60);
    let local = Local(instant.0 + minutes * 60 * SECOND);
    let mut text = day_text(local.day());
    let time = local.time();
    text.push('T');
    text.push_str(&clock_text(time));
    text.push(':');
    push(&mut text, time / SECOND % 60, 2);
    if time % SECOND != 0 {
        text.push('.');
        push(&mut text, time % SECOND, 3);
    }
    push_offset(&mut text, minutes);
    text
}

/// Appends what clocks are ahead of UTC by, in minutes, as in `+01:00`.
pub fn push_offset(text: &mut String, ahead: i64) {
    text.push(if ahead < 0 { '-' } else { '+' });
    push(text, ahead.abs() / 60, 2);
    text.push(':');
    push(text, ahead.abs() % 60, 2);
}

/// A day as in `2026-11-22`.
pub fn day_text(day: Day) -> String {
    let (year, month, day) = day.date();
    let mut text = String::new();
    push(&mut text, i64::from(year), 4);
    text.push('-');
    push(&mut text, i64::from(month), 2);
    text.push('-');
    push(&mut text, i64::from(day), 2);
    text
}

/// A time of day as in `10:00`, from milliseconds since midnight.
pub fn clock_text(time: i64) -> String {
    let mut text = String::new();
    push(&mut text, time / HOUR, 2);
    text.push(':');
    push(&mut text, time / (60 * SECOND) % 60, 2);
    text
}

/// Appends a number with so many digits. By hand: the formatting machinery would cost the buyer bytes.
pub fn push(text: &mut String, number: i64, digits: u32) {
    let mut place = 10_i64.pow(digits.saturating_sub(1));
    while number / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        text.push(char::from(b'0' + (number / place % 10).unsigned_abs() as u8));
        place /= 10;
    }
}
