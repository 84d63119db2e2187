//! Describes some of a question's regions by the states of its windows, as shortly as possible.

use std::cmp::Reverse;

use crate::compiled::Compiled;
use crate::policy::Atom;

/// Facts about an answer, each with whether it is true: a window is open, a number is within a limit. All of
/// them must be as stated.
pub type State = Vec<(Atom, bool)>;

/// States that hold in just these regions of a question: few, and each as short as possible. Any one of them
/// is enough. Combinations that cannot occur are ignored.
pub fn states(compiled: &Compiled, question: usize, values: &[u32]) -> Vec<State> {
    let all = compiled.regions.get(question).map_or(&[][..], Vec::as_slice);
    let atoms = compiled.policy.atoms(question);
    let named = |literals: Vec<(usize, bool)>| {
        literals.into_iter().filter_map(|(place, open)| Some((*atoms.get(place)?, open))).collect()
    };
    shortest(all, values).into_iter().map(named).collect()
}

/// The same by the indices of the windows in a region. Chosen greedily: the state that holds in most regions
/// comes first.
fn shortest(all: &[Vec<bool>], wanted: &[u32]) -> Vec<Vec<(usize, bool)>> {
    let is_wanted = |value: usize| wanted.contains(&(value as u32));
    let (mut left, mut others): (Vec<&[bool]>, Vec<&[bool]>) = (Vec::new(), Vec::new());
    for (value, region) in all.iter().enumerate() {
        if is_wanted(value) { left.push(region) } else { others.push(region) }
    }
    let mut choices: Vec<Vec<(usize, bool)>> = Vec::new();
    for region in &left {
        // The order in which conditions are dropped matters if windows nest; with both orders the longest
        // span is found.
        let orders: [Vec<usize>; 2] = [(0..region.len()).rev().collect(), (0..region.len()).collect()];
        choices.extend(orders.map(|order| needed(region, &others, order)));
    }
    let mut found: Vec<Vec<(usize, bool)>> = Vec::new();
    let first = |choice: &Vec<(usize, bool)>| all.iter().position(|region| holds(choice, region));
    while !left.is_empty() {
        let count = |choice: &&Vec<(usize, bool)>| left.iter().filter(|region| holds(choice, region)).count();
        let best = choices.iter().rev().max_by_key(|choice| (count(choice), Reverse(choice.len())));
        let Some(best) = best.cloned() else { break };
        left.retain(|region| !holds(&best, region));
        found.push(best);
    }
    found.sort_by_key(first);
    found
}

/// The facts that tell a region from all others. Drops, in the given order, those that are not needed.
fn needed(region: &[bool], others: &[&[bool]], order: Vec<usize>) -> Vec<(usize, bool)> {
    let differs = |other: &[bool], place: usize| other.get(place) != region.get(place);
    // By how many facts each of the others still differs.
    let mut differences: Vec<usize> =
        others.iter().map(|other| (0..region.len()).filter(|&place| differs(other, place)).count()).collect();
    let mut is_kept = vec![true; region.len()];
    for place in order {
        let mut pairs = others.iter().zip(&differences);
        if pairs.all(|(other, count)| *count > 1 || !differs(other, place)) {
            is_kept.get_mut(place).into_iter().for_each(|kept| *kept = false);
            let lost = others.iter().zip(&mut differences).filter(|(other, _)| differs(other, place));
            lost.for_each(|(_, count)| *count -= 1);
        }
    }
    region.iter().copied().enumerate().zip(is_kept).filter(|(_, kept)| *kept).map(|(it, _)| it).collect()
}

fn holds(literals: &[(usize, bool)], region: &[bool]) -> bool {
    literals.iter().all(|(place, open)| region.get(*place) == Some(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [[bool; 2]; 4] = [[true, true], [true, false], [false, true], [false, false]];

    fn check(all: &[[bool; 2]], wanted: &[u32], expected: &[&[(usize, bool)]]) {
        let all: Vec<Vec<bool>> = all.iter().map(|region| region.to_vec()).collect();
        assert_eq!(shortest(&all, wanted), expected);
    }

    #[test]
    fn a_window_that_makes_no_difference_is_left_out() {
        check(&BOTH, &[0, 1], &[&[(0, true)]]);
        check(&BOTH, &[1, 3], &[&[(1, false)]]);
        check(&BOTH, &[2], &[&[(0, false), (1, true)]]);
        check(&BOTH, &[0, 1, 2, 3], &[&[]]);
    }

    #[test]
    fn what_no_single_condition_fits_has_several() {
        check(&BOTH, &[1, 2], &[&[(0, true), (1, false)], &[(0, false), (1, true)]]);
        check(&BOTH, &[0, 1, 2], &[&[(0, true)], &[(1, true)]]);
    }

    #[test]
    fn a_span_of_windows_that_nest_is_one_condition_in_either_order() {
        let spans = [[true; 3], [false, true, true], [false, false, true], [false; 3]];
        let check = |reversed: bool, expected: &[(usize, bool)]| {
            let in_order = |mut region: Vec<bool>| {
                if reversed {
                    region.reverse();
                }
                region
            };
            let all: Vec<Vec<bool>> = spans.iter().map(|region| in_order(region.to_vec())).collect();
            assert_eq!(shortest(&all, &[1, 2]), [expected]);
        };
        check(false, &[(0, false), (2, true)]);
        check(true, &[(0, true), (2, false)]);
    }

    #[test]
    fn a_state_that_follows_from_another_is_not_said() {
        let nested = [[true, true], [false, true], [false, false]];
        check(&nested, &[0], &[&[(0, true)]]);
        check(&nested, &[2], &[&[(1, false)]]);
        check(&nested, &[1], &[&[(0, false), (1, true)]]);
    }
}
