//! Reads number answers and finds the region of a number: which of the policy's limits it meets.

use super::Problem;
use crate::compiled::Compiled;
use crate::diagram::Domain;
use crate::policy::{Atom, Decimal, NotDecimal, Number};

/// Reads a number answer. The result counts units of the last decimal place that the question takes: "12.5"
/// is 1250 with two decimals. Fails if the text is no number, has too many decimals, or lies outside the
/// question's range.
pub fn read(said: &str, number: &Number) -> Result<i64, Problem> {
    let decimal = match Decimal::read(said, number.decimals) {
        Ok(decimal) => decimal,
        Err(NotDecimal::Malformed) => return Err(Problem::Malformed),
        Err(NotDecimal::TooFine) => return Err(Problem::TooFine),
        Err(NotDecimal::TooLarge) => return Err(Problem::OutOfRange),
    };
    let (least, most) = number.range();
    if (least..=most).contains(&decimal.units) { Ok(decimal.units) } else { Err(Problem::OutOfRange) }
}

/// The values that the question's variable can have for a number: its region, or all of them if it has none.
pub(super) fn domain(compiled: &Compiled, question: usize, units: i64) -> Domain {
    match region(compiled, question, units) {
        Some(region) => Domain::One(region),
        None => Domain::All,
    }
}

/// The index of a number's region. Returns `None` if no region fits: the number lies outside the question's
/// range.
pub fn region(compiled: &Compiled, question: usize, units: i64) -> Option<u32> {
    let policy = &compiled.policy;
    let places = policy.places(question);
    let mut holds = Vec::new();
    for atom in policy.atoms(question) {
        if let Atom::Limit(limit) = atom
            && let Some(limit) = policy.limits.get(limit)
        {
            holds.push(limit.holds(units, places));
        }
    }
    let regions = compiled.regions.get(question)?;
    (0..).zip(regions).find(|(_, region)| **region == holds).map(|(place, _)| place)
}
