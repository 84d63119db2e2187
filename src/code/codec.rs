//! Encoding and decoding by one description: an [`Encoder`] takes from a value what a [`Decoder`] puts there.

use super::number::Number;

/// Goes over a case digit by digit, always in the same order.
pub(super) trait Codec {
    /// A digit below its radix. One that is not becomes the greatest there is.
    fn digit(&mut self, digit: &mut u32, radix: u32);

    /// The same for a larger type.
    #[inline(never)]
    fn wide(&mut self, digit: &mut i64, radix: u32) {
        let mut small = *digit as u32;
        self.digit(&mut small, radix);
        *digit = i64::from(small);
    }

    /// A switch.
    fn switch(&mut self, on: &mut bool) {
        let mut digit = u32::from(*on);
        self.digit(&mut digit, 2);
        *on = digit == 1;
    }
}

/// Collects digits with their radices, the lowest first.
pub(super) struct Encoder(Vec<(u32, u32)>);

impl Encoder {
    /// With room for most cases.
    pub(super) fn new() -> Self {
        Encoder(Vec::with_capacity(24))
    }

    /// The number of these digits.
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

/// Takes digits off a number.
#[derive(Clone, Debug)]
pub(super) struct Decoder(pub(super) Number);

impl Codec for Decoder {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        *digit = self.0.take(radix);
    }
}
