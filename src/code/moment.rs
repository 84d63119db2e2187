//! Moments, days and times of day as digits: few for those that are likely, and some for every other.

use super::tape::Tape;
use crate::time::{DAY, Day, Instant, SECOND};

/// Moments count from 1 January 2020.
const START: i64 = 18_262 * DAY;
/// As many seconds from there on are likely: to the year 2054.
const SECONDS: u32 = 1 << 30;
/// As far as the clocks of programs go: some 285 thousand years.
const FURTHEST: i64 = 1 << 53;
/// Half of a number of 60 bits.
const HALF: i64 = 1 << 30;

/// How exact a moment is. Clocks of programs give milliseconds, people minutes.
const MINUTE: u32 = 0;
const TO_SECOND: u32 = 1;
const TO_MILLISECOND: u32 = 2;
/// Before or after what is likely.
const ANY: u32 = 3;

/// A moment: of the likely ones 26 bits for a whole minute, 32 for a whole second, 42 for any.
pub(super) fn moment<T: Tape>(tape: &mut T, moment: &mut Instant) {
    let since = moment.0.wrapping_sub(START);
    let (mut seconds, mut millis) = (since.div_euclid(SECOND), since.rem_euclid(SECOND));
    let mut form = match (seconds, millis) {
        (seconds, _) if !(0..i64::from(SECONDS)).contains(&seconds) => ANY,
        (seconds, 0) if seconds % 60 == 0 => MINUTE,
        (_, 0) => TO_SECOND,
        _ => TO_MILLISECOND,
    };
    tape.digit(&mut form, 4);
    if form == ANY {
        return any(tape, moment);
    }
    if form == MINUTE {
        seconds /= 60;
        tape.wide(&mut seconds, SECONDS / 60 + 1);
        seconds *= 60;
    } else {
        tape.wide(&mut seconds, SECONDS);
    }
    if form == TO_MILLISECOND {
        tape.wide(&mut millis, 1000);
    } else {
        millis = 0;
    }
    *moment = Instant(START + seconds * SECOND + millis);
}

/// All 64 bits. Only a code that nobody made has a moment that no calendar has.
fn any<T: Tape>(tape: &mut T, moment: &mut Instant) {
    let mut parts =
        [moment.0.rem_euclid(HALF), moment.0.div_euclid(HALF).rem_euclid(HALF), moment.0 >> 60 & 15];
    let [low, high, top] = &mut parts;
    tape.wide(low, 1 << 30);
    tape.wide(high, 1 << 30);
    tape.wide(top, 16);
    *moment = Instant((*top << 60 | *high << 30 | *low).clamp(-FURTHEST, FURTHEST));
}

/// Days this recent take five bits.
const RECENT: i64 = 30;
/// And days of a lifetime 20.
const LIFETIME: i64 = 1 << 15;

/// A day, counted back from another.
pub(super) fn day<T: Tape>(tape: &mut T, day: &mut Day, today: Day) {
    let mut back = today.0 - day.0;
    let mut short = match back {
        0..RECENT => back as u32,
        _ if (0..RECENT + LIFETIME).contains(&back) => RECENT as u32,
        _ => RECENT as u32 + 1,
    };
    tape.digit(&mut short, RECENT as u32 + 2);
    if i64::from(short) < RECENT {
        back = i64::from(short);
    } else if i64::from(short) == RECENT {
        back -= RECENT;
        tape.wide(&mut back, LIFETIME as u32);
        back += RECENT;
    } else {
        let mut date = day.0 + HALF / 2;
        tape.wide(&mut date, HALF as u32);
        back = today.0 - (date - HALF / 2);
    }
    *day = Day(today.0 - back);
}

/// A time of day, in milliseconds since midnight: whole minutes, or finer.
pub(super) fn time<T: Tape>(tape: &mut T, time: &mut i64, is_fine: bool) {
    let (mut minute, mut finer) = (*time / (60 * SECOND), *time % (60 * SECOND));
    tape.wide(&mut minute, 1440);
    if is_fine {
        tape.wide(&mut finer, 60_000);
    } else {
        finer = 0;
    }
    *time = minute * 60 * SECOND + finer;
}

/// Whether a time of day is finer than to the minute.
pub(super) fn is_fine(time: i64) -> bool {
    time % (60 * SECOND) != 0
}
