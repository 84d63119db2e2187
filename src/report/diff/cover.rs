//! As few regions as possible that together hold every buyer of one change, and nobody else.

use super::table::remade;
use crate::analysis::{self, Region, regions};
use crate::compiled::Compiled;

/// As many regions of one change are told.
const MOST: usize = 1_000;

/// The regions of one change.
pub(super) struct Cover {
    /// None of which share a buyer.
    pub(super) apart: Vec<Region>,
    /// Which may share buyers: harder to read, so worth it only where they are fewer.
    pub(super) wide: Option<Vec<Region>>,
    /// How many there are beside those that stand apart here.
    pub(super) left_out: u64,
}

/// The regions that lead to a leaf of the diagram of changes.
pub(super) fn cover(changes: &Compiled, leaf: u32) -> Cover {
    let only = remade(&changes.diagram, 2, &|other| u32::from(other == leaf), &|_, _| None);
    let (found, total) = regions(&only, &|leaf| leaf == 1, MOST);
    let apart: Vec<Region> = found.into_iter().map(|(region, _)| region).collect();
    let left_out = total.saturating_sub(apart.len() as u64);
    let mut wide = None;
    if left_out == 0 && apart.len() > 1 {
        let (found, more) = analysis::cover(changes, &|other| other == leaf, apart.len());
        wide = (!more).then(|| found.into_iter().map(|(region, _)| region).collect());
    }
    Cover { apart, wide, left_out }
}
