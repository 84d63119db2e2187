//! From states to the table that is kept, from the last variable up: states that come to the same are one
//! node, and one whose values all come to the same is none.

use super::hash::Map;
use super::unique_table::UniqueTable;
use crate::diagram::{Diagram, Ref};

/// A leaf or state while the numbers are not final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Draft {
    /// A leaf, in the order in which they were found.
    Leaf(u32),
    /// A state, in the order in which they were found.
    State(u32),
}

/// All states.
pub(super) struct Explored {
    /// For each variable, the states that ask it: their numbers, and a child for each of its values.
    pub(super) levels: Vec<Vec<(u32, Vec<Draft>)>>,
    /// How many there are.
    pub(super) states: u32,
    /// The rules of each leaf.
    pub(super) leaves: Map<Vec<u32>, u32>,
    /// Where every walk begins.
    pub(super) root: Draft,
}

/// Numbers the leaves by their rules and the nodes from the last variable up, for a stable table.
pub(super) fn reduce(sizes: &[u32], explored: Explored) -> Diagram {
    let mut leaves: Vec<(Vec<u32>, u32)> = explored.leaves.into_iter().collect();
    leaves.sort_unstable();
    let mut leaf_at: Vec<Ref> = vec![0; leaves.len()];
    for (place, (_, old)) in (0..).zip(&leaves) {
        set(&mut leaf_at, *old, place);
    }
    let leaves: Vec<Vec<u32>> = leaves.into_iter().map(|(rules, _)| rules).collect();
    let first = leaves.len() as Ref;
    let mut state_at: Vec<Ref> = vec![0; explored.states as usize];
    let find = |state_at: &[Ref], draft: Draft| match draft {
        Draft::Leaf(old) => leaf_at.get(old as usize).copied().unwrap_or_default(),
        Draft::State(old) => state_at.get(old as usize).copied().unwrap_or_default(),
    };
    let mut table = UniqueTable::default();
    for (variable, states) in (0..).zip(explored.levels).collect::<Vec<_>>().into_iter().rev() {
        for (number, children) in states {
            let children = children.into_iter().map(|child| find(&state_at, child)).collect();
            let made = table.node(variable, children, |place| first + place);
            set(&mut state_at, number, made);
        }
    }
    let root = find(&state_at, explored.root);
    table.finish(sizes, leaves, root, |child| child)
}

fn set(list: &mut [Ref], place: u32, value: Ref) {
    if let Some(slot) = list.get_mut(place as usize) {
        *slot = value;
    }
}
