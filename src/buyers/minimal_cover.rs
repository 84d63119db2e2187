//! Describes a set of buyers by as few regions as possible, each as wide as possible and with a witness.

use super::sets::{ALL_BUYERS, NO_BUYERS, Set, Sets};
use super::{Buyer, Occasions, Region, can_answer};
use crate::compiled::Compiled;
use crate::diagram::Diagram;
use crate::policy::{Kind, Question};

/// Finds regions that together are all buyers whose path through a diagram ends in a wanted leaf. Returns at
/// most `most` regions, each with a buyer, and whether there are more. Regions may overlap. Combinations of
/// windows that no moment allows, and answers that cannot be given, are left out.
pub fn minimal_cover(
    occasions: &Occasions<'_>,
    diagram: &Diagram,
    wanted: &dyn Fn(u32) -> bool,
    most: usize,
) -> (Vec<(Region, Buyer)>, bool) {
    let mut sets = Sets::new(diagram);
    let mut left = sets.ending(diagram, wanted);
    let mut widest = left;
    for region in unanswerable(occasions.compiled) {
        left = sets.replace(left, &region, NO_BUYERS);
        widest = sets.replace(widest, &region, ALL_BUYERS);
    }
    let mut found = Vec::new();
    let mut all = occasions.iter();
    // `iter` works out the next occasion only if there are buyers left.
    while left != NO_BUYERS
        && let Some(occasion) = all.next()
    {
        while let Some(way) = sets.way_by(left, &|variable, value| occasion.allows(variable, value)) {
            if found.len() == most {
                return (found, true);
            }
            let region = widen(&sets, widest, way);
            left = sets.replace(left, &region, NO_BUYERS);
            let buyer = occasions.witness_at(occasion, &region).or_else(|| occasions.witness(&region));
            found.extend(buyer.map(|buyer| (region, buyer)));
        }
    }
    (found, false)
}

/// Widens a region within a set: drops questions that make no difference, from the last up, then adds values
/// that make none.
fn widen(sets: &Sets<'_>, set: Set, mut region: Region) -> Region {
    for place in (0..region.0.len()).rev() {
        let mut wider = region.clone();
        wider.0.remove(place);
        if sets.has_all(set, &wider) {
            region = wider;
        }
    }
    for place in 0..region.0.len() {
        let Some((variable, _)) = region.0.get(place) else { continue };
        for value in 0..sets.size(*variable) {
            let mut wider = region.clone();
            let Some((_, values)) = wider.0.get_mut(place).filter(|(_, values)| !values.contains(&value))
            else {
                continue;
            };
            values.insert(values.partition_point(|&known| known < value), value);
            if sets.has_all(set, &wider) {
                region = wider;
            }
        }
    }
    region
}

/// Regions of options that no buyer can choose, because an earlier option or "I don't know" has the same id.
fn unanswerable(compiled: &Compiled) -> Vec<Region> {
    let of = |(place, question): (usize, &Question)| {
        let count = match &question.kind {
            Kind::Choice(options) => options.len() as u32,
            Kind::Date | Kind::Number(_) => 0,
        };
        let values: Vec<u32> = (0..count).filter(|&value| !can_answer(question, value)).collect();
        (!values.is_empty()).then(|| Region(vec![(place, values)]))
    };
    compiled.policy.questions.iter().enumerate().filter_map(of).collect()
}
