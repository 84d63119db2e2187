//! What a number answer says about the limits on it.

use super::Problem;
use crate::compiled::Compiled;
use crate::diagram::Domain;
use crate::policy::{Atom, Decimal, NotDecimal, Number};

/// Reads a number answer: units of the question's last place.
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

/// The region of a number.
pub(super) fn domain(compiled: &Compiled, question: usize, units: i64) -> Domain {
    match region(compiled, question, units) {
        Some(region) => Domain::One(region),
        None => Domain::All,
    }
}

/// The region of a number; none that was foreseen for one that the question does not take.
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
