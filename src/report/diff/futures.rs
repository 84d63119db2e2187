//! What time may change for a buyer in both policies; deadlines follow from this.
//!
//! A verdict has a deadline if windows that close later, and nothing else, lead to a worse one. Which windows
//! these are depends on the whole diagram, not on a single rule: the deadline of one rule moves with the
//! window of another. So the walk over both diagrams carries along, for each of them, every reference that
//! may be reached later, with the windows that have closed by then. Two verdicts have the same deadline for
//! every buyer if the same closings make both worse.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::frame::{Frame, Side};
use super::remade::{Made, children};
use crate::compile::UniqueTable;
use crate::diagram::{Diagram, Step};
use crate::interview::outcome;
use crate::policy::{Atom, Kind, Outcome, Rule};

/// The most futures of one policy that are carried along. With more, the windows in the rules' conditions
/// stand in.
const MAX_FUTURES: usize = 64;

/// The windows that have closed: one bit for each atom of a date question.
type Closed = u128;

/// The references that a walk may reach later, each with the windows that have closed by then.
type Places = BTreeSet<(Made, Closed)>;

/// The futures at one pair of the walk.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Futures {
    /// They are the same in both policies.
    Same,
    /// The futures in the old and in the new policy.
    Of(Rc<(Places, Places)>),
    /// There are too many to compare.
    TooMany,
}

/// What buyers are told at a leaf, as far as it matters to which verdict is worse.
#[derive(PartialEq)]
enum Told<'a> {
    /// One rule decides.
    Rule(&'a Rule),
    /// Several rules remain, or none.
    Flawed(Outcome),
    /// The policy has no such answer.
    NoAnswer,
}

impl Told<'_> {
    fn is_worse_than(&self, other: &Told<'_>) -> bool {
        let order = match (self, other) {
            (Told::Rule(one), Told::Rule(other)) => one.worth(other),
            (Told::NoAnswer, _) | (_, Told::NoAnswer) => return false,
            _ => self.outcome().cmp(&other.outcome()),
        };
        order == Ordering::Greater
    }

    fn outcome(&self) -> Outcome {
        match self {
            Told::Rule(rule) => rule.outcome,
            Told::Flawed(outcome) => *outcome,
            Told::NoAnswer => Outcome::default(),
        }
    }

    /// Whether two compare alike with every other: then neither can be worse where the other is not.
    fn is_like(&self, other: &Told<'_>) -> bool {
        match (self, other) {
            (Told::Rule(one), Told::Rule(other)) => one.outcome == other.outcome && one.terms == other.terms,
            _ => self == other,
        }
    }
}

/// Both diagrams in one table, in which equal parts of both are the same entry.
pub(super) struct Future<'a> {
    frame: &'a Frame,
    table: UniqueTable<Made>,
    told: Vec<Told<'a>>,
    /// The table's entry for each reference of the old diagram and of the new one.
    places: [Vec<Made>; 2],
    /// The bit of each question's first atom. `None` if there are more atoms than bits.
    first_fact: Option<Vec<u32>>,
}

impl<'a> Future<'a> {
    pub(super) fn new(frame: &'a Frame, old: &Diagram, new: &Diagram) -> Future<'a> {
        let mut future = Future {
            frame,
            table: UniqueTable::default(),
            told: Vec::new(),
            places: [Vec::new(), Vec::new()],
            first_fact: first_facts(frame),
        };
        future.places = [future.enter(&frame.old, old), future.enter(&frame.new, new)];
        future
    }

    fn enter(&mut self, side: &'a Side, diagram: &Diagram) -> Vec<Made> {
        let mut places: Vec<Made> = Vec::new();
        for at in 0..(diagram.leaves.len() + diagram.variables.len()) as u32 {
            let made = match diagram.step(at) {
                Step::Leaf(leaf) => Made::Leaf(self.number(told(side, leaf))),
                Step::Node { variable, children } => {
                    let of = |child: &u32| places.get(*child as usize).copied().unwrap_or(Made::Leaf(0));
                    self.table.node(variable as u32, children.iter().map(of).collect(), Made::Node)
                }
            };
            places.push(made);
        }
        places
    }

    fn number(&mut self, told: Told<'a>) -> u32 {
        let known = self.told.iter().position(|known| known.is_like(&told));
        known.unwrap_or_else(|| {
            self.told.push(told);
            self.told.len() - 1
        }) as u32
    }

    /// The futures at the beginning: nothing has closed yet.
    pub(super) fn begin(&self, pair: (u32, u32)) -> Futures {
        if self.first_fact.is_none() {
            return Futures::TooMany;
        }
        let [old, new] = self.now(pair);
        self.of(pair, BTreeSet::from([(old, 0)]), BTreeSet::from([(new, 0)]))
    }

    fn now(&self, (old, new): (u32, u32)) -> [Made; 2] {
        let [olds, news] = &self.places;
        [(olds, old), (news, new)]
            .map(|(places, at)| places.get(at as usize).copied().unwrap_or(Made::Leaf(0)))
    }

    fn of(&self, pair: (u32, u32), old: Places, new: Places) -> Futures {
        let [was, is] = self.now(pair);
        if was == is && old == new {
            Futures::Same
        } else if old.len().max(new.len()) > MAX_FUTURES {
            Futures::TooMany
        } else {
            Futures::Of(Rc::new((old, new)))
        }
    }

    /// The futures after an answer that leads to `pair`. `asked` says whether each policy asks the question
    /// there.
    pub(super) fn after(
        &self,
        futures: &Futures,
        (variable, value): (usize, u32),
        asked: (bool, bool),
        pair: (u32, u32),
    ) -> Futures {
        let Futures::Of(places) = futures else { return futures.clone() };
        let step = |places: &Places, asked: bool| -> Places {
            let later = self.later(variable, value, asked);
            let onward = |(place, closed): &(Made, Closed)| -> Vec<(Made, Closed)> {
                match children(&self.table, *place) {
                    Some((at, children)) if at as usize == variable => {
                        let to = |(value, more): &(u32, Closed)| {
                            children.get(*value as usize).map(|child| (*child, closed | more))
                        };
                        later.iter().filter_map(to).collect()
                    }
                    _ => vec![(*place, *closed)],
                }
            };
            self.past(places, variable).iter().flat_map(onward).collect()
        };
        self.of(pair, step(&places.0, asked.0), step(&places.1, asked.1))
    }

    /// Moves on past all questions before `variable`. A question that the walk has not visited was asked in
    /// neither policy and may have any answer.
    fn past(&self, places: &Places, variable: usize) -> Places {
        let (mut past, mut open) = (Places::new(), places.clone());
        while let Some((place, closed)) = open.pop_first() {
            match children(&self.table, place) {
                Some((at, children)) if (at as usize) < variable => {
                    open.extend(children.iter().map(|child| (*child, closed)));
                }
                _ => drop(past.insert((place, closed))),
            }
        }
        past
    }

    /// The values that a question may have later, each with the windows that have closed by then. A question
    /// that was not asked may have any value and keeps it.
    fn later(&self, variable: usize, value: u32, asked: bool) -> Vec<(u32, Closed)> {
        let joint = &self.frame.new.joint;
        let regions = joint.regions.get(variable).map_or(&[][..], Vec::as_slice);
        let is_date = self.frame.questions().get(variable).is_some_and(|it| it.kind == Kind::Date);
        match (asked, regions.get(value as usize)) {
            (false, _) => {
                let size = joint.diagram.sizes.get(variable).copied().unwrap_or_default();
                (0..size).map(|value| (value, 0)).collect()
            }
            (true, Some(now)) if is_date => {
                let first = self.first_fact.as_ref().and_then(|it| it.get(variable)).copied();
                let closed = |then: &Vec<bool>| {
                    let mut closed: Closed = 0;
                    for (bit, (now, then)) in (first.unwrap_or_default()..).zip(now.iter().zip(then)) {
                        match (now, then) {
                            (false, true) => return None,
                            (true, false) => closed |= 1 << bit,
                            _ => {}
                        }
                    }
                    Some(closed)
                };
                let all = (0..).zip(regions);
                all.filter_map(|(value, then)| Some((value, closed(then)?))).collect()
            }
            (true, _) => vec![(value, 0)],
        }
    }

    /// The windows at whose end the deadlines of two leaves are. Returns `None` if these are the same for
    /// every buyer.
    pub(super) fn deadlines(&self, futures: &Futures, pair: (u32, u32)) -> Option<(Vec<usize>, Vec<usize>)> {
        let Futures::Of(places) = futures else { return None };
        let [was, is] = self.now(pair);
        let end = |places: &Places| self.past(places, usize::MAX);
        let (was, is) = (self.worse(&end(&places.0), was), self.worse(&end(&places.1), is));
        (was.0 != is.0).then(|| (self.windows(&was), self.windows(&is)))
    }

    /// The sets of closed windows with which the verdict is worse, and those with which it is not.
    fn worse(&self, places: &Places, now: Made) -> (BTreeSet<Closed>, BTreeSet<Closed>) {
        let told = |place: Made| match place {
            Made::Leaf(told) => self.told.get(told as usize),
            Made::Node(_) => None,
        };
        let (mut worse, mut fine) = (BTreeSet::new(), BTreeSet::new());
        for (place, closed) in places {
            let is_worse = told(*place).zip(told(now)).is_some_and(|(then, now)| then.is_worse_than(now));
            if is_worse {
                worse.insert(*closed)
            } else {
                fine.insert(*closed)
            };
        }
        (worse, fine)
    }

    /// The windows that close last in the smallest sets that make the verdict worse.
    fn windows(&self, (worse, fine): &(BTreeSet<Closed>, BTreeSet<Closed>)) -> Vec<usize> {
        let is_within = |one: Closed, other: Closed| one != other && one & other == one;
        let mut last: Closed = 0;
        for &closed in worse.iter().filter(|&&it| !worse.iter().any(|&less| is_within(less, it))) {
            let before: Vec<Closed> = fine.iter().copied().filter(|&it| is_within(it, closed)).collect();
            let longest = before.iter().filter(|&&it| !before.iter().any(|&more| is_within(it, more)));
            longest.for_each(|before| last |= closed & !before);
        }
        let policy = &self.frame.new.joint.policy;
        let mut windows = BTreeSet::new();
        for (variable, first) in self.first_fact.iter().flatten().enumerate() {
            for (bit, atom) in (*first..).zip(policy.atoms(variable)) {
                if let Atom::Span { window, .. } = atom
                    && last.checked_shr(bit).unwrap_or_default() & 1 == 1
                {
                    windows.insert(window);
                }
            }
        }
        windows.into_iter().collect()
    }
}

fn first_facts(frame: &Frame) -> Option<Vec<u32>> {
    let (mut firsts, mut next) = (Vec::new(), 0);
    for question in 0..frame.questions().len() {
        firsts.push(next);
        next += frame.new.joint.policy.atoms(question).len() as u32;
    }
    (next <= Closed::BITS).then_some(firsts)
}

fn told(side: &Side, leaf: u32) -> Told<'_> {
    if leaf as usize >= side.joint.diagram.leaves.len() {
        return Told::NoAnswer;
    }
    match side.joint.diagram.rules(leaf) {
        [only] => match side.joint.policy.rules.get(*only as usize) {
            Some(rule) => Told::Rule(rule),
            None => Told::Flawed(Outcome::default()),
        },
        _ => Told::Flawed(outcome(&side.joint, leaf)),
    }
}
