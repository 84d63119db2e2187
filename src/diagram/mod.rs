//! The compiled rules: a reduced, ordered decision diagram, stored as a small table.
//!
//! There is one variable for each question, in written order. The values of a choice question are its
//! options; those of a date question are its *regions*: the combinations of open and closed windows that can
//! occur together. So the diagram contains nothing impossible, and what is read off it is exact.
//!
//! A leaf is the set of rules that remain after overriding: one in a sound policy, none in a gap, several in
//! an overlap. This module knows no text, files or dates.

mod joint;
mod restrict;

pub use joint::Joint;
pub use restrict::{Domain, Restricted};

/// Refers to a leaf or a node. Leaves have the lowest numbers, nodes follow.
pub type Ref = u32;

/// The diagram. Children have lower references than their parents. The nodes of one variable stand next to
/// each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// How many values each variable has.
    pub sizes: Vec<u32>,
    /// For each leaf, the indices of the rules that remain.
    pub leaves: Vec<Vec<u32>>,
    /// The variable of each node.
    pub variables: Vec<u32>,
    /// The children of all nodes, one for each value of the node's variable, back to back.
    pub children: Vec<Ref>,
    /// The index in `children` at which each node's children begin.
    pub starts: Vec<u32>,
    /// The reference at which every walk begins.
    pub root: Ref,
}

/// What a reference refers to.
pub enum Step<'a> {
    /// A leaf, with its number: the walk is over.
    Leaf(u32),
    /// A node: the walk goes on with the child for the variable's value.
    Node {
        /// The node's variable.
        variable: usize,
        /// One child for each value of the variable.
        children: &'a [Ref],
    },
}

impl Diagram {
    /// The leaf or node at a reference. A node that does not exist counts as leaf 0.
    pub fn step(&self, at: Ref) -> Step<'_> {
        let Some(node) = (at as usize).checked_sub(self.leaves.len()) else { return Step::Leaf(at) };
        let variable = self.variables.get(node).copied().unwrap_or_default() as usize;
        let size = self.sizes.get(variable).copied().unwrap_or_default() as usize;
        let start = self.starts.get(node).copied().unwrap_or_default() as usize;
        match self.children.get(start..start + size) {
            Some(children) if size > 0 => Step::Node { variable, children },
            _ => Step::Leaf(0),
        }
    }

    /// The indices of the rules that remain at a leaf; empty if there is no such leaf.
    pub fn rules(&self, leaf: u32) -> &[u32] {
        self.leaves.get(leaf as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether every child stands before its parent, has a later variable, and all numbers are in range. Then
    /// every walk ends. `rules` is the number of rules of the policy.
    pub fn is_sound(&self, rules: usize) -> bool {
        let leaves = self.leaves.len();
        let total = leaves + self.variables.len();
        !self.leaves.is_empty()
            && self.starts.len() == self.variables.len()
            && (self.root as usize) < total
            && self.leaves.iter().flatten().all(|&rule| (rule as usize) < rules)
            && (leaves..total).all(|at| match self.step(at as Ref) {
                Step::Leaf(_) => false,
                Step::Node { variable, children } => children.iter().all(|&child| {
                    let is_below = match self.step(child) {
                        Step::Leaf(_) => true,
                        Step::Node { variable: below, .. } => below > variable,
                    };
                    is_below && (child as usize) < at
                }),
            })
    }
}
