//! Rules compiled: a reduced, ordered decision diagram, as a small table.
//!
//! There is one variable a question, in written order. The values of a choice question are its options;
//! those of a date question are its *regions*: the combinations of open and closed windows that can occur
//! together. So nothing in the diagram is impossible, and whatever is read off it is exact.
//!
//! A leaf is the set of rules that remain after overriding: one in a sound policy, none in a gap, several
//! in an overlap. Nothing here knows text, files or dates.

mod joint;
mod restrict;

pub use joint::Joint;
pub use restrict::{Domain, Restricted};

/// A leaf or a node: the leaves are numbered first.
pub type Ref = u32;

/// The diagram. Children always stand before their parents, nodes of one variable together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// How many values each variable has.
    pub sizes: Vec<u32>,
    /// The rules that remain, a list a leaf.
    pub leaves: Vec<Vec<u32>>,
    /// The variable of each node.
    pub variables: Vec<u32>,
    /// The children of all nodes, one for each value of the node's variable, back to back.
    pub children: Vec<Ref>,
    /// Where each node's children begin.
    pub starts: Vec<u32>,
    /// Where every walk begins.
    pub root: Ref,
}

/// What stands at a reference.
pub enum Step<'a> {
    /// The walk is over: the leaf's number.
    Leaf(u32),
    /// Choose by the value of the variable.
    Node {
        /// The variable.
        variable: usize,
        /// One for each of its values.
        children: &'a [Ref],
    },
}

impl Diagram {
    /// What stands at a reference. A node that is not there counts as the first leaf.
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

    /// The rules that remain at a leaf.
    pub fn rules(&self, leaf: u32) -> &[u32] {
        self.leaves.get(leaf as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether every child stands before its parent and all numbers are in range: then every walk ends.
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
