//! Two diagrams walked at once: a pair of places, and what each value of the next variable leads to.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::change::Change;
use super::frame::{Frame, Side};
use super::table::{Made, Table, remade};
use crate::analysis::Region;
use crate::diagram::{Diagram, Ref, Step, TooLarge};

/// As many pairs are looked at; policies that need more are not two versions of one.
const MOST: usize = 2_000_000;

/// A place in the old diagram and one in the new.
pub(super) type Pair = (Ref, Ref);

/// Where a buyer's way through one policy ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// At a leaf of its joint diagram.
    Leaf(u32),
    /// At a question that has no such answer.
    NoAnswer(usize),
}

/// What stands at a pair.
pub(super) enum Next {
    /// Both walks are over.
    Ends(End, End),
    /// Choose by the value of the variable.
    Choose(usize, Vec<Pair>),
}

/// Both diagrams, with a leaf more for each question that a policy may have no such answer to.
pub(super) struct Pairs<'a> {
    pub(super) frame: &'a Frame,
    old: Diagram,
    new: Diagram,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(frame: &'a Frame) -> Self {
        Pairs { frame, old: with_missing(&frame.old), new: with_missing(&frame.new) }
    }

    /// Where every walk begins.
    pub(super) fn root(&self) -> Pair {
        (self.old.root, self.new.root)
    }

    pub(super) fn next(&self, (old, new): Pair) -> Next {
        let (was, is) = (self.old.step(old), self.new.step(new));
        let variable = match (&was, &is) {
            (Step::Leaf(was), Step::Leaf(is)) => {
                return Next::Ends(end(&self.frame.old, *was), end(&self.frame.new, *is));
            }
            (Step::Node { variable, .. }, Step::Leaf(_)) | (Step::Leaf(_), Step::Node { variable, .. }) => {
                *variable
            }
            (Step::Node { variable: one, .. }, Step::Node { variable: other, .. }) => *one.min(other),
        };
        let size = self.old.sizes.get(variable).copied().unwrap_or_default();
        let below = |step: &Step<'_>, stay: Ref, value: u32| match step {
            Step::Node { variable: at, children } if *at == variable => {
                children.get(value as usize).copied().unwrap_or(stay)
            }
            _ => stay,
        };
        let pair = |value: u32| (below(&was, old, value), below(&is, new, value));
        Next::Choose(variable, (0..size).map(pair).collect())
    }

    /// The diagram of what changes: a leaf for each of the changes that are found, after one for none.
    pub(super) fn changes(&self) -> Result<(Diagram, Vec<Change>), TooLarge> {
        let mut walk = Walk::new(self);
        let root = walk.go(self.root())?;
        let leaves = walk.changes.len() as u32 + 1;
        Ok((walk.table.finish(&self.old.sizes, leaves, root), walk.changes))
    }

    /// A way through one of the diagrams that asks a question, up to there.
    pub(super) fn way_to(&self, question: usize, in_new: bool) -> Option<Region> {
        let diagram = if in_new { &self.new } else { &self.old };
        let (mut seen, mut way) = (HashSet::new(), Region::default());
        search(diagram, diagram.root, question, &mut seen, &mut way).then_some(way)
    }

    /// The ends of all walks within a region.
    pub(super) fn ends(&self, region: &Region) -> HashSet<(End, End)> {
        let (mut ends, mut seen, mut open) = (HashSet::new(), HashSet::new(), vec![self.root()]);
        while let Some(pair) = open.pop() {
            if !seen.insert(pair) {
                continue;
            }
            match self.next(pair) {
                Next::Ends(was, is) => {
                    ends.insert((was, is));
                }
                Next::Choose(variable, children) => {
                    open.extend(within(region, variable, &children).map(|(_, pair)| pair));
                }
            }
        }
        ends
    }
}

/// What the values of a variable lead to, as far as the region allows them.
pub(super) fn within(
    region: &Region,
    variable: usize,
    children: &[Pair],
) -> impl Iterator<Item = (u32, Pair)> {
    let allowed = region.0.iter().find(|(known, _)| *known == variable).map(|(_, values)| values);
    (0..)
        .zip(children.iter().copied())
        .filter(move |(value, _)| allowed.is_none_or(|values| values.contains(value)))
}

/// Extends the way until it comes to a question.
fn search(diagram: &Diagram, at: Ref, question: usize, seen: &mut HashSet<Ref>, way: &mut Region) -> bool {
    let Step::Node { variable, children } = diagram.step(at) else { return false };
    if variable >= question || !seen.insert(at) {
        return variable == question;
    }
    for (value, &child) in (0..).zip(children) {
        way.0.push((variable, vec![value]));
        if search(diagram, child, question, seen, way) {
            return true;
        }
        way.0.pop();
    }
    false
}

fn with_missing(side: &Side) -> Diagram {
    let diagram = &side.joint.diagram;
    let leaves = diagram.leaves.len() as u32;
    let barred =
        |variable: usize, value: u32| side.lacks(variable, value).then_some(leaves + variable as u32);
    remade(diagram, leaves + diagram.sizes.len() as u32, &|leaf| leaf, &barred)
}

fn end(side: &Side, leaf: u32) -> End {
    let leaves = side.joint.diagram.leaves.len() as u32;
    match leaf.checked_sub(leaves) {
        Some(question) => End::NoAnswer(question as usize),
        None => End::Leaf(leaf),
    }
}

struct Walk<'a> {
    pairs: &'a Pairs<'a>,
    known: HashMap<Pair, Made>,
    at: BTreeMap<usize, usize>,
    table: Table,
    changes: Vec<Change>,
    numbers: BTreeMap<Change, u32>,
}

impl<'a> Walk<'a> {
    fn new(pairs: &'a Pairs<'a>) -> Self {
        Walk {
            pairs,
            known: HashMap::new(),
            at: BTreeMap::new(),
            table: Table::default(),
            changes: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    fn go(&mut self, pair: Pair) -> Result<Made, TooLarge> {
        if let Some(&known) = self.known.get(&pair) {
            return Ok(known);
        }
        let made = match self.pairs.next(pair) {
            Next::Ends(was, is) => Made::Leaf(self.number(Change::between(self.pairs.frame, was, is))),
            Next::Choose(variable, children) => {
                *self.at.entry(variable).or_default() += 1;
                if self.known.len() > MOST {
                    return Err(self.too_large());
                }
                let children: Result<Vec<Made>, TooLarge> =
                    children.into_iter().map(|child| self.go(child)).collect();
                self.table.node(variable as u32, children?)
            }
        };
        self.known.insert(pair, made);
        Ok(made)
    }

    /// The number of a change's leaf.
    fn number(&mut self, change: Option<Change>) -> u32 {
        let Some(change) = change else { return 0 };
        let next = self.changes.len() as u32 + 1;
        *self.numbers.entry(change).or_insert_with_key(|change| {
            self.changes.push(change.clone());
            next
        })
    }

    fn too_large(&self) -> TooLarge {
        let mut worst: Vec<(usize, usize)> = self.at.iter().map(|(&at, &count)| (count, at)).collect();
        worst.sort_unstable_by(|one, other| other.cmp(one));
        TooLarge { variables: worst.into_iter().take(3).map(|(_, variable)| variable as u32).collect() }
    }
}
