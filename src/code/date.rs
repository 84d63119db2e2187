//! A date answer as digits: it comes back as it was given, a day as a day and an instant with its offset.

use super::moment::{self, is_fine};
use super::tape::Tape;
use crate::interview::{Bought, Present};
use crate::time::{self, Day, Given, Instant, Local, SECOND, local};

/// A date answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Date {
    /// None.
    #[default]
    Nothing,
    /// A day in the buyer's zone.
    Day(Day),
    /// A time on the clocks of the buyer's zone.
    Local(Local),
    /// An instant, and the minutes that it was written ahead of UTC.
    Instant(Instant, i64),
    /// "I don't know."
    Unsure,
}

const NOTHING: u32 = 0;
const DAY: u32 = 1;
const LOCAL: u32 = 2;
const FINE: u32 = 3;
const INSTANT: u32 = 4;
const UNSURE: u32 = 5;

/// No offset is as many minutes from UTC.
const FURTHEST: i64 = 1440;

impl Date {
    /// What is given by a text.
    pub(super) fn read(said: &str) -> Date {
        match time::when(said) {
            Ok(Given::Day(day)) => Date::Day(day),
            Ok(Given::Local(shown)) => Date::Local(shown),
            Ok(Given::Instant(instant)) => Date::Instant(instant, written_offset(said, instant)),
            Err(_) => Date::Nothing,
        }
    }

    /// What is given, if anything is.
    pub(super) fn given(self) -> Option<Given> {
        match self {
            Date::Nothing | Date::Unsure => None,
            Date::Day(day) => Some(Given::Day(day)),
            Date::Local(shown) => Some(Given::Local(shown)),
            Date::Instant(instant, _) => Some(Given::Instant(instant)),
        }
    }

    /// What windows are counted from, if it can be an answer.
    pub(super) fn bought(self, present: Present<'_>) -> Option<Bought> {
        Bought::new(self.given()?, present).ok()
    }

    fn form(self) -> u32 {
        match self {
            Date::Nothing => NOTHING,
            Date::Day(_) => DAY,
            Date::Local(shown) if is_fine(shown.time()) => FINE,
            Date::Local(_) => LOCAL,
            Date::Instant(..) => INSTANT,
            Date::Unsure => UNSURE,
        }
    }

    /// Goes over it. Days are counted back from the present one.
    pub(super) fn digits<T: Tape>(&mut self, tape: &mut T, may_be_unsure: bool, present: Present<'_>) {
        let mut form = self.form();
        tape.digit(&mut form, UNSURE + u32::from(may_be_unsure));
        *self = match form {
            NOTHING => Date::Nothing,
            UNSURE => Date::Unsure,
            DAY => {
                let mut day = if let Date::Day(day) = *self { day } else { Day::default() };
                moment::day(tape, &mut day, local(present.now, present.zone).day());
                Date::Day(day)
            }
            INSTANT => {
                let (at, ahead) =
                    if let Date::Instant(at, ahead) = *self { (at, ahead) } else { Default::default() };
                instant(tape, at, ahead, present)
            }
            _ => {
                let mut shown = if let Date::Local(shown) = *self { shown } else { Local::default() };
                clock(tape, &mut shown, form == FINE, local(present.now, present.zone).day());
                Date::Local(shown)
            }
        };
    }
}

/// A day and a time.
fn clock<T: Tape>(tape: &mut T, shown: &mut Local, is_fine: bool, today: Day) {
    let (mut day, mut time) = (shown.day(), shown.time());
    moment::day(tape, &mut day, today);
    moment::time(tape, &mut time, is_fine);
    *shown = Local(day.midnight().0 + time);
}

/// An instant by the clocks of UTC; its offset only where it is not the zone's own.
fn instant<T: Tape>(tape: &mut T, at: Instant, ahead: i64, present: Present<'_>) -> Date {
    let mut shown = Local(at.0);
    let mut fine = is_fine(shown.time());
    tape.switch(&mut fine);
    clock(tape, &mut shown, fine, Local(present.now.0).day());
    let at = Instant(shown.0);
    let own = i64::from(present.zone.offset(at));
    let mut is_other = own != ahead * 60;
    tape.switch(&mut is_other);
    if !is_other {
        return Date::Instant(at, own / 60);
    }
    let mut minutes = ahead + FURTHEST;
    tape.wide(&mut minutes, 2 * FURTHEST as u32);
    Date::Instant(at, minutes - FURTHEST)
}

/// The offset that a text ends with, in minutes: what its local time is ahead of the instant by.
fn written_offset(said: &str, instant: Instant) -> i64 {
    let is_utc = matches!(said.as_bytes().last(), Some(b'Z' | b'z'));
    let end = said.len().saturating_sub(if is_utc { "Z".len() } else { "+00:00".len() });
    match time::when(said.get(..end).unwrap_or_default()) {
        Ok(Given::Local(shown)) => (shown.0 - instant.0) / (60 * SECOND),
        _ => 0,
    }
}
