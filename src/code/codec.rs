//! Encodes and decodes by one description: an [`Encoder`] takes digits from a value, a [`Decoder`] puts them
//! into one.

use super::number::Number;

/// Visits the digits of a case, always in the same order.
pub(super) trait Codec {
    /// Encodes or decodes a digit below its radix. The encoder clamps a larger one to the greatest.
    fn digit(&mut self, digit: &mut u32, radix: u32);

    /// Encodes or decodes a digit that is kept in an `i64`.
    #[inline(never)]
    fn wide(&mut self, digit: &mut i64, radix: u32) {
        let mut small = *digit as u32;
        self.digit(&mut small, radix);
        *digit = i64::from(small);
    }

    /// Encodes or decodes a switch.
    fn switch(&mut self, on: &mut bool) {
        let mut digit = u32::from(*on);
        self.digit(&mut digit, 2);
        *on = digit == 1;
    }
}

/// Collects digits with their radices, the lowest first.
pub(super) struct Encoder(Vec<(u32, u32)>);

impl Encoder {
    /// Allocates room for most cases at once.
    pub(super) fn new() -> Self {
        Encoder(Vec::with_capacity(24))
    }

    /// The number that these digits make.
    pub(super) fn number(&self) -> Number {
        let mut number = Number::default();
        for &(digit, radix) in self.0.iter().rev() {
            number.put(digit, radix);
        }
        number
    }
}

impl Codec for Encoder {
    #[inline(never)]
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.0.push(((*digit).min(radix - 1), radix));
    }
}

/// Takes digits off a number, the lowest first.
#[derive(Clone, Debug)]
pub(super) struct Decoder(pub(super) Number);

impl Codec for Decoder {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        *digit = self.0.take(radix);
    }
}
