//! Compares two rules: which is worse for the buyer.

use std::cmp::Ordering;

use super::{Amount, Rule};

/// The decimal places of amounts that are compared: more than a policy can write.
const PLACES: u32 = 4;
/// 100 % in units of the last decimal place.
const ALL: i64 = 1_000_000;

/// What the shop keeps.
enum Kept<'a> {
    /// A percentage, in units of the last decimal place.
    Share(i64),
    /// Some part, which depends on numbers.
    Part,
    /// A sum, in units of the last decimal place. `keeps` says whether the shop keeps it or pays it.
    Sum { units: i64, currency: &'a str, keeps: bool },
}

impl Rule {
    /// Compares two rules for the buyer: the lesser one is better. Outcomes are compared first, then how much
    /// is paid back. Without terms everything is paid back. A sum can be compared with another sum of the
    /// same kind and currency, with everything and with nothing; other pairs count as equal, because they
    /// depend on numbers.
    pub fn worth(&self, other: &Rule) -> Ordering {
        self.outcome.cmp(&other.outcome).then_with(|| match (self.kept(), other.kept()) {
            (Kept::Share(one), Kept::Share(two)) => one.cmp(&two),
            (Kept::Share(0), _) | (_, Kept::Share(ALL)) => Ordering::Less,
            (_, Kept::Share(0)) | (Kept::Share(ALL), _) => Ordering::Greater,
            (
                Kept::Sum { units: one, currency, keeps },
                Kept::Sum { units: two, currency: other, keeps: also },
            ) if currency == other && keeps == also => {
                if keeps {
                    one.cmp(&two)
                } else {
                    two.cmp(&one)
                }
            }
            _ => Ordering::Equal,
        })
    }

    fn kept(&self) -> Kept<'_> {
        let (pays, keeps) =
            self.terms.as_ref().map_or((None, None), |it| (it.pays.as_ref(), it.keeps.as_ref()));
        // A product of several numbers, such as a price and the months that are left, is some part.
        if self.terms.as_ref().is_some_and(|terms| terms.of.len() > 1) {
            return Kept::Part;
        }
        match (pays, keeps) {
            (Some(Amount::Percent(share)), _) => Kept::Share(ALL - share.floor(PLACES)),
            (Some(Amount::Money(sum, currency)), _) => {
                Kept::Sum { units: sum.floor(PLACES), currency, keeps: false }
            }
            (None, Some(Amount::Percent(share))) => Kept::Share(share.floor(PLACES)),
            (None, Some(Amount::Money(sum, currency))) => {
                Kept::Sum { units: sum.floor(PLACES), currency, keeps: true }
            }
            (None, None) => Kept::Share(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Decimal, Outcome, Terms};
    use super::*;

    /// `pays 85%` or `keeps 45 USD`.
    fn rule(terms: &str) -> Rule {
        let (verb, amount) = terms.split_once(' ').unwrap_or_default();
        let decimal = |text: &str| Decimal::read(text, PLACES).unwrap();
        let amount = match (amount.strip_suffix('%'), amount.split_once(' ')) {
            (Some(share), _) => Some(Amount::Percent(decimal(share))),
            (_, Some((sum, currency))) => Some(Amount::Money(decimal(sum), currency.to_owned())),
            _ => None,
        };
        let (pays, keeps) = if verb == "pays" { (amount, None) } else { (None, amount) };
        let terms = Some(Terms { pays, keeps, ..Terms::default() });
        Rule { outcome: Outcome::Qualifies, terms, ..Rule::default() }
    }

    fn check(one: &str, other: &str, expected: Ordering) {
        assert_eq!(rule(one).worth(&rule(other)), expected, "{one}, {other}");
        assert_eq!(rule(other).worth(&rule(one)), expected.reverse(), "{other}, {one}");
    }

    #[test]
    fn the_more_is_paid_the_better_it_is_for_the_buyer() {
        check("pays 100%", "pays 50%", Ordering::Less);
        check("", "pays 99.5%", Ordering::Less);
        check("pays 85%", "keeps 15%", Ordering::Equal);
        check("keeps 15%", "keeps 45 USD", Ordering::Equal);
        check("", "keeps 45 USD", Ordering::Less);
        check("keeps 45 USD", "keeps 50 USD", Ordering::Less);
        check("pays 45 USD", "pays 50 USD", Ordering::Greater);
        check("pays 45 USD", "keeps 50 USD", Ordering::Equal);
        check("keeps 45 USD", "keeps 50 EUR", Ordering::Equal);
        check("keeps 45 USD", "pays 0%", Ordering::Less);
    }

    #[test]
    fn a_product_of_numbers_is_some_part() {
        let mut months = rule("pays 100%");
        months.terms.as_mut().unwrap().of = vec![0, 1];
        assert_eq!(months.worth(&rule("")), Ordering::Greater);
        assert_eq!(months.worth(&rule("pays 50%")), Ordering::Equal);
        assert_eq!(months.worth(&rule("pays 0%")), Ordering::Less);
    }

    #[test]
    fn outcomes_come_before_terms() {
        let (none, half) = (Rule { outcome: Outcome::DoesNotQualify, ..Rule::default() }, rule("pays 50%"));
        assert_eq!(none.worth(&half), Ordering::Greater);
    }
}
