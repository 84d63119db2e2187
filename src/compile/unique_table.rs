//! The unique table of a diagram that is being built: equal nodes are stored once (hash-consing), and a node whose
//! children are all the same is replaced by that child.

use std::hash::Hash;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use crate::diagram::{Diagram, Ref};

/// The nodes so far, each with its variable and a child for each of that one's values.
///
/// The type of a child is the caller's: leaves are numbered before nodes, so a node has no final number until the number
/// of leaves is known.
pub(crate) struct UniqueTable<Child> {
    nodes: IndexSet<(u32, Box<[Child]>), FxBuildHasher>,
}

impl<Child> Default for UniqueTable<Child> {
    fn default() -> Self {
        UniqueTable { nodes: IndexSet::default() }
    }
}

impl<Child: Copy + Eq + Hash> UniqueTable<Child> {
    /// Adds a node of a variable, unless there is an equal one or all its children are the same. Returns it as a child;
    /// `named` turns a node's index into one.
    pub(crate) fn node(
        &mut self,
        variable: u32,
        children: Box<[Child]>,
        named: impl FnOnce(u32) -> Child,
    ) -> Child {
        if let Some((&first, others)) = children.split_first()
            && others.iter().all(|&child| child == first)
        {
            return first;
        }
        let (place, _) = self.nodes.insert_full((variable, children));
        named(place as u32)
    }

    /// The variable of the node with an index, and its children, one for each value.
    pub(crate) fn get(&self, place: usize) -> Option<(u32, &[Child])> {
        self.nodes.get_index(place).map(|(variable, children)| (*variable, &**children))
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Makes the diagram, for variables of these sizes and with these leaves. `number` turns a child into its number in
    /// the diagram, in which a node's index is counted on after all leaves.
    pub(crate) fn finish(
        self,
        sizes: &[u32],
        leaves: Vec<Vec<u32>>,
        root: Child,
        number: impl Fn(Child) -> Ref,
    ) -> Diagram {
        let mut diagram = Diagram { sizes: sizes.to_vec(), leaves, root: number(root), ..Diagram::default() };
        for (variable, children) in self.nodes {
            diagram.variables.push(variable);
            diagram.starts.push(diagram.children.len() as u32);
            diagram.children.extend(children.into_iter().map(&number));
        }
        diagram
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A child is a leaf below 3, else a node.
    fn node(table: &mut UniqueTable<Ref>, variable: u32, children: &[Ref]) -> Ref {
        table.node(variable, children.into(), |place| 3 + place)
    }

    #[test]
    fn nodes_that_are_alike_are_one() {
        let mut table = UniqueTable::default();
        let first = node(&mut table, 4, &[0, 1]);
        assert_eq!((first, node(&mut table, 4, &[0, 1]), table.len()), (3, 3, 1));
        assert_eq!(table.get(0), Some((4, [0, 1].as_slice())));
        assert_eq!(table.get(1), None);
    }

    #[test]
    fn a_node_of_another_variable_or_order_is_another() {
        let mut table = UniqueTable::default();
        let made = [(4, [0, 1]), (5, [0, 1]), (4, [1, 0])];
        assert_eq!(made.map(|(variable, children)| node(&mut table, variable, &children)), [3, 4, 5]);
    }

    #[test]
    fn a_node_that_decides_nothing_is_its_child() {
        let mut table = UniqueTable::default();
        assert_eq!((node(&mut table, 5, &[1, 1, 1]), node(&mut table, 5, &[2])), (1, 2));
        assert_eq!(table.len(), 0);
    }

    #[test]
    fn the_diagram_has_the_nodes_in_the_order_in_which_they_were_made() {
        let mut table = UniqueTable::default();
        let below = node(&mut table, 1, &[0, 1]);
        let root = node(&mut table, 0, &[below, 2, 2]);
        let leaves = vec![vec![0], vec![1], vec![]];
        let diagram = table.finish(&[3, 2], leaves.clone(), root, |child| child);
        let expected = Diagram {
            sizes: vec![3, 2],
            leaves,
            variables: vec![1, 0],
            starts: vec![0, 2],
            children: vec![0, 1, 3, 2, 2],
            root: 4,
        };
        assert_eq!(diagram, expected);
        assert!(diagram.is_sound(2));
    }

    #[test]
    fn numbers_are_given_when_all_leaves_are_known() {
        // Leaves go by even numbers and nodes by odd ones.
        let mut table = UniqueTable::default();
        let root = table.node(0, [0, 2].into(), |place| 2 * place + 1);
        let number = |child: u32| if child.is_multiple_of(2) { child / 2 } else { 2 + child / 2 };
        let diagram = table.finish(&[2], vec![vec![0], vec![1]], root, number);
        assert_eq!((diagram.children, diagram.root), (vec![0, 1], 2));
    }
}
