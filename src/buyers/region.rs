//! Regions: sets of buyers that go the same way through the diagram, read off its paths.

use crate::diagram::{Diagram, Ref, Step};

/// For each variable on a way, the values that lead along it. Others make no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Region(pub Vec<(usize, Vec<u32>)>);

/// Which ways through a diagram are listed.
pub struct Wanted<'a> {
    /// To which leaves.
    pub leaf: &'a dyn Fn(u32) -> bool,
    /// Whether anybody can go a way as far as it is known; what cannot be is passed over.
    pub can_be: &'a dyn Fn(&Region) -> bool,
    /// At most so many.
    pub most: usize,
}

/// The ways that are wanted, in the diagram's order, and how many there are in all. Those that come after as
/// many as are listed are counted without asking whether anybody can go them.
pub fn regions(diagram: &Diagram, wanted: &Wanted<'_>) -> (Vec<(Region, u32)>, u64) {
    let total = diagram.leaves.len() + diagram.variables.len();
    let mut ways = vec![0_u64; total];
    for at in 0..total {
        let count = match diagram.step(at as Ref) {
            Step::Leaf(leaf) => u64::from((wanted.leaf)(leaf)),
            Step::Node { children, .. } => merged(children)
                .iter()
                .filter_map(|(child, _)| ways.get(*child as usize))
                .fold(0_u64, |sum, &more| sum.saturating_add(more)),
        };
        ways.get_mut(at).into_iter().for_each(|slot| *slot = count);
    }
    let mut walk = Walk { diagram, ways: &ways, wanted, found: Vec::new(), passed: 0 };
    walk.go(diagram.root, &mut Region::default());
    let total = ways.get(diagram.root as usize).copied().unwrap_or_default();
    (walk.found, total.saturating_sub(walk.passed))
}

struct Walk<'a> {
    diagram: &'a Diagram,
    ways: &'a [u64],
    wanted: &'a Wanted<'a>,
    found: Vec<(Region, u32)>,
    /// How many ways were passed over because nobody can go them.
    passed: u64,
}

impl Walk<'_> {
    fn go(&mut self, at: Ref, region: &mut Region) {
        let ways = self.ways.get(at as usize).copied().unwrap_or_default();
        if ways == 0 || self.found.len() >= self.wanted.most {
            return;
        }
        if !(self.wanted.can_be)(region) {
            self.passed = self.passed.saturating_add(ways);
            return;
        }
        match self.diagram.step(at) {
            Step::Leaf(leaf) => self.found.push((region.clone(), leaf)),
            Step::Node { variable, children } => {
                for (child, values) in merged(children) {
                    region.0.push((variable, values));
                    self.go(child, region);
                    region.0.pop();
                }
            }
        }
    }
}

/// The different children, each with the values that lead to it.
pub fn merged(children: &[Ref]) -> Vec<(Ref, Vec<u32>)> {
    let mut merged: Vec<(Ref, Vec<u32>)> = Vec::new();
    for (value, &child) in children.iter().enumerate() {
        match merged.iter_mut().find(|(known, _)| *known == child) {
            Some((_, values)) => values.push(value as u32),
            None => merged.push((child, vec![value as u32])),
        }
    }
    merged
}
