//! Sets of buyers in as few regions as will do, each as wide as it can be, and each with a witness.

use super::sets::{EVERYBODY, NOBODY, Set, Sets};
use super::{Buyer, Region, witness};
use crate::compiled::Compiled;
use crate::interview::UNSURE;
use crate::policy::{Kind, Question};

/// So many regions that no buyer can be in are passed over before a set counts as empty.
const MOST_UNREAL: usize = 1000;
/// So many combinations of windows on several dates are tried in vain.
const MOST_IN_VAIN: usize = 20;

/// Regions that together are all buyers whose way ends in leaves that are wanted: at most so many, and
/// whether there are more. They may share buyers. Combinations of windows that no moment allows are left
/// out, and so are answers that cannot be given.
pub fn cover(compiled: &Compiled, wanted: &dyn Fn(u32) -> bool, most: usize) -> (Vec<(Region, Buyer)>, bool) {
    let mut sets = Sets::new(&compiled.diagram);
    let mut left = sets.ending(&compiled.diagram, wanted);
    let mut widest = left;
    for region in unanswerable(compiled) {
        left = sets.replace(left, &region, NOBODY);
        widest = sets.replace(widest, &region, EVERYBODY);
    }
    let (mut found, mut unreal, mut in_vain) = (Vec::new(), 0, Vec::new());
    while let Some(way) = sets.way(left).filter(|_| unreal < MOST_UNREAL) {
        let region = widen(&sets, widest, way);
        let dates = dates(compiled, &region);
        let buyer = if in_vain.contains(&dates) { None } else { witness(compiled, &region) };
        left = sets.replace(left, &region, NOBODY);
        match buyer {
            Some(_) if found.len() == most => return (found, true),
            Some(buyer) => found.push((region, buyer)),
            None => {
                unreal += 1;
                if !in_vain.contains(&dates) {
                    in_vain.push(dates);
                }
                if in_vain.len() > MOST_IN_VAIN {
                    break;
                }
            }
        }
    }
    (found, false)
}

/// What a region says of dates: all that can keep every buyer out of it.
fn dates(compiled: &Compiled, region: &Region) -> Region {
    let is_date = |variable: usize| {
        compiled.policy.questions.get(variable).is_some_and(|question| question.kind == Kind::Date)
    };
    Region(region.0.iter().filter(|(variable, _)| is_date(*variable)).cloned().collect())
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
            Kind::Date => 0,
        };
        let values: Vec<u32> = (0..count).filter(|&value| !can_answer(question, value)).collect();
        (!values.is_empty()).then(|| Region(vec![(place, values)]))
    };
    compiled.policy.questions.iter().enumerate().filter_map(of).collect()
}

/// Whether an option's name means this option.
pub fn can_answer(question: &Question, value: u32) -> bool {
    let Kind::Choice(options) = &question.kind else { return true };
    let Some(option) = options.get(value as usize) else { return false };
    let first = options.iter().position(|other| other.id == option.id);
    first == Some(value as usize) && !(option.id == UNSURE && question.unsure.is_some())
}
