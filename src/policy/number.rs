//! Numbers in policies and answers: exact decimals, never binary fractions.

/// What a number question accepts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    /// The unit that is counted, such as `hours`.
    pub unit: Option<String>,
    /// The currency of a sum (ISO 4217 code).
    pub currency: Option<String>,
    /// How many decimal places sums of that currency have.
    pub currency_digits: u32,
    /// How many decimal places an answer may have.
    pub decimals: u32,
    /// The least number that it accepts.
    pub at_least: Decimal,
    /// The greatest number that it accepts.
    pub at_most: Decimal,
}

/// The greatest number that a question accepts if the policy names none. More than any sum or count of a
/// refund.
pub const MAX_NUMBER: Decimal = Decimal { units: 999_999_999, places: 0 };

impl Number {
    /// Whether the policy names a greatest number, which people are then told.
    pub fn has_an_end(&self) -> bool {
        self.at_most != MAX_NUMBER
    }

    /// The least and the greatest number that it accepts, in units of the last decimal place.
    pub fn range(&self) -> (i64, i64) {
        let least = self.at_least.floor(self.decimals) + i64::from(!self.at_least.fits(self.decimals));
        (least, self.at_most.floor(self.decimals))
    }
}

/// A limit on a number answer that rules can name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limit {
    /// The id that programs see.
    pub id: String,
    /// The index of the number question.
    pub of: usize,
    /// On which side of the value the limit holds.
    pub bound: Bound,
    /// The value that answers are compared with.
    pub value: Decimal,
    /// The index of the clause that sets the limit.
    pub clause: Option<usize>,
}

/// On which side of a value a limit holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// Below the value.
    #[default]
    LessThan,
    /// Below the value or equal to it.
    AtMost,
    /// Above the value or equal to it.
    AtLeast,
    /// Above the value.
    MoreThan,
}

/// An exact decimal: a whole number of units of its last decimal place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The number of units.
    pub units: i64,
    /// The number of decimal places.
    pub places: u32,
}

/// The most digits of a number. More would not fit, and no refund has them.
const MAX_DIGITS: usize = 15;

impl Decimal {
    /// Reads `2`, `1.5` or `-3`: ASCII digits, an optional point, and at most `places` decimal places, zeros
    /// at the end aside. The result has exactly `places`. Fails if the form is wrong, or the number too fine
    /// or too large.
    pub fn read(text: &str, places: u32) -> Result<Decimal, NotDecimal> {
        // By bytes: the standard library's text search would add a kilobyte to what the buyer loads.
        let (is_negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            all => (false, all),
        };
        let point = digits.iter().position(|&byte| byte == b'.').unwrap_or(digits.len());
        let (mut whole, fraction) = digits.split_at(point);
        let mut fraction = fraction.get(1..).unwrap_or(b"0");
        let are_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
        if !are_digits(whole) || !are_digits(fraction) {
            return Err(NotDecimal::Malformed);
        }
        while let [rest @ .., b'0'] = fraction {
            fraction = rest;
        }
        if fraction.len() > places as usize {
            return Err(NotDecimal::TooFine);
        }
        while let [b'0', rest @ ..] = whole {
            whole = rest;
        }
        if whole.len() + places as usize > MAX_DIGITS {
            return Err(NotDecimal::TooLarge);
        }
        let mut units = 0;
        for part in [whole, fraction] {
            for byte in part {
                units = units * 10 + i64::from(byte - b'0');
            }
        }
        for _ in fraction.len()..places as usize {
            units *= 10;
        }
        if is_negative && units == 0 {
            return Err(NotDecimal::Malformed);
        }
        Ok(Decimal { units: if is_negative { -units } else { units }, places })
    }

    /// The number in units of `places` decimal places, rounded down. Meant for numbers of policies and
    /// answers: a larger one overflows and wraps.
    pub fn floor(self, places: u32) -> i64 {
        let units = self.units.wrapping_mul(power(places.saturating_sub(self.places)));
        units.div_euclid(power(self.places.saturating_sub(places)))
    }

    /// Whether the number needs no more than `places` decimal places.
    pub fn fits(self, places: u32) -> bool {
        self.units.rem_euclid(power(self.places.saturating_sub(places))) == 0
    }

    /// The number as programs write it: `1.5`, without zeros at the end of the fraction.
    pub fn text(self) -> String {
        self.digits(false)
    }

    /// The number with all its decimal places: `1.50`.
    pub fn padded(self) -> String {
        self.digits(true)
    }

    fn digits(self, is_padded: bool) -> String {
        let mut digits = String::new();
        let mut rest = self.units.unsigned_abs();
        let (mut place, mut is_zero) = (0, !is_padded);
        while rest > 0 || place <= self.places {
            let digit = (rest % 10) as u8;
            is_zero &= digit == 0 && place < self.places;
            if !is_zero {
                digits.insert(0, char::from(b'0' + digit));
            }
            place += 1;
            if place == self.places && !is_zero {
                digits.insert(0, '.');
            }
            rest /= 10;
        }
        if self.units < 0 {
            digits.insert(0, '-');
        }
        digits
    }
}

/// Decimals are equal if they are the same number, whatever their decimal places.
impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        let places = self.places.max(other.places);
        self.floor(places) == other.floor(places)
    }
}

/// What is wrong with a text that should be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotDecimal {
    /// It does not have the form of a number.
    Malformed,
    /// It has more decimal places than are accepted.
    TooFine,
    /// It has more digits than any number of a refund.
    TooLarge,
}

fn power(places: u32) -> i64 {
    10_i64.pow(places.min(18))
}

impl Limit {
    /// Where the limit divides numbers, in units of `places` decimal places: the least number of the upper
    /// part, and whether the limit holds for the lower part. So `at most 2` and `less than 3` are the same
    /// for whole numbers.
    pub fn cut(&self, places: u32) -> (i64, bool) {
        let floor = self.value.floor(places);
        let ceiling = if self.value.fits(places) { floor } else { floor + 1 };
        match self.bound {
            Bound::LessThan => (ceiling, true),
            Bound::AtMost => (floor + 1, true),
            Bound::AtLeast => (ceiling, false),
            Bound::MoreThan => (floor + 1, false),
        }
    }

    /// Whether a number, in units of `places` decimal places, is within the limit.
    pub fn holds(&self, units: i64, places: u32) -> bool {
        let (cut, below) = self.cut(places);
        (units < cut) == below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, places: u32, expected: Result<i64, NotDecimal>) {
        assert_eq!(Decimal::read(text, places).map(|it| it.units), expected, "{text}");
    }

    #[test]
    fn decimals_are_read_to_the_letter() {
        check("2", 0, Ok(2));
        check("1.5", 1, Ok(15));
        check("007.50", 2, Ok(750));
        check("2.0", 0, Ok(2));
        check("-3", 1, Ok(-30));
        check("0", 0, Ok(0));
    }

    #[test]
    fn what_is_no_decimal_is_told_apart() {
        for text in ["", "-", "-0", "1,5", "１２", "NaN", "1e3", "+1", " 1", ".5", "1.", "1.2.3", "٣", "--1"]
        {
            check(text, 2, Err(NotDecimal::Malformed));
        }
        check("1.5", 0, Err(NotDecimal::TooFine));
        check(&"1".repeat(301), 0, Err(NotDecimal::TooLarge));
    }

    #[test]
    fn decimals_are_written_without_needless_zeros() {
        for text in ["0", "2", "1.5", "-3", "0.05", "100", "-0.5", "10.01"] {
            assert_eq!(Decimal::read(text, 3).unwrap().text(), text);
            assert_eq!(Decimal::read(text, 2).unwrap(), Decimal::read(text, 3).unwrap());
        }
    }

    fn cut(bound: Bound, value: &str, places: u32, expected: (i64, bool)) {
        let value = Decimal::read(value, 3).unwrap();
        let limit = Limit { bound, value, ..Limit::default() };
        assert_eq!(limit.cut(places), expected, "{bound:?} {}", value.text());
    }

    #[test]
    fn a_limit_cuts_between_two_numbers_that_can_be_given() {
        cut(Bound::LessThan, "2", 1, (20, true));
        cut(Bound::AtMost, "2", 1, (21, true));
        cut(Bound::AtLeast, "2", 0, (2, false));
        cut(Bound::MoreThan, "2", 0, (3, false));
        cut(Bound::LessThan, "1.5", 0, (2, true));
        cut(Bound::AtMost, "1.5", 0, (2, true));
        cut(Bound::AtLeast, "1.5", 0, (2, false));
    }
}
