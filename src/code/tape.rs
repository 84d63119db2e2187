//! Writing and reading by one description: a [`Writer`] takes from the value what a [`Reader`] puts there.

use super::number::Number;

/// Something that goes over a case digit by digit, always in the same order.
pub(super) trait Tape {
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
pub(super) struct Writer(Vec<(u32, u32)>);

impl Writer {
    /// With room for most cases.
    pub(super) fn new() -> Self {
        Writer(Vec::with_capacity(24))
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

impl Tape for Writer {
    #[inline(never)]
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        self.0.push(((*digit).min(radix - 1), radix));
    }
}

/// Takes digits off a number.
#[derive(Clone, Debug)]
pub(super) struct Reader(pub(super) Number);

impl Tape for Reader {
    fn digit(&mut self, digit: &mut u32, radix: u32) {
        *digit = self.0.take(radix);
    }
}
