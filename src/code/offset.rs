//! Offsets from UTC, in seconds, as digits.
//!
//! A code holds the offsets that decided, because zone databases differ: browsers get new rules earlier or
//! later than other programs.

use super::codec::Codec;

/// The least offset, in half hours, that has a digit of its own. Whole half hours from −12:00 to +14:00 have
/// one: the offsets of all zones of today but three.
const LEAST: i32 = -24;
/// How many offsets have a digit of their own.
const COMMON: u32 = 53;
const HALF_HOUR: i32 = 1800;
const HOUR: i32 = 3600;

/// Every offset is less than this from UTC, in seconds.
const FURTHEST: i64 = 86_400;

/// Encodes or decodes an offset on its own.
pub(super) fn absolute<C: Codec>(codec: &mut C, ahead: &mut i32) {
    let common = ahead.div_euclid(HALF_HOUR) - LEAST;
    let is_common = *ahead % HALF_HOUR == 0 && (0..COMMON as i32).contains(&common);
    let mut digit = if is_common { common as u32 } else { COMMON };
    codec.digit(&mut digit, COMMON + 1);
    if digit == COMMON {
        exact(codec, ahead);
    } else {
        *ahead = (digit as i32 + LEAST) * HALF_HOUR;
    }
}

/// Encodes or decodes an offset relative to another of the same zone: mostly the same, or an hour off by
/// daylight saving time.
pub(super) fn relative<C: Codec>(codec: &mut C, ahead: &mut i32, other: i32) {
    const STEPS: [i32; 3] = [0, HOUR, -HOUR];
    let mut digit = 0;
    while STEPS.get(digit as usize).is_some_and(|step| other + step != *ahead) {
        digit += 1;
    }
    codec.digit(&mut digit, STEPS.len() as u32 + 1);
    match STEPS.get(digit as usize) {
        Some(step) => *ahead = other + step,
        None => exact(codec, ahead),
    }
}

/// Encodes or decodes an offset to the second. Before there were time zones, clocks followed the sun.
fn exact<C: Codec>(codec: &mut C, ahead: &mut i32) {
    let mut seconds = i64::from(*ahead) + FURTHEST;
    codec.wide(&mut seconds, 2 * FURTHEST as u32);
    *ahead = (seconds - FURTHEST) as i32;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::codec::{Decoder, Encoder};

    #[test]
    fn offsets_of_every_size_come_back() {
        let offsets =
            [0, 3600, -3600, -43_200, 50_400, 20_700, 31_500, 3208, 1172, -2670, -86_399, 86_399, 52_200];
        for ahead in offsets {
            for other in offsets {
                let mut encoder = Encoder::new();
                absolute(&mut encoder, &mut ahead.clone());
                relative(&mut encoder, &mut other.clone(), ahead);
                let (mut decoder, mut found) = (Decoder(encoder.number()), (0, 0));
                absolute(&mut decoder, &mut found.0);
                relative(&mut decoder, &mut found.1, found.0);
                assert_eq!(found, (ahead, other));
            }
        }
    }
}
