//! Rules as sets of values: what each one requires, which ones it overrides, and which values of several
//! variables can occur together.

use super::Bits;
use crate::diagram::Joint;

/// What a rule requires: for each variable that it depends on, in order, which values it allows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cube(pub Vec<(u32, Vec<bool>)>);

impl Cube {
    /// Whether it allows any combination of values.
    pub fn is_possible(&self) -> bool {
        self.0.iter().all(|(_, allowed)| allowed.contains(&true))
    }

    /// The cube that allows what both allow.
    #[must_use]
    pub fn and(&self, other: &Cube) -> Cube {
        let mut both = self.clone();
        for (variable, allowed) in &other.0 {
            match both.0.binary_search_by_key(variable, |(variable, _)| *variable) {
                Ok(place) => {
                    if let Some((_, mine)) = both.0.get_mut(place) {
                        mine.iter_mut().zip(allowed).for_each(|(mine, also)| *mine &= also);
                    }
                }
                Err(place) => both.0.insert(place, (*variable, allowed.clone())),
            }
        }
        both
    }

    /// The cube that allows what one of both allows. Returns `None` if that is no single cube; it is one if
    /// they differ in one variable only.
    #[must_use]
    pub fn or(&self, other: &Cube) -> Option<Cube> {
        if self.0.len() != other.0.len() {
            return None;
        }
        let mut differing = self.0.iter().zip(&other.0).enumerate().filter(|(_, (one, two))| one != two);
        let Some((place, ((variable, allowed), (also, theirs)))) = differing.next() else {
            return Some(self.clone());
        };
        if variable != also || differing.next().is_some() {
            return None;
        }
        let mut either = self.clone();
        let all: Vec<bool> = allowed.iter().zip(theirs).map(|(one, two)| one | two).collect();
        if all.iter().all(|allowed| *allowed) {
            either.0.remove(place);
        } else if let Some(slot) = either.0.get_mut(place) {
            slot.1 = all;
        }
        Some(either)
    }
}

/// Rules over variables. A rule that holds in several cases has several cubes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// How many values each variable has.
    pub sizes: Vec<u32>,
    /// What the rules require.
    pub cubes: Vec<Cube>,
    /// The rule of each cube. If empty, each cube is a rule of its own.
    pub owners: Vec<u32>,
    /// For each cube, the cubes of all rules that its rule overrides, directly or through others, never its
    /// own.
    pub overridden: Vec<Bits>,
    /// Groups of variables of which not every combination of values can occur.
    pub joint: Vec<Joint>,
}

impl Rules {
    /// The rule of a cube.
    pub fn owner(&self, cube: u32) -> u32 {
        self.owners.get(cube as usize).copied().unwrap_or(cube)
    }

    /// The rules of some cubes, sorted and without repeats.
    pub(super) fn owners_of(&self, cubes: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut rules: Vec<u32> = cubes.map(|cube| self.owner(cube)).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is asked of some variables, of which each has three values: those that are allowed.
    fn cube(asks: &[(u32, &[usize])]) -> Cube {
        let of = |&(variable, values): &(u32, &[usize])| {
            (variable, (0..3).map(|value| values.contains(&value)).collect())
        };
        Cube(asks.iter().map(of).collect())
    }

    #[test]
    fn what_either_of_two_cubes_allows_is_one_where_they_differ_in_one_variable() {
        let or = |one: &[(u32, &[usize])], other: &[(u32, &[usize])]| cube(one).or(&cube(other));
        let both = Some(cube(&[(0, &[0]), (1, &[1, 2])]));
        assert_eq!(or(&[(0, &[0]), (1, &[1])], &[(0, &[0]), (1, &[2])]), both);
        assert_eq!(
            or(&[(0, &[0]), (1, &[1])], &[(0, &[0]), (1, &[0, 2])]),
            Some(cube(&[(0, &[0])])),
            "all of it"
        );
        assert_eq!(or(&[(0, &[0])], &[(0, &[0])]), Some(cube(&[(0, &[0])])));
        assert_eq!(or(&[(0, &[0]), (1, &[1])], &[(0, &[1]), (1, &[2])]), None, "two differ");
        assert_eq!(or(&[(0, &[0])], &[(1, &[0])]), None, "another variable");
        assert_eq!(or(&[(0, &[0]), (1, &[1])], &[(0, &[0])]), None);
        assert_eq!(or(&[(0, &[0])], &[(0, &[1]), (1, &[1])]), None);
    }

    #[test]
    fn what_both_of_two_cubes_allow_is_what_each_asks() {
        let (one, other) = (cube(&[(0, &[0, 1]), (2, &[1])]), cube(&[(0, &[1, 2]), (1, &[2])]));
        let both = cube(&[(0, &[1]), (1, &[2]), (2, &[1])]);
        assert_eq!((one.and(&other), other.and(&one)), (both.clone(), both.clone()));
        assert!(both.is_possible() && !one.and(&cube(&[(2, &[0])])).is_possible());
    }
}
