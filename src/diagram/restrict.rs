//! The diagram under what is known: which variables can still matter, and which leaves can be reached.

use super::{Diagram, Ref, Step};

/// What a variable can still be.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Domain {
    /// Anything.
    #[default]
    All,
    /// This value.
    One(u32),
    /// One of these values.
    Some(Vec<u32>),
}

impl Domain {
    /// Calls with those of the children, one a value, that the domain allows.
    fn each(&self, children: &[Ref], call: &mut dyn FnMut(Ref)) {
        match self {
            Domain::All => children.iter().copied().for_each(call),
            Domain::One(value) => children.get(*value as usize).copied().into_iter().for_each(call),
            Domain::Some(values) => {
                values.iter().filter_map(|&value| children.get(value as usize)).copied().for_each(call);
            }
        }
    }
}

/// The diagram with each variable kept within its domain, and nodes that have become alike made one.
pub struct Restricted<'a> {
    diagram: &'a Diagram,
    domains: &'a [Domain],
    /// For each reference that can be reached, the first reference with the same meaning.
    same_as: Vec<Ref>,
}

const UNREACHED: Ref = Ref::MAX;

impl<'a> Restricted<'a> {
    /// Restricts the diagram. Leaves for which `merged` gives the same leaf count as one. Costs a pass over
    /// the nodes that can be reached.
    pub fn new(diagram: &'a Diagram, domains: &'a [Domain], merged: &dyn Fn(u32) -> u32) -> Self {
        let mut new = Restricted { diagram, domains, same_as: Vec::new() };
        new.same_as.resize(diagram.leaves.len() + diagram.variables.len(), UNREACHED);
        new.mark_reachable();
        for at in 0..new.same_as.len() as Ref {
            if new.meaning(at) != UNREACHED {
                let same = match diagram.step(at) {
                    Step::Leaf(leaf) => merged(leaf),
                    Step::Node { variable, .. } => new.find_same(at, variable),
                };
                new.set(at, same);
            }
        }
        new
    }

    /// Where the walk begins.
    pub fn root(&self) -> Ref {
        self.meaning(self.diagram.root)
    }

    /// What stands at a reference: a leaf's number, or a variable that matters here.
    pub fn step(&self, at: Ref) -> Step<'a> {
        self.diagram.step(at)
    }

    /// Calls with the meaning of each child that can be reached.
    pub fn each_child(&self, at: Ref, call: &mut dyn FnMut(Ref)) {
        if let Step::Node { variable, children } = self.diagram.step(at) {
            self.domain(variable).each(children, &mut |child| call(self.meaning(child)));
        }
    }

    /// The meaning of the child for one value, whether or not it is in the domain.
    pub fn child(&self, at: Ref, value: u32) -> Option<Ref> {
        match self.diagram.step(at) {
            Step::Node { children, .. } => children.get(value as usize).map(|&child| self.meaning(child)),
            Step::Leaf(_) => None,
        }
    }

    /// Everything that can be reached from here, leaves first.
    pub fn below(&self, from: Ref) -> Vec<Ref> {
        let mut seen = vec![false; from as usize + 1];
        let mut found = Vec::new();
        for at in (0..=from).rev() {
            let reached = at == from || seen.get(at as usize) == Some(&true);
            if reached {
                found.push(at);
                self.each_child(at, &mut |child| {
                    if let Some(mark) = seen.get_mut(child as usize) {
                        *mark = true;
                    }
                });
            }
        }
        found.reverse();
        found
    }

    fn meaning(&self, at: Ref) -> Ref {
        self.same_as.get(at as usize).copied().unwrap_or(UNREACHED)
    }

    fn set(&mut self, at: Ref, same: Ref) {
        if let Some(slot) = self.same_as.get_mut(at as usize) {
            *slot = same;
        }
    }

    fn mark_reachable(&mut self) {
        self.set(self.diagram.root, self.diagram.root);
        for at in (0..self.same_as.len() as Ref).rev() {
            if self.meaning(at) == UNREACHED {
                continue;
            }
            if let Step::Node { variable, children } = self.diagram.step(at) {
                let domain = self.domain(variable);
                domain.each(children, &mut |child| self.set(child, child));
            }
        }
    }

    fn domain(&self, variable: usize) -> &'a Domain {
        self.domains.get(variable).unwrap_or(&Domain::All)
    }

    /// The only child, where all are one; else an earlier node of the variable with the same children.
    fn find_same(&self, at: Ref, variable: usize) -> Ref {
        let (mut first, mut differ) = (UNREACHED, false);
        self.each_child(at, &mut |child| {
            if first == UNREACHED {
                first = child;
            }
            differ |= child != first;
        });
        if !differ {
            return first;
        }
        for other in (0..at).rev() {
            match self.diagram.step(other) {
                Step::Node { variable: also, .. } if also == variable => {}
                _ => break,
            }
            if self.meaning(other) == other && self.alike(at, other) {
                return other;
            }
        }
        at
    }

    fn alike(&self, one: Ref, other: Ref) -> bool {
        let mut theirs = Vec::new();
        self.each_child(other, &mut |child| theirs.push(child));
        let (mut place, mut same) = (0, true);
        self.each_child(one, &mut |child| {
            same &= theirs.get(place) == Some(&child);
            place += 1;
        });
        same
    }
}
