//! Dates that are asked for only because another date is measured against them. They matter if the windows
//! between the two do.

use super::clock::Clock;
use super::known::Known;
use crate::compiled::Compiled;
use crate::diagram::{Ref, Restricted, Step};
use crate::policy::{Atom, Policy, insert_once};

/// The questions whose dates are needed to tell the region of another date that matters.
pub(super) fn needs(compiled: &Compiled, restricted: &Restricted<'_>, known: &Known) -> Vec<usize> {
    let mut needed = Vec::new();
    let pairs: Vec<Vec<Option<usize>>> =
        (0..known.states.len()).map(|question| others(&compiled.policy, question)).collect();
    if pairs.iter().flatten().all(Option::is_none) {
        return needed;
    }
    for at in restricted.below(restricted.root()) {
        let Step::Node { variable, .. } = restricted.step(at) else { continue };
        let (Some(of), Some(regions)) = (pairs.get(variable), compiled.regions.get(variable)) else {
            continue;
        };
        for other in of.iter().flatten() {
            if !needed.contains(other) && decides(restricted, at, regions, of, *other) {
                insert_once(&mut needed, *other);
            }
        }
    }
    needed
}

/// How many questions may be asked for needed dates beside those that the diagram asks: the date itself, if
/// the diagram does not ask for it, and its time of day, which is asked once both dates are known.
pub(super) fn further(
    compiled: &Compiled,
    known: &Known,
    needed: &[usize],
    is_asked: &dyn Fn(usize) -> bool,
    clock: &Clock<'_>,
) -> u32 {
    let mut count = 0;
    for &question in needed {
        let Some(state) = known.states.get(question) else { continue };
        let is_open = state.open.is_some() && !is_asked(question);
        let has_time = match (state.open, state.dated) {
            (Some(topic), _) => topic.time,
            (None, dated) => state.unknown_time || !dated.is_some_and(|dated| dated.is_day()),
        };
        count += u32::from(is_open);
        count += u32::from(!has_time && goes_by_time(&compiled.policy, question, clock));
    }
    count
}

/// Whether a window between this date and another depends on the time of day.
fn goes_by_time(policy: &Policy, question: usize, clock: &Clock<'_>) -> bool {
    for owner in 0..policy.questions.len() {
        for span in policy.atoms(owner).into_iter().filter_map(|atom| policy.span(atom)) {
            let is_of = span.to.is_some() && (span.date == question || span.to == Some(question));
            if is_of && clock.ruler(policy, span).is_by_moment() {
                return true;
            }
        }
    }
    false
}

/// For each atom of a date question, the other date that its window is measured against, if any.
pub(super) fn others(policy: &Policy, question: usize) -> Vec<Option<usize>> {
    let other = |atom: Atom| {
        let span = policy.span(atom)?;
        let to = span.to?;
        (to != span.date).then_some(if to == question { span.date } else { to })
    };
    policy.atoms(question).into_iter().map(other).collect()
}

/// Whether two regions that differ only in windows measured against another date lead to different nodes.
fn decides(
    restricted: &Restricted<'_>,
    at: Ref,
    regions: &[Vec<bool>],
    of: &[Option<usize>],
    other: usize,
) -> bool {
    let differ_by_it = |one: &[bool], two: &[bool]| {
        let mut differ = false;
        for ((one, two), of) in one.iter().zip(two).zip(of) {
            if one != two {
                if *of != Some(other) {
                    return false;
                }
                differ = true;
            }
        }
        differ
    };
    for (place, one) in (0..).zip(regions) {
        let Some(way) = restricted.child(at, place) else { continue };
        for (beyond, two) in (0..).zip(regions).skip(place as usize + 1) {
            if differ_by_it(one, two) && restricted.child(at, beyond).is_some_and(|it| it != way) {
                return true;
            }
        }
    }
    false
}
