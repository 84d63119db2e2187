//! Finds as few regions as possible that together contain exactly the buyers of one change.

use super::remade::remade;
use crate::buyers::{Occasions, Region, Wanted, minimal_cover, regions};
use crate::diagram::Diagram;

/// The regions of one change.
pub(super) struct Cover {
    pub(super) regions: Vec<Region>,
    /// At most how many more regions there are.
    pub(super) left_out: u64,
}

/// The regions that lead to a leaf of the diagram of changes. They share no buyers, unless fewer regions are
/// enough that do; such regions are harder to read.
pub(super) fn cover(changes: &Diagram, leaf: u32, occasions: &Occasions<'_>, most: usize) -> Cover {
    let only = remade(changes, 2, &|other| u32::from(other == leaf), &|_, _| None);
    let can_be = |region: &Region| occasions.can_be(region);
    let wanted = Wanted { leaf: &|leaf| leaf == 1, can_be: &can_be, most };
    let (found, total) = regions(&only, &wanted);
    let apart: Vec<Region> = found.into_iter().map(|(region, _)| region).collect();
    let left_out = total.saturating_sub(apart.len() as u64);
    if left_out == 0 && apart.len() > 1 {
        let (wide, more) = minimal_cover(occasions, &only, &|leaf| leaf == 1, apart.len() - 1);
        if !more {
            return Cover { regions: wide.into_iter().map(|(region, _)| region).collect(), left_out };
        }
    }
    Cover { regions: apart, left_out }
}
