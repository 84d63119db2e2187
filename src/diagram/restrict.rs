//! The diagram restricted by what is known: which variables can still matter, and which leaves can be
//! reached.

use super::{Diagram, Ref, Step};

/// The values that a variable can still have.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Domain {
    /// All its values.
    #[default]
    All,
    /// Only this value.
    One(u32),
    /// One of these values.
    Some(Vec<u32>),
}

impl Domain {
    /// Calls `call` with each child that the domain allows. `children` has one child for each value.
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

/// The part of the diagram below a reference, with each variable kept within its domain and nodes of equal
/// meaning merged.
pub struct Restricted<'a> {
    diagram: &'a Diagram,
    domains: &'a [Domain],
    from: Ref,
    /// For each reference, the first one with the same meaning; `UNREACHED` if it cannot be reached.
    same_as: Vec<Ref>,
}

const UNREACHED: Ref = Ref::MAX;

impl<'a> Restricted<'a> {
    /// Restricts the part of the diagram below `from`. Leaves for which `merged` returns the same leaf count
    /// as one. Costs one pass over the edges that can be reached.
    pub fn new(diagram: &'a Diagram, from: Ref, domains: &'a [Domain], merged: &dyn Fn(u32) -> u32) -> Self {
        let mut new = Restricted { diagram, domains, from, same_as: Vec::new() };
        new.same_as.resize(from as usize + 1, UNREACHED);
        new.mark_reachable();
        let mut level = Level::default();
        for at in 0..=from {
            if new.meaning(at) != UNREACHED {
                let same = match diagram.step(at) {
                    Step::Leaf(leaf) => merged(leaf),
                    Step::Node { variable, .. } => new.find_same(at, variable, &mut level),
                };
                new.set(at, same);
            }
        }
        new
    }

    /// The reference at which a walk begins.
    pub fn root(&self) -> Ref {
        self.meaning(self.from)
    }

    /// The leaf at a reference, or the node, whose variable makes a difference here.
    pub fn step(&self, at: Ref) -> Step<'a> {
        self.diagram.step(at)
    }

    /// Calls `call` with the merged reference of each child that can be reached.
    pub fn each_child(&self, at: Ref, call: &mut dyn FnMut(Ref)) {
        if let Step::Node { variable, children } = self.diagram.step(at) {
            self.domain(variable).each(children, &mut |child| call(self.meaning(child)));
        }
    }

    /// The merged reference of the child for a value. Returns `None` if it cannot be reached.
    pub fn child(&self, at: Ref, value: u32) -> Option<Ref> {
        match self.diagram.step(at) {
            Step::Node { children, .. } => {
                let child = children.get(value as usize).map(|&child| self.meaning(child));
                child.filter(|&child| child != UNREACHED)
            }
            Step::Leaf(_) => None,
        }
    }

    /// All references that can be reached from `from`, itself included, in rising order: leaves first.
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
        self.set(self.from, self.from);
        for at in (0..=self.from).rev() {
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

    /// Returns the child, if all children are the same; else an earlier node of the variable with the same
    /// children, or the node itself.
    fn find_same(&self, at: Ref, variable: usize, level: &mut Level) -> Ref {
        let (mut first, mut differ, mut hash) = (UNREACHED, false, 0x811c_9dc5_u32);
        self.each_child(at, &mut |child| {
            if first == UNREACHED {
                first = child;
            }
            differ |= child != first;
            hash = (hash ^ child).wrapping_mul(0x0100_0193).rotate_left(5);
        });
        if !differ {
            return first;
        }
        level.enter(variable);
        level.find_or_add(at, hash, &mut |other| self.alike(at, other))
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

/// The distinct nodes of one variable by the hash of their children: a hash table with open addressing. It
/// adds fewer bytes to what the buyer loads than the standard library's map.
#[derive(Default)]
struct Level {
    variable: Option<usize>,
    /// Each slot holds a hash and a reference. The number of slots is a power of two, and at most half are
    /// taken.
    places: Vec<Option<(u32, Ref)>>,
    taken: usize,
}

impl Level {
    fn enter(&mut self, variable: usize) {
        if self.variable != Some(variable) {
            self.variable = Some(variable);
            self.places.clear();
            self.places.resize(16, None);
            self.taken = 0;
        }
    }

    /// Returns an equal node that was added before; if there is none, adds and returns this one.
    fn find_or_add(&mut self, at: Ref, hash: u32, alike: &mut dyn FnMut(Ref) -> bool) -> Ref {
        if self.taken * 2 >= self.places.len() {
            self.grow();
        }
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        while let Some(&Some((known, other))) = self.places.get(place) {
            if known == hash && alike(other) {
                return other;
            }
            place = (place + 1) & mask;
        }
        self.taken += 1;
        if let Some(slot) = self.places.get_mut(place) {
            *slot = Some((hash, at));
        }
        at
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.places);
        self.places.resize(old.len() * 2, None);
        let mask = self.places.len() - 1;
        for (hash, at) in old.into_iter().flatten() {
            let mut place = hash as usize & mask;
            while let Some(Some(_)) = self.places.get(place) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = self.places.get_mut(place) {
                *slot = Some((hash, at));
            }
        }
    }
}
