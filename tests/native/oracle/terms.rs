//! The amounts of terms, computed with fractions; and which of two results is worse for the buyer.

use std::cmp::Ordering;

use refund_check::policy::{Amount, Decimal, Kind, Rule, Terms};

use super::given::read_number;
use super::{Answers, Oracle, given};

/// A numerator and a denominator.
type Fraction = (i128, i128);

fn fraction(decimal: Decimal) -> Fraction {
    (decimal.units.into(), 10_i128.pow(decimal.places))
}

fn times(one: Fraction, other: Fraction) -> Fraction {
    (one.0 * other.0, one.1 * other.1)
}

/// Rounds to the nearest cent; a half to the even cent.
fn cents((above, below): Fraction) -> i128 {
    let whole = (above * 100).div_euclid(below);
    let (over, under) = (above * 100 - whole * below, (whole + 1) * below - above * 100);
    match over.cmp(&under) {
        Ordering::Less => whole,
        Ordering::Equal if whole % 2 == 0 => whole,
        _ => whole + 1,
    }
}

/// What the shop keeps: a share in millionths, a share that depends on numbers, a sum, or everything but a
/// sum.
enum Kept {
    Share(i128),
    Part,
    Sum(i128),
    AllBut(i128),
}

fn kept(rule: &Rule) -> Kept {
    let Some(terms) = &rule.terms else { return Kept::Share(0) };
    let share = |share: Decimal| fraction(share).0 * 10_000 / fraction(share).1;
    match (&terms.pays, &terms.keeps) {
        _ if terms.of.len() > 1 => Kept::Part,
        (Some(Amount::Percent(paid)), _) => Kept::Share(1_000_000 - share(*paid)),
        (Some(Amount::Money(sum, _)), _) => Kept::AllBut(cents(fraction(*sum))),
        (None, Some(Amount::Percent(own))) => Kept::Share(share(*own)),
        (None, Some(Amount::Money(sum, _))) => Kept::Sum(cents(fraction(*sum))),
        (None, None) => Kept::Share(0),
    }
}

impl Oracle<'_> {
    /// Compares two sets of remaining rules: greater is worse for the buyer. Amounts that depend on unknown
    /// numbers count as equal.
    pub(super) fn compare(&self, one: &[usize], other: &[usize]) -> Ordering {
        let by_outcome = self.told(one).0.cmp(&self.told(other).0);
        let (&[one], &[other]) = (one, other) else { return by_outcome };
        let by_terms = match (kept(&self.policy.rules[one]), kept(&self.policy.rules[other])) {
            (Kept::Share(one), Kept::Share(other)) => one.cmp(&other),
            (Kept::Sum(one), Kept::Sum(other)) => one.cmp(&other),
            (Kept::AllBut(one), Kept::AllBut(other)) => other.cmp(&one),
            (Kept::Share(0), _) | (_, Kept::Share(1_000_000)) => Ordering::Less,
            (_, Kept::Share(0)) | (Kept::Share(1_000_000), _) => Ordering::Greater,
            _ => Ordering::Equal,
        };
        by_outcome.then(by_terms)
    }

    /// Compares what a verdict will be with what it is: by the amounts if both are known, with the same
    /// numbers or fewer. A result that does not say what is paid back is never better.
    pub(super) fn turn(&self, will: &[usize], is: &[usize], answers: &Answers) -> Ordering {
        let order = self.compare(will, is);
        let (&[one], &[other]) = (will, is) else { return order };
        if self.told(will).0 != self.told(is).0 {
            return order;
        }
        match (&self.policy.rules[one].terms, &self.policy.rules[other].terms) {
            (None, Some(_)) if order == Ordering::Less => Ordering::Equal,
            (Some(then), Some(now)) if then.of.iter().all(|of| now.of.contains(of)) => {
                match (self.amounts(then, answers), self.amounts(now, answers)) {
                    (Some((then, _)), Some((now, _))) => now.cmp(&then),
                    _ => order,
                }
            }
            _ => order,
        }
    }

    /// The reply if the terms of the only remaining rule need another number, or refuse one.
    pub(super) fn of_terms(&self, end: &[usize], answers: &Answers) -> Option<String> {
        let &[only] = end else { return None };
        let terms = self.policy.rules[only].terms.as_ref()?;
        let mut missing = Vec::new();
        for &of in &terms.of {
            let question = &self.policy.questions[of];
            let Kind::Number(number) = &question.kind else { continue };
            match answers.get(&question.id).map(String::as_str) {
                None => missing.push(of),
                Some("unsure") if question.unsure.is_some() => {}
                Some(said) => {
                    if let Err(problem) = read_number(said, number) {
                        return Some(given::invalid(&question.id, problem));
                    }
                }
            }
        }
        let first = &self.policy.questions[*missing.iter().min()?].id;
        Some(format!("{{\"question\":{{\"id\":\"{first}\",\"at_most\":"))
    }

    /// The terms of a rule as JSON, after a comma.
    pub(super) fn terms(&self, rule: usize, answers: &Answers) -> String {
        let Some(terms) = &self.policy.rules[rule].terms else { return String::new() };
        let mut parts = Vec::new();
        let texts = [
            ("pays", terms.pays.as_ref().map(Amount::text)),
            ("keeps", terms.keeps.as_ref().map(Amount::text)),
            ("as", terms.by.clone()),
            ("postage", terms.postage.clone()),
        ];
        parts.extend(texts.into_iter().filter_map(|(name, text)| Some(format!("\"{name}\":\"{}\"", text?))));
        if !terms.of.is_empty() {
            let of = terms.of.iter().map(|&of| format!("\"{}\"", self.policy.questions[of].id));
            parts.push(format!("\"of\":[{}]", of.collect::<Vec<_>>().join(",")));
        }
        if let Some((pays, keeps)) = self.amounts(terms, answers) {
            let sum = |cents: i128| format!("{}.{:02}", cents / 100, cents % 100);
            let (pays, keeps) = (sum(pays), sum(keeps));
            parts.push(format!(
                "\"amount\":{{\"pays\":\"{pays}\",\"keeps\":\"{keeps}\",\"currency\":\"EUR\"}}"
            ));
        }
        format!(",\"terms\":{{{}}}", parts.join(","))
    }

    /// The amounts paid and kept, in cents; `None` until all numbers are known.
    fn amounts(&self, terms: &Terms, answers: &Answers) -> Option<(i128, i128)> {
        let mut product = (1, 1);
        for &of in &terms.of {
            let question = &self.policy.questions[of];
            let Kind::Number(number) = &question.kind else { return None };
            let units = read_number(answers.get(&question.id)?, number).ok()?;
            product = times(product, (units.into(), 10_i128.pow(number.decimals)));
        }
        let total = cents(product);
        let part = |amount: &Amount| {
            let sum = match amount {
                Amount::Percent(share) => cents(times(product, times(fraction(*share), (1, 100)))),
                Amount::Money(sum, _) => cents(fraction(*sum)),
            };
            sum.min(total)
        };
        match (&terms.pays, &terms.keeps) {
            _ if terms.of.is_empty() => None,
            (Some(pays), _) => Some((part(pays), total - part(pays))),
            (None, Some(keeps)) => Some((total - part(keeps), part(keeps))),
            (None, None) => Some((total, 0)),
        }
    }
}
