//! Moments, days and times of day as digits: few for those that are likely, and some for every other.

use super::codec::Codec;
use crate::time::{DAY, Day, Instant, SECOND};

/// Moments count from 1 January 2020.
const START: i64 = 18_262 * DAY;
/// As many seconds from there on are likely: to the year 2054.
const SECONDS: u32 = 1 << 30;
/// What requests can say: from the first day of the year 0 to the last of 9999, and a day more for offsets.
const FIRST_DAY: i64 = -719_529;
/// See [`FIRST_DAY`].
const LAST_DAY: i64 = 2_932_897;
/// As many days from the first on have a number.
const DAYS: u32 = 1 << 22;
/// Half of a number of 60 bits.
const HALF: i64 = 1 << 30;

/// How exact a moment is. Clocks of programs give milliseconds, people minutes.
const MINUTE: u32 = 0;
const TO_SECOND: u32 = 1;
const TO_MILLISECOND: u32 = 2;
/// Before or after what is likely.
const ANY: u32 = 3;

/// A moment: of the likely ones 26 bits for a whole minute, 32 for a whole second, 42 for any.
pub(super) fn moment<C: Codec>(codec: &mut C, moment: &mut Instant) {
    let since = moment.0.wrapping_sub(START);
    let (mut seconds, mut millis) = (since.div_euclid(SECOND), since.rem_euclid(SECOND));
    let mut form = match (seconds, millis) {
        (seconds, _) if !(0..i64::from(SECONDS)).contains(&seconds) => ANY,
        (seconds, 0) if seconds % 60 == 0 => MINUTE,
        (_, 0) => TO_SECOND,
        _ => TO_MILLISECOND,
    };
    codec.digit(&mut form, 4);
    if form == ANY {
        return any(codec, moment);
    }
    if form == MINUTE {
        seconds /= 60;
        codec.wide(&mut seconds, SECONDS / 60 + 1);
        seconds *= 60;
    } else {
        codec.wide(&mut seconds, SECONDS);
    }
    if form == TO_MILLISECOND {
        codec.wide(&mut millis, 1000);
    } else {
        millis = 0;
    }
    *moment = Instant(START + seconds * SECOND + millis);
}

/// Any moment that a request can say, as milliseconds from the first. A forged code may decode to a later one,
/// so that is clamped; then it is not the code of the case, and is refused.
fn any<C: Codec>(codec: &mut C, moment: &mut Instant) {
    let (first, end) = (FIRST_DAY * DAY, (LAST_DAY + 1) * DAY);
    let since = moment.0.clamp(first, end - 1) - first;
    let (mut low, mut high) = (since % HALF, since / HALF);
    codec.wide(&mut low, 1 << 30);
    codec.wide(&mut high, 1 << 20);
    *moment = Instant((first + high * HALF + low).min(end - 1));
}

/// Days this recent take five bits.
const RECENT: i64 = 30;
/// And those of five and a half years 16.
const YEARS: i64 = 1 << 11;

/// A day, counted back from another.
pub(super) fn day<C: Codec>(codec: &mut C, day: &mut Day, today: Day) {
    let mut back = today.0 - day.0;
    let mut short = match back {
        0..RECENT => back as u32,
        _ if (0..RECENT + YEARS).contains(&back) => RECENT as u32,
        _ => RECENT as u32 + 1,
    };
    codec.digit(&mut short, RECENT as u32 + 2);
    if i64::from(short) < RECENT {
        back = i64::from(short);
    } else if i64::from(short) == RECENT {
        back -= RECENT;
        codec.wide(&mut back, YEARS as u32);
        back += RECENT;
    } else {
        let mut date = day.0 - FIRST_DAY;
        codec.wide(&mut date, DAYS);
        back = today.0 - (date + FIRST_DAY);
    }
    *day = Day(today.0 - back);
}

/// A time of day, in milliseconds since midnight: whole minutes, or finer.
pub(super) fn time<C: Codec>(codec: &mut C, time: &mut i64, is_fine: bool) {
    let (mut minute, mut finer) = (*time / (60 * SECOND), *time % (60 * SECOND));
    codec.wide(&mut minute, 1440);
    if is_fine {
        codec.wide(&mut finer, 60_000);
    } else {
        finer = 0;
    }
    *time = minute * 60 * SECOND + finer;
}

/// Whether a time of day is finer than to the minute.
pub(super) fn is_fine(time: i64) -> bool {
    time % (60 * SECOND) != 0
}
