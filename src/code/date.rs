//! A date answer as digits of a code. It is decoded exactly as it was given: a day as a day, an instant with
//! its offset.

use super::codec::Codec;
use super::moment::{self, is_fine};
use super::offset;
use crate::interview::{Clock, Dated, Present};
use crate::time::{self, DAY, Day, Given, Instant, Local, SECOND, Zone, local, resolve};

/// A date answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Date {
    /// No answer, or one that is no date.
    #[default]
    Nothing,
    /// A day in the buyer's zone.
    Day(Day),
    /// A wall-clock time in the buyer's zone.
    Local(Local),
    /// An instant, and the offset that it was written with, in minutes ahead of UTC.
    Instant(Instant, i64),
    /// "I don't know."
    Unsure,
}

const NOTHING: u32 = 0;
const DAY_ALONE: u32 = 1;
const LOCAL: u32 = 2;
const FINE: u32 = 3;
const INSTANT: u32 = 4;
const UNSURE: u32 = 5;

/// Every offset is less than this from UTC, in minutes.
const FURTHEST: i64 = 1440;

impl Date {
    /// Reads an answer. A text that is no date becomes `Nothing`.
    pub(super) fn read(said: &str) -> Date {
        match time::when(said) {
            Ok(Given::Day(day)) => Date::Day(day),
            Ok(Given::Local(shown)) => Date::Local(shown),
            Ok(Given::Instant(instant)) => Date::Instant(instant, written_offset(said, instant)),
            Err(_) => Date::Nothing,
        }
    }

    /// The date that was given, if any.
    pub(super) fn given(self) -> Option<Given> {
        match self {
            Date::Nothing | Date::Unsure => None,
            Date::Day(day) => Some(Given::Day(day)),
            Date::Local(shown) => Some(Given::Local(shown)),
            Date::Instant(instant, _) => Some(Given::Instant(instant)),
        }
    }

    /// The range of instants that windows are counted from. Returns `None` if the date cannot be an answer.
    pub(super) fn dated(self, ahead: bool, clock: &Clock<'_>) -> Option<Dated> {
        Dated::new(self.given()?, ahead, clock).ok()
    }

    fn form(self) -> u32 {
        match self {
            Date::Nothing => NOTHING,
            Date::Day(_) => DAY_ALONE,
            Date::Local(shown) if is_fine(shown.time()) => FINE,
            Date::Local(_) => LOCAL,
            Date::Instant(..) => INSTANT,
            Date::Unsure => UNSURE,
        }
    }

    /// The wall-clock time of the date, unless it is an instant. For a day it is noon, because a clock change
    /// may fall on the day's beginning or end.
    fn shown(self) -> Option<Local> {
        match self {
            Date::Day(day) => Some(Local(day.midnight().0 + DAY / 2)),
            Date::Local(shown) => Some(shown),
            Date::Nothing | Date::Unsure | Date::Instant(..) => None,
        }
    }

    /// The instant of the date in a zone; of a day, noon.
    pub(super) fn instant(self, zone: &dyn Zone) -> Option<Instant> {
        match self {
            Date::Instant(at, _) => Some(at),
            _ => self.shown().map(|shown| resolve(shown, zone)),
        }
    }

    /// The instant of the date at an offset of `ahead` seconds from UTC; of a day, noon.
    pub(super) fn instant_ahead(self, ahead: i32) -> Option<Instant> {
        match self {
            Date::Instant(at, _) => Some(at),
            _ => self.shown().map(|shown| Instant(shown.0 - i64::from(ahead) * SECOND)),
        }
    }

    /// Encodes or decodes the date and the zone's offset at it. Days are counted back from the present one.
    /// Returns the offset, in seconds ahead of UTC.
    pub(super) fn digits<C: Codec>(
        &mut self,
        codec: &mut C,
        may_be_unsure: bool,
        present: Present<'_>,
    ) -> i32 {
        let mut form = self.form();
        codec.digit(&mut form, UNSURE + u32::from(may_be_unsure));
        let own = present.zone.offset(present.now);
        let mut ahead = self.instant(present.zone).map_or(own, |at| present.zone.offset(at));
        let today = local(present.now, present.zone).day();
        *self = match form {
            NOTHING => Date::Nothing,
            UNSURE => Date::Unsure,
            DAY_ALONE => {
                let mut day = if let Date::Day(day) = *self { day } else { Day::default() };
                moment::day(codec, &mut day, today);
                offset::relative(codec, &mut ahead, own);
                Date::Day(day)
            }
            INSTANT => {
                let mut at = if let Date::Instant(at, _) = *self { at } else { Instant::default() };
                instant(codec, &mut at, present);
                offset::relative(codec, &mut ahead, own);
                let written = if let Date::Instant(_, written) = *self { written } else { 0 };
                Date::Instant(at, written_digits(codec, written, ahead))
            }
            _ => {
                let mut shown = if let Date::Local(shown) = *self { shown } else { Local::default() };
                clock(codec, &mut shown, form == FINE, today);
                offset::relative(codec, &mut ahead, own);
                Date::Local(shown)
            }
        };
        ahead
    }
}

/// Encodes or decodes a day and a time of day.
fn clock<C: Codec>(codec: &mut C, shown: &mut Local, is_fine: bool, today: Day) {
    let (mut day, mut time) = (shown.day(), shown.time());
    moment::day(codec, &mut day, today);
    moment::time(codec, &mut time, is_fine);
    *shown = Local(day.midnight().0 + time);
}

/// Encodes or decodes an instant as a day and a time in UTC.
fn instant<C: Codec>(codec: &mut C, at: &mut Instant, present: Present<'_>) {
    let mut shown = Local(at.0);
    let mut fine = is_fine(shown.time());
    codec.switch(&mut fine);
    clock(codec, &mut shown, fine, Local(present.now.0).day());
    *at = Instant(shown.0);
}

/// Encodes or decodes the offset that an instant was written with, in minutes. It is stored only if it
/// differs from the zone's own.
fn written_digits<C: Codec>(codec: &mut C, written: i64, ahead: i32) -> i64 {
    let mut is_other = i64::from(ahead) != written * 60;
    codec.switch(&mut is_other);
    if !is_other {
        return i64::from(ahead) / 60;
    }
    let mut minutes = written + FURTHEST;
    codec.wide(&mut minutes, 2 * FURTHEST as u32);
    minutes - FURTHEST
}

/// The offset that a text ends with, in minutes: its local time minus the instant.
fn written_offset(said: &str, instant: Instant) -> i64 {
    let is_utc = matches!(said.as_bytes().last(), Some(b'Z' | b'z'));
    let end = said.len().saturating_sub(if is_utc { "Z".len() } else { "+00:00".len() });
    match time::when(said.get(..end).unwrap_or_default()) {
        Ok(Given::Local(shown)) => (shown.0 - instant.0) / (60 * SECOND),
        _ => 0,
    }
}
