//! Instants, days and times of day as text, in the forms of RFC 3339. By hand: the formatting machinery would cost the
//! buyer bytes.

use super::{Day, HOUR, Instant, Local, SECOND, Zone};

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

/// Appends a number with so many digits.
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
