//! Finds which rules leave nothing of a rule that they override, alone or together.

use crate::compile::{Bits, Cube, Limits, Rules, build};

/// With more overriding rules than these, needless ones are not removed.
const MAX_TRIED: usize = 12;

/// Whether nothing of a rule is left.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Overridden {
    /// Nothing is left because of these cubes together. Needless ones are left out if there are not too many.
    By(Vec<u32>),
    /// For some buyers none of the overriding rules holds.
    InPart,
    /// There are too many combinations to tell.
    Unknown,
}

/// Whether the rules that override a cube's rule together hold wherever the cube does. Rules that it
/// overrides in turn do not count; another check reports cycles.
pub(super) fn overridden_by(rules: &Rules, rule: u32, cube: &Cube) -> Overridden {
    let Some(own) = rules.overridden.get(rule as usize) else { return Overridden::InPart };
    let overrides = |other: &u32| {
        !own.has(*other) && rules.overridden.get(*other as usize).is_some_and(|weak| weak.has(rule))
    };
    let within = |other: u32| Some((other, within(rules.cubes.get(other as usize)?, cube)?));
    let mut by: Vec<(u32, Cube)> = Vec::new();
    for (other, cube) in (0..rules.cubes.len() as u32).filter(overrides).filter_map(within) {
        if cube.0.is_empty() {
            return Overridden::By(vec![other]);
        }
        by.push((other, cube));
    }
    let sizes = sizes_within(&rules.sizes, cube);
    match covers_all(&sizes, &by) {
        None => return Overridden::Unknown,
        Some(false) => return Overridden::InPart,
        Some(true) => {}
    }
    for place in (0..by.len()).rev().filter(|_| by.len() <= MAX_TRIED).collect::<Vec<_>>() {
        let mut fewer = by.clone();
        fewer.remove(place);
        if covers_all(&sizes, &fewer) == Some(true) {
            by = fewer;
        }
    }
    Overridden::By(by.into_iter().map(|(rule, _)| rule).collect())
}

/// Restricts a cube to the values that another allows. Variables of which it allows all that are left are
/// dropped. Returns `None` if it allows none.
fn within(cube: &Cube, other: &Cube) -> Option<Cube> {
    let mut asks = Vec::new();
    for (variable, allowed) in &cube.0 {
        let left: Vec<bool> = match other.0.iter().find(|(known, _)| known == variable) {
            Some((_, kept)) => {
                allowed.iter().zip(kept).filter(|(_, kept)| **kept).map(|(allowed, _)| *allowed).collect()
            }
            None => allowed.clone(),
        };
        match (left.contains(&true), left.contains(&false)) {
            (false, _) => return None,
            (true, true) => asks.push((*variable, left)),
            (true, false) => {}
        }
    }
    Some(Cube(asks))
}

fn sizes_within(sizes: &[u32], cube: &Cube) -> Vec<u32> {
    let mut sizes = sizes.to_vec();
    for (variable, allowed) in &cube.0 {
        let count = allowed.iter().filter(|allowed| **allowed).count() as u32;
        sizes.get_mut(*variable as usize).into_iter().for_each(|size| *size = count);
    }
    sizes
}

/// Whether some cubes together cover everything: whether a rule that always holds, and that they override, is
/// in no leaf. Returns `None` if the diagram would be too large.
fn covers_all(sizes: &[u32], by: &[(u32, Cube)]) -> Option<bool> {
    let cubes: Vec<Cube> =
        std::iter::once(Cube::default()).chain(by.iter().map(|(_, cube)| cube.clone())).collect();
    let mut first = Bits::none(cubes.len());
    first.insert(0);
    let mut overridden = vec![first; cubes.len()];
    overridden.first_mut().into_iter().for_each(|own| own.remove(0));
    let alone = Rules { sizes: sizes.to_vec(), cubes, overridden, ..Rules::default() };
    let diagram = build(&alone, Limits { most: 1, ..Limits::WHOLE }).ok()?;
    Some(diagram.leaves.iter().all(|leaf| leaf.first() != Some(&0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the result for rules over variables of three values; all but the first override the first.
    fn check(rules: &[&[(u32, [bool; 3])]], expected: Overridden) {
        let cube = |asks: &&[(u32, [bool; 3])]| {
            Cube(asks.iter().map(|(variable, allowed)| (*variable, allowed.to_vec())).collect())
        };
        let cubes: Vec<Cube> = rules.iter().map(cube).collect();
        let mut first = Bits::none(cubes.len());
        first.insert(0);
        let mut overridden = vec![first; cubes.len()];
        overridden[0] = Bits::none(cubes.len());
        let first = cubes[0].clone();
        let rules = Rules { sizes: vec![3; 3], cubes, overridden, ..Rules::default() };
        assert_eq!(overridden_by(&rules, 0, &first), expected);
    }

    const A: [bool; 3] = [true, false, false];
    const AB: [bool; 3] = [true, true, false];
    const BC: [bool; 3] = [false, true, true];

    #[test]
    fn one_wider_rule_is_enough() {
        check(&[&[(0, A)], &[(1, AB)], &[(0, AB)]], Overridden::By(vec![2]));
        check(&[&[(0, A)], &[(0, BC)]], Overridden::InPart);
    }

    #[test]
    fn several_rules_cover_together_and_only_those_that_it_takes_are_named() {
        check(&[&[(0, A)], &[(1, AB)], &[(1, A), (2, A)], &[(0, AB), (1, BC)]], Overridden::By(vec![1, 3]));
        check(&[&[(0, A)], &[(1, AB)], &[(1, BC), (2, AB)]], Overridden::InPart);
    }

    #[test]
    fn what_lies_outside_makes_no_difference() {
        check(&[&[(0, AB)], &[(0, A)], &[(0, BC), (1, AB)], &[(1, BC)]], Overridden::By(vec![1, 2, 3]));
    }
}
