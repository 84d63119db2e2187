//! Regions: sets of buyers that go the same way through the diagram, read off its paths.

use crate::diagram::{Diagram, Ref, Step};

/// For each variable on a way, the values that lead along it. Others make no difference.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region(pub Vec<(usize, Vec<u32>)>);

/// The ways to leaves that are wanted, in the diagram's order: at most so many of them, and how many
/// there are in all.
pub fn regions(diagram: &Diagram, wanted: &dyn Fn(u32) -> bool, most: usize) -> (Vec<(Region, u32)>, u64) {
    let total = diagram.leaves.len() + diagram.variables.len();
    let mut ways = vec![0_u64; total];
    for at in 0..total {
        let count = match diagram.step(at as Ref) {
            Step::Leaf(leaf) => u64::from(wanted(leaf)),
            Step::Node { children, .. } => merged(children)
                .iter()
                .filter_map(|(child, _)| ways.get(*child as usize))
                .fold(0_u64, |sum, &more| sum.saturating_add(more)),
        };
        ways.get_mut(at).into_iter().for_each(|slot| *slot = count);
    }
    let mut found = Vec::new();
    let mut walk = Walk { diagram, ways: &ways, most, found: &mut found };
    walk.go(diagram.root, &mut Region::default());
    (found, ways.get(diagram.root as usize).copied().unwrap_or_default())
}

struct Walk<'a> {
    diagram: &'a Diagram,
    ways: &'a [u64],
    most: usize,
    found: &'a mut Vec<(Region, u32)>,
}

impl Walk<'_> {
    fn go(&mut self, at: Ref, region: &mut Region) {
        if self.found.len() >= self.most || self.ways.get(at as usize).is_none_or(|&ways| ways == 0) {
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
