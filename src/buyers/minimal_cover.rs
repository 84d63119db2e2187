//! Sets of buyers in as few regions as will do, each as wide as it can be, and each with a witness.

use super::sets::{ALL_BUYERS, NO_BUYERS, Set, Sets};
use super::{Buyer, Occasions, Region, can_answer};
use crate::compiled::Compiled;
use crate::diagram::Diagram;
use crate::policy::{Kind, Question};

/// Regions that together are all buyers whose way through a diagram over a policy's questions ends in leaves
/// that are wanted: at most so many, and
/// whether there are more. They may share buyers. Combinations of windows that no moment allows are left
/// out, and so are answers that cannot be given.
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
    // The next occasion is worked out only if somebody is left.
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

/// Drops what makes no difference, from the last question up, then adds values that make none.
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

/// Options that nobody can choose, because an earlier one or "I don't know" has their name.
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
