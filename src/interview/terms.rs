//! What is paid back, worked out from number answers with exact decimals.

use super::answers::Given;
use super::numbers;
use super::{Answers, Topic};
use crate::compiled::Compiled;
use crate::policy::{Amount, Decimal, Kind, Policy, Rule, Terms, insert_once};

/// What the shop pays back to a buyer by a rule's terms, and what it keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// The sum that the shop pays back.
    pub pays: Decimal,
    /// The sum that the shop keeps.
    pub keeps: Decimal,
    /// The currency of both sums, as an ISO 4217 code.
    pub currency: String,
}

/// The questions whose numbers the terms of a leaf's rule need and that have no answer, in written order.
pub(super) fn missing(compiled: &Compiled, leaf: u32, answers: &Answers<'_>) -> Vec<Topic> {
    let mut missing = Vec::new();
    for &question in
        only_rule(compiled, leaf).and_then(|rule| rule.terms.as_ref()).map_or(&[][..], |it| &it.of)
    {
        let topic = Topic { question, time: false };
        if answers.given(question).0 == Given::Nothing {
            insert_once(&mut missing, topic);
        }
    }
    missing
}

/// The indices of the questions whose numbers the terms of a leaf's rule need. Empty if the rule has no
/// terms.
pub fn of_leaf(compiled: &Compiled, leaf: u32) -> &[usize] {
    only_rule(compiled, leaf).and_then(|rule| rule.terms.as_ref()).map_or(&[], |terms| &terms.of)
}

pub(super) fn only_rule(compiled: &Compiled, leaf: u32) -> Option<&Rule> {
    match compiled.diagram.rules(leaf) {
        [only] => compiled.policy.rules.get(*only as usize),
        _ => None,
    }
}

/// Computes the amounts of a rule's terms. Returns `None` if the rule has no terms, a number is missing or
/// invalid, none of the numbers is money, the terms name another currency, or the result does not fit.
#[must_use]
pub fn payment(policy: &Policy, rule: &Rule, answers: &Answers<'_>) -> Option<Payment> {
    let terms = rule.terms.as_ref()?;
    let (product, currency) = product(policy, terms, answers)?;
    let digits = currency.digits;
    let total = product.rounded(digits)?;
    let share = |amount: &Amount| match amount {
        Amount::Percent(Decimal { units, places }) => {
            product.times(Decimal { units: *units, places: places + 2 })?.rounded(digits)
        }
        Amount::Money(sum, code) if *code == currency.code => Some(sum.floor(digits)),
        Amount::Money(..) => None,
    };
    let pays = match (&terms.pays, &terms.keeps) {
        (Some(pays), _) => share(pays)?.min(total),
        (None, Some(keeps)) => total - share(keeps)?.min(total),
        (None, None) => total,
    };
    let sum = |units: i64| Decimal { units, places: digits };
    Some(Payment { pays: sum(pays), keeps: sum(total - pays), currency: currency.code.to_owned() })
}

struct Currency<'a> {
    code: &'a str,
    digits: u32,
}

/// The product of the numbers that the terms name, with at least as many decimal places as the currency has.
fn product<'a>(policy: &'a Policy, terms: &Terms, answers: &Answers<'_>) -> Option<(Product, Currency<'a>)> {
    let (mut product, mut currency) = (Product { units: 1, places: 0 }, None);
    for &question in &terms.of {
        let Kind::Number(number) = &policy.questions.get(question)?.kind else { return None };
        let Given::Number(said) = answers.given(question).0 else { return None };
        let units = numbers::read(said, number).ok()?;
        product = product.times(Decimal { units, places: number.decimals })?;
        if let Some(code) = &number.currency {
            currency = Some(Currency { code, digits: number.currency_digits });
        }
    }
    let currency = currency?;
    let one = Decimal { units: 10_i64.pow(currency.digits), places: currency.digits };
    Some((product.times(one)?, currency))
}

/// An exact product of several decimals: `units` times 10 to the power of -`places`. It is divided only by
/// ten, by hand, because the compiler's division of 128 bits would add one kilobyte to what the buyer loads.
#[derive(Clone, Copy)]
struct Product {
    units: i128,
    places: u32,
}

impl Product {
    fn times(self, by: Decimal) -> Option<Product> {
        let zeros = self.units.unsigned_abs().leading_zeros() + by.units.unsigned_abs().leading_zeros();
        // The product fits in 127 bits if the leading zeros of the two numbers (128 and 64 bits) are more
        // than 64.
        (zeros > 64)
            .then(|| Product { units: self.units * i128::from(by.units), places: self.places + by.places })
    }

    /// Rounds to `places` decimal places; a half goes to the even neighbour.
    fn rounded(self, places: u32) -> Option<i64> {
        let (mut rest, mut last, mut is_more) = (self.units.unsigned_abs(), 0, false);
        for _ in places..self.places {
            is_more |= last > 0;
            (rest, last) = tenth(rest);
        }
        let is_odd = rest % 2 == 1;
        let whole = i64::try_from(rest).ok()? + i64::from(last > 5 || last == 5 && (is_more || is_odd));
        Some(if self.units < 0 { -whole } else { whole })
    }
}

/// Divides by ten: returns the quotient and the remainder.
fn tenth(number: u128) -> (u128, u64) {
    let (high, low) = ((number >> 64) as u64, number as u64);
    let middle = ((high % 10) << 32) | (low >> 32);
    let end = ((middle % 10) << 32) | u64::from(low as u32);
    let below = ((middle / 10) << 32) | (end / 10);
    ((u128::from(high / 10) << 64) | u128::from(below), end % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Number, Question};

    fn question(id: &str, number: Number) -> Question {
        Question { id: id.to_owned(), kind: Kind::Number(number), ..Question::default() }
    }

    #[test]
    fn a_tenth_is_what_the_processor_makes_of_it() {
        let around = [0, 9, 10, 99, u128::from(u32::MAX), u128::from(u64::MAX), u128::MAX / 10, u128::MAX];
        for number in around.into_iter().flat_map(|number| [number, number / 7 * 3, number ^ (number >> 5)]) {
            assert_eq!(tenth(number), (number / 10, (number % 10) as u64), "{number}");
        }
    }

    fn policy(currency: &str, digits: u32) -> Policy {
        let most = Decimal { units: 1_000_000, places: 0 };
        let price = Number {
            currency: Some(currency.to_owned()),
            currency_digits: digits,
            decimals: digits,
            at_most: most,
            ..Number::default()
        };
        let nights = Number { at_most: most, decimals: 1, ..Number::default() };
        Policy { questions: vec![question("price", price), question("nights", nights)], ..Policy::default() }
    }

    #[track_caller]
    fn check(currency: (&str, u32), terms: Terms, said: &[(&str, &str)], expected: Option<(&str, &str)>) {
        let policy = policy(currency.0, currency.1);
        let answers = Answers::new(&policy, said).unwrap();
        let rule = Rule { terms: Some(terms), ..Rule::default() };
        let found = payment(&policy, &rule, &answers).map(|it| (it.pays.text(), it.keeps.text()));
        assert_eq!(found.as_ref().map(|(pays, keeps)| (pays.as_str(), keeps.as_str())), expected);
    }

    fn percent(units: i64, places: u32) -> Option<Amount> {
        Some(Amount::Percent(Decimal { units, places }))
    }

    #[test]
    fn shares_are_rounded_to_the_currency_half_to_even() {
        let half = || Terms { pays: percent(50, 0), of: vec![0], ..Terms::default() };
        check(("EUR", 2), half(), &[("price", "10.01")], Some(("5", "5.01")));
        check(("EUR", 2), half(), &[("price", "10.03")], Some(("5.02", "5.01")));
        check(("JPY", 0), half(), &[("price", "101")], Some(("50", "51")));
        check(("JPY", 0), half(), &[("price", "103")], Some(("52", "51")));
        let third = Terms { keeps: percent(333, 1), of: vec![0], ..Terms::default() };
        check(("EUR", 2), third, &[("price", "0.10")], Some(("0.07", "0.03")));
    }

    #[test]
    fn a_product_is_exact_before_it_is_rounded() {
        let all = Terms { pays: percent(100, 0), of: vec![0, 1], ..Terms::default() };
        check(("EUR", 2), all, &[("price", "33.33"), ("nights", "1.5")], Some(("50", "0")));
    }

    #[test]
    fn a_half_that_is_not_all_that_is_dropped_is_rounded_up() {
        let share = |units| Terms { pays: percent(units, 1), of: vec![0], ..Terms::default() };
        // 0.12525 and 0.12500.
        check(("EUR", 2), share(501), &[("price", "0.25")], Some(("0.13", "0.12")));
        check(("EUR", 2), share(500), &[("price", "0.25")], Some(("0.12", "0.13")));
    }

    #[test]
    fn a_product_of_more_than_sixty_four_bits_is_exact() {
        let product = Product { units: 12_345_678_901, places: 2 };
        let product = product.times(Decimal { units: 899_999_123_457, places: 6 }).unwrap();
        assert_eq!(product.units, 11_111_100_189_381_579_080_757);
        let share = product.times(Decimal { units: 33_333, places: 5 }).unwrap();
        // 37036630261265.6175498873081 and 370366302612.656175498873081
        assert_eq!(share.rounded(2), Some(3_703_663_026_126_562));
        let longer = share.times(Decimal { units: 100, places: 2 }).unwrap();
        assert_eq!(longer.rounded(2), Some(3_703_663_026_126_562));
        assert_eq!(Product { places: share.places + 2, ..share }.rounded(3), Some(370_366_302_612_656));
    }

    #[test]
    fn a_number_below_nothing_is_rounded_as_one_above() {
        assert_eq!(Product { units: -12_501, places: 4 }.rounded(2), Some(-125));
        assert_eq!(Product { units: -12_550, places: 4 }.rounded(2), Some(-126));
        assert_eq!(Product { units: -12_450, places: 4 }.rounded(2), Some(-124));
    }

    #[test]
    fn what_may_take_more_than_127_bits_is_not_worked_out() {
        let by = Decimal { units: 100, places: 2 };
        let of = |units| Product { units, places: 24 }.times(by);
        assert_eq!(of((1 << 120) - 1).map(|it| it.units), Some(((1 << 120) - 1) * 100));
        assert!(of(1 << 120).is_none());
        assert!(of(i128::MAX).is_none());
    }

    #[test]
    fn a_sum_is_kept_up_to_the_price() {
        let fee = || Some(Amount::Money(Decimal { units: 45, places: 0 }, "USD".to_owned()));
        let terms = || Terms { keeps: fee(), of: vec![0], ..Terms::default() };
        check(("USD", 2), terms(), &[("price", "100.5")], Some(("55.5", "45")));
        check(("USD", 2), terms(), &[("price", "20")], Some(("0", "20")));
        check(("EUR", 2), terms(), &[("price", "100")], None);
    }

    #[test]
    fn what_is_not_known_is_not_worked_out() {
        let terms = || Terms { pays: percent(50, 0), of: vec![0], ..Terms::default() };
        check(("EUR", 2), terms(), &[], None);
        check(("EUR", 2), terms(), &[("price", "1,5")], None);
    }
}
