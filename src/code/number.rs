//! A whole number of any size in mixed radix. Each digit has a radix of its own, so that no bit is wasted.

/// The radix of a limb: six symbols of five bits.
const LIMB: u64 = 1 << 30;

/// The limbs of the number, the lowest first. The highest one is not zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Number(Vec<u32>);

impl Number {
    /// Adds a digit below the present ones: multiplies by the radix and adds the digit.
    pub(super) fn put(&mut self, digit: u32, radix: u32) {
        let mut carry = u64::from(digit);
        for limb in &mut self.0 {
            let sum = u64::from(*limb) * u64::from(radix) + carry;
            *limb = (sum % LIMB) as u32;
            carry = sum / LIMB;
        }
        // The carry fits one limb, as no radix is as large as 2³².
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Takes off the lowest digit. Once the number is used up, all digits are 0.
    pub(super) fn take(&mut self, radix: u32) -> u32 {
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let sum = rest * LIMB + u64::from(*limb);
            *limb = (sum / u64::from(radix)) as u32;
            rest = sum % u64::from(radix);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u32
    }

    /// The remainder of a division.
    pub(super) fn rest(&self, by: u32) -> u32 {
        let by = u64::from(by);
        let mut rest = 0;
        for &limb in self.0.iter().rev() {
            rest = (rest * LIMB + u64::from(limb)) % by;
        }
        rest as u32
    }

    /// Appends the number's symbols, the lowest first, without zeros at the high end.
    pub(super) fn symbols(&self, symbols: &mut Vec<u8>) {
        let before = symbols.len();
        for limb in &self.0 {
            for place in 0..6 {
                symbols.push((limb >> (5 * place)) as u8 % 32);
            }
        }
        while symbols.len() > before && symbols.last() == Some(&0) {
            symbols.pop();
        }
    }

    /// Makes a number of its symbols, the lowest first.
    pub(super) fn of(symbols: &[u8]) -> Number {
        let limb = |six: &[u8]| six.iter().rev().fold(0, |limb, &symbol| limb * 32 + u32::from(symbol));
        let mut number = Number(symbols.chunks(6).map(limb).collect());
        while number.0.last() == Some(&0) {
            number.0.pop();
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(number: &Number) -> Vec<u8> {
        let mut symbols = Vec::new();
        number.symbols(&mut symbols);
        symbols
    }

    #[test]
    fn digits_come_back_in_the_order_in_which_they_were_put_last_first() {
        let digits =
            [(0, 4), (1022, 1024), (7, 9), ((1 << 30) - 1, 1 << 30), (0, 1), (65_535, 65_536), (1, 2)];
        let mut number = Number::default();
        digits.iter().rev().for_each(|&(digit, radix)| number.put(digit, radix));
        let mut again = Number::of(&symbols(&number));
        assert_eq!(again, number);
        for (digit, radix) in digits {
            assert_eq!(again.take(radix), digit, "of {radix}");
        }
        assert_eq!((again.take(1000), &again), (0, &Number::default()));
    }

    #[test]
    fn a_number_has_as_many_symbols_as_it_needs() {
        let of = |number: u32| symbols(&Number(vec![number]));
        assert!(symbols(&Number::default()).is_empty());
        assert_eq!((of(31), of(32), of(1023)), (vec![31], vec![0, 1], vec![31, 31]));
        assert_eq!(Number::of(&[31, 0, 0, 0, 0, 0, 0, 0]), Number(vec![31]));
        assert_eq!(Number(vec![5, 7]).rest(1021), ((7 * (1_u64 << 30) + 5) % 1021) as u32);
    }
}
