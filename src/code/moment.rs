//! Moments, days and times of day as digits: few digits for likely values, more for the others.

use super::codec::Codec;
use crate::time::{DAY, Day, Instant, SECOND};

/// Likely moments are counted from 1 January 2020.
const START: i64 = 18_262 * DAY;
/// The seconds from then on that count as likely: to the year 2054.
const SECONDS: u32 = 1 << 30;
/// The range of dates that a request can give: from the first day of the year 0 to the last of 9999, and a
/// day more at both ends for offsets.
const FIRST_DAY: i64 = -719_529;
/// See [`FIRST_DAY`].
const LAST_DAY: i64 = 2_932_897;
/// The radix of a day counted from `FIRST_DAY`.
const DAYS: u32 = 1 << 22;
/// A number of 60 bits is packed as two digits of 30 bits.
const HALF: i64 = 1 << 30;

/// How exact a moment is: clocks of programs have milliseconds, people say minutes.
const MINUTE: u32 = 0;
const TO_SECOND: u32 = 1;
const TO_MILLISECOND: u32 = 2;
/// A moment outside the likely range.
const ANY: u32 = 3;

/// Encodes or decodes a moment. A likely one takes 26 bits as a whole minute, 32 as a whole second, 42 with
/// milliseconds.
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

/// Encodes or decodes any moment that a request can give, in milliseconds since the first. A forged code may
/// decode to a later one, which is clamped; then the code does not match its case and is refused.
fn any<C: Codec>(codec: &mut C, moment: &mut Instant) {
    let (first, end) = (FIRST_DAY * DAY, (LAST_DAY + 1) * DAY);
    let since = moment.0.clamp(first, end - 1) - first;
    let (mut low, mut high) = (since % HALF, since / HALF);
    codec.wide(&mut low, 1 << 30);
    codec.wide(&mut high, 1 << 20);
    *moment = Instant((first + high * HALF + low).min(end - 1));
}

/// Days less than this ago take five bits.
const RECENT: i64 = 30;
/// Days of the five and a half years before take 16 bits.
const YEARS: i64 = 1 << 11;

/// Encodes or decodes a day, counted back from `today`.
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

/// Encodes or decodes a time of day, in milliseconds since midnight. If it is not `is_fine`, only whole
/// minutes.
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

/// Whether a time of day is not a whole minute.
pub(super) fn is_fine(time: i64) -> bool {
    time % (60 * SECOND) != 0
}
