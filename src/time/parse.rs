//! Parses dates and times of answers: a strict subset of RFC 3339.
//!
//! Written by hand, because chrono's parser would add several kilobytes to what the buyer loads, for three
//! fixed forms.

use super::{DAY, Day, HOUR, Instant, Local, SECOND};

/// A parsed date, as precise as the answer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A day in the buyer's zone.
    Day(Day),
    /// A wall-clock time in the buyer's zone.
    Local(Local),
    /// An instant.
    Instant(Instant),
}

/// What is wrong with a date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// The text does not have the form of a date or time.
    Malformed,
    /// The form is right, but there is no such day, time or offset.
    Impossible,
}

/// Reads `2026-11-08`, `2026-11-08T10:00` or `2026-11-08T10:00:00+01:00`.
pub fn when(text: &str) -> Result<Given, Flaw> {
    let mut rest = Rest(text.as_bytes());
    let (year, month, day) = rest.date().ok_or(Flaw::Malformed)?;
    if rest.0.is_empty() {
        return to_day(year, month, day).map(Given::Day);
    }
    rest.any(b"Tt").ok_or(Flaw::Malformed)?;
    let time = rest.time().ok_or(Flaw::Malformed)?;
    let offset = if rest.0.is_empty() { None } else { Some(rest.offset().ok_or(Flaw::Malformed)?) };
    if !rest.0.is_empty() {
        return Err(Flaw::Malformed);
    }
    let shown = to_day(year, month, day)?.midnight().0 + to_time(time)?;
    match offset {
        None => Ok(Given::Local(Local(shown))),
        Some((_, hours, minutes)) if hours > 23 || minutes > 59 => Err(Flaw::Impossible),
        Some((sign, hours, minutes)) => {
            Ok(Given::Instant(Instant(shown - sign * (hours * HOUR + minutes * 60 * SECOND))))
        }
    }
}

/// Reads an instant: a date, a time and an offset. Returns `None` for any other text.
#[must_use]
pub fn instant(text: &str) -> Option<Instant> {
    match when(text) {
        Ok(Given::Instant(instant)) => Some(instant),
        _ => None,
    }
}

/// Reads `HH:MM` with optional seconds. Returns milliseconds since midnight.
pub fn time_of_day(text: &str) -> Result<i64, Flaw> {
    let mut rest = Rest(text.as_bytes());
    let time = rest.time().ok_or(Flaw::Malformed)?;
    if rest.0.is_empty() { to_time(time) } else { Err(Flaw::Malformed) }
}

fn to_day(year: i64, month: i64, day: i64) -> Result<Day, Flaw> {
    Day::of(year as i32, month as u32, day as u32).ok_or(Flaw::Impossible)
}

fn to_time((hours, minutes, millis): (i64, i64, i64)) -> Result<i64, Flaw> {
    let time = hours * HOUR + minutes * 60 * SECOND + millis;
    if minutes < 60 && millis < 60 * SECOND && time < DAY { Ok(time) } else { Err(Flaw::Impossible) }
}

/// The bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn date(&mut self) -> Option<(i64, i64, i64)> {
        let year = self.number(4)?;
        self.any(b"-")?;
        let month = self.number(2)?;
        self.any(b"-")?;
        Some((year, month, self.number(2)?))
    }

    /// Reads a time: hours, minutes, and the seconds in milliseconds.
    fn time(&mut self) -> Option<(i64, i64, i64)> {
        let hours = self.number(2)?;
        self.any(b":")?;
        let minutes = self.number(2)?;
        let mut millis = 0;
        if self.any(b":").is_some() {
            millis = self.number(2)? * SECOND;
            if self.any(b".").is_some() {
                millis += self.fraction()?;
            }
        }
        Some((hours, minutes, millis))
    }

    /// Reads an offset from UTC: its sign (0 for `Z`), hours and minutes.
    fn offset(&mut self) -> Option<(i64, i64, i64)> {
        let sign = match self.any(b"Zz+-")? {
            b'-' => -1,
            b'+' => 1,
            _ => return Some((0, 0, 0)),
        };
        let hours = self.number(2)?;
        self.any(b":")?;
        Some((sign, hours, self.number(2)?))
    }

    /// Reads a fraction of a second of at least one digit, in milliseconds. Further digits are dropped.
    fn fraction(&mut self) -> Option<i64> {
        let (mut millis, mut place) = (self.number(1)? * 100, 10);
        while let Some(digit) = self.number(1) {
            millis += digit * place;
            place /= 10;
        }
        Some(millis)
    }

    fn number(&mut self, digits: usize) -> Option<i64> {
        let (taken, rest) = self.0.split_at_checked(digits)?;
        let mut number = 0;
        for byte in taken {
            if !byte.is_ascii_digit() {
                return None;
            }
            number = number * 10 + i64::from(byte - b'0');
        }
        self.0 = rest;
        Some(number)
    }

    fn any(&mut self, allowed: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        // By hand: the standard library's search through bytes would cost the buyer more bytes than this
        // whole parser.
        for &letter in allowed {
            if letter == first {
                self.0 = rest;
                return Some(first);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_forms_are_read() {
        let day = Day::of(2026, 11, 8).unwrap();
        assert_eq!(when("2026-11-08"), Ok(Given::Day(day)));
        assert_eq!(when("2026-11-08T10:00"), Ok(Given::Local(Local(day.midnight().0 + 10 * HOUR))));
        let instant = Instant(day.midnight().0 + 9 * HOUR);
        assert_eq!(when("2026-11-08T10:00:00+01:00"), Ok(Given::Instant(instant)));
        assert_eq!(when("2026-11-08T09:00:00.000Z"), Ok(Given::Instant(instant)));
        assert_eq!(when("2026-11-08T09:00:00.1239z"), Ok(Given::Instant(Instant(instant.0 + 123))));
        assert_eq!(time_of_day("23:59:59"), Ok(DAY - SECOND));
    }

    #[test]
    fn other_forms_are_not() {
        for text in [
            "",
            "8.11.2026",
            "2026-11-8",
            "2026-11-08T",
            "2026-11-08T10",
            "2026-11-08 10:00",
            "2026-11-08T10:00+1",
        ] {
            assert_eq!(when(text), Err(Flaw::Malformed), "{text}");
        }
        for text in ["", "9:00", "09:00Z", "09:00:", "0９:00", "09:00:00."] {
            assert_eq!(time_of_day(text), Err(Flaw::Malformed), "{text}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_impossible() {
        for text in
            ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-11-08T24:00", "2026-11-08T10:60"]
        {
            assert_eq!(when(text), Err(Flaw::Impossible), "{text}");
        }
        assert_eq!(when("2024-02-29").map(|_| ()), Ok(()));
        assert_eq!(time_of_day("24:00"), Err(Flaw::Impossible));
        assert_eq!(time_of_day("10:00:60"), Err(Flaw::Impossible));
        assert_eq!(when("2026-11-08T10:00:00+24:00"), Err(Flaw::Impossible));
    }
}
