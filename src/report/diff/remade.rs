//! Makes diagrams from other diagrams. The number of their leaves is known only at the end.

use crate::compile::UniqueTable;
use crate::diagram::{Diagram, Ref, Step};

/// A leaf or node while the number of leaves is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Made {
    Leaf(u32),
    Node(u32),
}

/// The variable of a node, and what its values lead to.
pub(super) fn children(table: &UniqueTable<Made>, made: Made) -> Option<(u32, &[Made])> {
    let Made::Node(place) = made else { return None };
    table.get(place as usize)
}

/// The diagram, of variables of these sizes and so many leaves: a leaf's one rule is its own number.
pub(super) fn finish(table: UniqueTable<Made>, sizes: &[u32], leaves: u32, root: Made) -> Diagram {
    table.finish(sizes, (0..leaves).map(|leaf| vec![leaf]).collect(), root, |made| match made {
        Made::Leaf(leaf) => leaf,
        Made::Node(place) => leaves + place,
    })
}

/// The diagram with each leaf replaced by another. Below a value that is `barred` there is that leaf instead; a variable
/// on which nothing else depends does not stay in the diagram because of it.
pub(super) fn remade(
    diagram: &Diagram,
    leaves: u32,
    leaf: &dyn Fn(u32) -> u32,
    barred: &dyn Fn(usize, u32) -> Option<u32>,
) -> Diagram {
    let mut table = UniqueTable::default();
    let total = diagram.leaves.len() + diagram.variables.len();
    let mut made: Vec<Made> = Vec::with_capacity(total);
    for at in 0..total as Ref {
        let new = match diagram.step(at) {
            Step::Leaf(old) => Made::Leaf(leaf(old)),
            Step::Node { variable, children } => {
                let of = |child: &Ref| made.get(*child as usize).copied().unwrap_or(Made::Leaf(0));
                let allowed = (0..).zip(children).filter(|(value, _)| barred(variable, *value).is_none());
                let mut different = allowed.map(|(_, child)| of(child));
                let first = different.next();
                match first.filter(|first| different.all(|other| other == *first)) {
                    Some(only) => only,
                    None => {
                        let below = |(value, child)| match barred(variable, value) {
                            Some(leaf) => Made::Leaf(leaf),
                            None => of(child),
                        };
                        table.node(variable as u32, (0..).zip(children).map(below).collect(), Made::Node)
                    }
                }
            }
        };
        made.push(new);
    }
    let root = made.get(diagram.root as usize).copied().unwrap_or(Made::Leaf(0));
    finish(table, &diagram.sizes, leaves, root)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two variables of three and two values; leaf 0 for (0, 0), leaf 1 for (0, 1), and 2 for the rest.
    fn diagram() -> Diagram {
        let mut table = UniqueTable::default();
        let below = table.node(1, [Made::Leaf(0), Made::Leaf(1)].into(), Made::Node);
        let root = table.node(0, [below, Made::Leaf(2), Made::Leaf(2)].into(), Made::Node);
        finish(table, &[3, 2], 3, root)
    }

    fn choose(diagram: &Diagram, values: [usize; 2]) -> u32 {
        let mut at = diagram.root;
        loop {
            match diagram.step(at) {
                Step::Leaf(leaf) => return leaf,
                Step::Node { variable, children } => at = children[values[variable]],
            }
        }
    }

    #[test]
    fn leaves_that_are_taken_for_one_draw_their_variables_in() {
        let remade = remade(&diagram(), 2, &|leaf| leaf / 2, &|_, _| None);
        assert_eq!(remade.variables, [0]);
        assert_eq!([[0, 1], [1, 0]].map(|values| choose(&remade, values)), [0, 1]);
    }

    #[test]
    fn a_barred_value_leads_to_its_leaf_and_keeps_no_variable() {
        let bar = |variable: usize, value: u32| (variable == 0 && value == 2).then_some(3);
        let some = remade(&diagram(), 4, &|leaf| leaf, &bar);
        assert_eq!([[0, 1], [1, 1], [2, 1]].map(|values| choose(&some, values)), [1, 2, 3]);
        let bar = |variable: usize, value: u32| (variable == 0 && value == 0).then_some(3);
        let none = remade(&diagram(), 4, &|leaf| leaf, &bar);
        assert_eq!([[0, 1], [2, 1]].map(|values| choose(&none, values)), [2, 2]);
    }
}
