//! A number answer as digits of a code.

use super::codec::Codec;
use crate::interview::read_number;
use crate::policy::{Decimal, Number};

/// A number answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Amount {
    /// No answer, or one that is no valid number.
    #[default]
    Nothing,
    /// How far the number lies above the least that the question accepts, in units of the last decimal place.
    Above(i64),
    /// "I don't know."
    Unsure,
}

const NOTHING: u32 = 0;
const SMALL: u32 = 1;
const MEDIUM: u32 = 2;
const LARGE: u32 = 3;
const UNSURE: u32 = 4;

/// Counts of hours, pieces or days are mostly below this; they take ten bits.
const SMALL_BELOW: i64 = 1 << 10;
/// Sums of money are mostly below this; they take 20 bits.
const MEDIUM_BELOW: i64 = 1 << 20;
/// A number of 60 bits is packed as two digits of 30 bits. No accepted number has more.
const HALF: i64 = 1 << 30;

impl Amount {
    /// Reads an answer. A text that is no valid number becomes `Nothing`.
    pub(super) fn read(said: &str, number: &Number) -> Amount {
        let (least, _) = number.range();
        read_number(said, number).map_or(Amount::Nothing, |units| Amount::Above(units - least))
    }

    /// The number, in units of the question's last decimal place. Returns `None` without a number, or if it
    /// exceeds the greatest that the question accepts.
    pub(super) fn units(self, number: &Number) -> Option<i64> {
        let (least, most) = number.range();
        match self {
            Amount::Above(above) => Some(least + above).filter(|units| *units <= most),
            Amount::Nothing | Amount::Unsure => None,
        }
    }

    /// The answer as text; `None` if there is none.
    pub(super) fn said(self, number: &Number) -> Option<String> {
        match self {
            Amount::Unsure => Some(crate::interview::UNSURE.to_owned()),
            _ => self.units(number).map(|units| Decimal { units, places: number.decimals }.text()),
        }
    }

    /// Encodes or decodes the answer.
    pub(super) fn digits<C: Codec>(&mut self, codec: &mut C, may_be_unsure: bool) {
        let mut above = if let Amount::Above(above) = *self { above } else { 0 };
        let mut form = match *self {
            Amount::Nothing => NOTHING,
            Amount::Unsure => UNSURE,
            Amount::Above(above) if above < SMALL_BELOW => SMALL,
            Amount::Above(above) if above < MEDIUM_BELOW => MEDIUM,
            Amount::Above(_) => LARGE,
        };
        codec.digit(&mut form, UNSURE + u32::from(may_be_unsure));
        *self = match form {
            NOTHING => Amount::Nothing,
            UNSURE => Amount::Unsure,
            SMALL | MEDIUM => {
                let below = if form == SMALL { SMALL_BELOW } else { MEDIUM_BELOW };
                codec.wide(&mut above, below as u32);
                Amount::Above(above)
            }
            _ => {
                let (mut low, mut high) = (above % HALF, above / HALF);
                codec.wide(&mut low, HALF as u32);
                codec.wide(&mut high, HALF as u32);
                Amount::Above(high * HALF + low)
            }
        };
    }
}
