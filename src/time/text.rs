//! Formats instants, days and times of day as in RFC 3339. By hand, because the formatting machinery would
//! add to what the buyer loads.

use super::{Day, HOUR, Instant, Local, SECOND, Zone};

/// An instant in a zone's local time: `2026-11-22T10:00:00+01:00`. A fraction of a second is written only if
/// there is one. The format has no seconds in offsets, so an offset with seconds (local mean time, before
/// time zones) is cut to whole minutes; the time is written for the cut offset, so the instant stays exact.
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

/// Appends an offset from UTC, given in minutes: `+01:00`.
pub fn push_offset(text: &mut String, ahead: i64) {
    text.push(if ahead < 0 { '-' } else { '+' });
    push(text, ahead.abs() / 60, 2);
    text.push(':');
    push(text, ahead.abs() % 60, 2);
}

/// A day: `2026-11-22`.
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

/// A time of day from milliseconds since midnight: `10:00`.
pub fn clock_text(time: i64) -> String {
    let mut text = String::new();
    push(&mut text, time / HOUR, 2);
    text.push(':');
    push(&mut text, time / (60 * SECOND) % 60, 2);
    text
}

/// A time of day from milliseconds since midnight. Seconds and fractions are written only if they are not zero:
/// `10:00`, `10:00:45`, `10:00:45.500`.
pub fn fine_clock_text(time: i64) -> String {
    let mut text = clock_text(time);
    if time % (60 * SECOND) != 0 {
        text.push(':');
        push(&mut text, time / SECOND % 60, 2);
    }
    if time % SECOND != 0 {
        text.push('.');
        push(&mut text, time % SECOND, 3);
    }
    text
}

/// Appends the absolute value of a number, with at least `digits` digits.
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
