//! Walks two diagrams at once: pairs of references, and the pair that each value of the next variable leads
//! to.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::change::{Change, Deadlines};
use super::frame::{End, Frame, Side};
use super::futures::{Future, Futures};
use super::remade::{Made, finish, remade};
use crate::buyers::{Occasion, Occasions, Region, Sets, can_answer};
use crate::compile::{TooLarge, UniqueTable};
use crate::diagram::{Diagram, Ref, Step};

/// The most pairs that are visited; they take about three seconds. Policies that need more are hardly
/// versions of each other.
const MAX_PAIRS: usize = 1_000_000;

/// The most pairs that are visited with their futures. After that, the windows in the rules' conditions stand
/// in.
const MAX_WITH_FUTURES: usize = 4_000;

/// A reference in the old diagram and one in the new.
pub(super) type Pair = (Ref, Ref);

/// What a pair refers to.
pub(super) enum Next {
    /// Both walks are at a leaf.
    Ends(End, End),
    /// The next variable, and the pair for each of its values.
    Choose(usize, Vec<Pair>),
}

/// Both diagrams, with one more leaf for each question, for answers that a policy does not have.
pub(super) struct Pairs<'a> {
    pub(super) frame: &'a Frame,
    old: Diagram,
    new: Diagram,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(frame: &'a Frame) -> Self {
        Pairs { frame, old: with_missing(&frame.old), new: with_missing(&frame.new) }
    }

    /// The pair at which every walk begins.
    pub(super) fn root(&self) -> Pair {
        (self.old.root, self.new.root)
    }

    /// How many values a question's variable has.
    pub(super) fn size(&self, question: usize) -> u32 {
        self.old.sizes.get(question).copied().unwrap_or_default()
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
        let size = self.size(variable);
        let below = |step: &Step<'_>, stay: Ref, value: u32| match step {
            Step::Node { variable: at, children } if *at == variable => {
                children.get(value as usize).copied().unwrap_or(stay)
            }
            _ => stay,
        };
        let pair = |value: u32| (below(&was, old, value), below(&is, new, value));
        Next::Choose(variable, (0..size).map(pair).collect())
    }

    /// The diagram of the changes within a region: leaf 0 is no change, and each change that is found has a
    /// leaf.
    pub(super) fn changes(
        &self,
        within: &Region,
        compare: Compare,
    ) -> Result<(Diagram, Vec<Change>), TooLarge> {
        let mut walk = Walk::new(self, within);
        let root = walk.go(
            self.root(),
            match compare {
                Compare::WithDeadlines => walk.future.begin(self.root()),
                Compare::WithoutDeadlines => Futures::Same,
            },
        )?;
        let leaves = walk.changes.len() as u32 + 1;
        Ok((finish(walk.table, &self.old.sizes, leaves, root), walk.changes))
    }

    /// A path through one of the diagrams to a node that asks a question, on an occasion that allows it.
    pub(super) fn way_to<'o>(
        &self,
        question: usize,
        in_new: bool,
        occasions: &'o Occasions<'_>,
    ) -> Option<(&'o Occasion, Region)> {
        let diagram = if in_new { &self.new } else { &self.old };
        let mut sets = Sets::new(diagram);
        let asks = |step: &Step<'_>| match step {
            Step::Leaf(_) => Some(false),
            Step::Node { variable, .. } => (*variable >= question).then_some(*variable == question),
        };
        let asked = sets.passing(diagram, &asks);
        let can =
            |at: usize, value: u32| self.frame.questions().get(at).is_some_and(|it| can_answer(it, value));
        occasions.iter().find_map(|occasion| {
            let way = sets.way_by(asked, &|at, value| can(at, value) && occasion.allows(at, value))?;
            Some((occasion, way))
        })
    }

    /// Whether each of the two diagrams asks a variable at a pair.
    fn asked(&self, (old, new): Pair, variable: usize) -> (bool, bool) {
        let asks = |step: Step<'_>| matches!(step, Step::Node { variable: at, .. } if at == variable);
        (asks(self.old.step(old)), asks(self.new.step(new)))
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

/// The values of a variable that a region allows, with the pairs that they lead to.
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

/// Whether deadlines count as part of what a buyer gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    /// They count.
    WithDeadlines,
    /// They are known to be the same, so they are not compared.
    WithoutDeadlines,
}

struct Walk<'a> {
    pairs: &'a Pairs<'a>,
    within: &'a Region,
    future: Future<'a>,
    known: HashMap<(Pair, Futures), Made>,
    at: BTreeMap<usize, usize>,
    table: UniqueTable<Made>,
    changes: Vec<Change>,
    numbers: BTreeMap<Change, u32>,
}

impl<'a> Walk<'a> {
    fn new(pairs: &'a Pairs<'a>, within: &'a Region) -> Self {
        Walk {
            pairs,
            within,
            future: Future::new(pairs.frame, &pairs.old, &pairs.new),
            known: HashMap::new(),
            at: BTreeMap::new(),
            table: UniqueTable::default(),
            changes: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    fn go(&mut self, pair: Pair, mut futures: Futures) -> Result<Made, TooLarge> {
        if self.known.len() > MAX_WITH_FUTURES && matches!(futures, Futures::Of(_)) {
            futures = Futures::TooMany;
        }
        let key = (pair, futures);
        if let Some(&known) = self.known.get(&key) {
            return Ok(known);
        }
        let futures = &key.1;
        let made = match self.pairs.next(pair) {
            Next::Ends(was, is) => {
                let deadlines = match (futures, self.future.deadlines(futures, pair)) {
                    (Futures::TooMany, _) => Deadlines::OfRules,
                    (_, Some((was, is))) => Deadlines::End(was, is),
                    (_, None) => Deadlines::Same,
                };
                Made::Leaf(self.number(Change::between(self.pairs.frame, (was, is), deadlines)))
            }
            Next::Choose(variable, children) => {
                *self.at.entry(variable).or_default() += 1;
                if self.known.len() > MAX_PAIRS {
                    return Err(self.too_large());
                }
                let mut made = vec![Made::Leaf(0); children.len()].into_boxed_slice();
                for (value, child) in within(self.within, variable, &children) {
                    let asked = self.pairs.asked(pair, variable);
                    let later = self.future.after(futures, (variable, value), asked, child);
                    let below = self.go(child, later)?;
                    made.get_mut(value as usize).into_iter().for_each(|slot| *slot = below);
                }
                self.table.node(variable as u32, made, Made::Node)
            }
        };
        self.known.insert(key, made);
        Ok(made)
    }

    /// The leaf of a change.
    fn number(&mut self, change: Option<Change>) -> u32 {
        let Some(change) = change else { return 0 };
        let next = self.changes.len() as u32 + 1;
        *self.numbers.entry(change).or_insert_with_key(|change| {
            self.changes.push(change.clone());
            next
        })
    }

    fn too_large(&self) -> TooLarge {
        TooLarge::at(self.at.iter().map(|(&variable, &count)| (count, variable as u32)))
    }
}
