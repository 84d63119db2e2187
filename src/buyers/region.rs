//! Regions: sets of buyers with the same path through the diagram.

use crate::diagram::{Diagram, Ref, Step};

/// For each variable on a path, the values that lead along it. Other variables make no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Region(pub Vec<(usize, Vec<u32>)>);

/// Which paths through a diagram are listed.
pub struct Wanted<'a> {
    /// Whether paths to a leaf are wanted.
    pub leaf: &'a dyn Fn(u32) -> bool,
    /// Whether a buyer can take a path, as far as it is known. Paths that no buyer can take are skipped.
    pub can_be: &'a dyn Fn(&Region) -> bool,
    /// The most paths to list.
    pub most: usize,
}

/// The wanted paths in the diagram's order, each with its leaf, and their total number. Paths after the first
/// `most` are counted without checking whether a buyer can take them.
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
    /// How many paths were skipped because no buyer can take them.
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

/// The distinct children, each with the values that lead to it.
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
