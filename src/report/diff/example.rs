//! Finds a buyer in a region whose two replies show the change.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::change::{Change, Terms};
use super::frame::{End, Side};
use super::pairs::{Next, Pair, Pairs, within};
use crate::buyers::{Buyer, Occasion, Occasions, Region, can_answer, with_numbers};
use crate::interview::{Clock, Dated, Reply, UNSURE, Windows, Zones};
use crate::policy::{Kind, Span, WindowKind};
use crate::report::buyer::{Told, tell};
use crate::time::{Form, Instant, Point, rfc3339};

/// The most buyers that are asked for to find one whose deadline differs.
const MAX_TRIES: usize = 40;

/// A buyer who gets another reply from one policy than from the other.
pub(super) struct Example {
    /// The buyer with the answers that the old policy knows, and its reply.
    pub(super) old: (Buyer, Told),
    /// The buyer with the answers that the new policy knows, and its reply.
    pub(super) new: (Buyer, Told),
}

/// The result of looking for an example.
pub(super) enum Sought {
    /// A buyer for whom it changes.
    Found(Box<Example>),
    /// The deadlines are the same for all of them, although they follow from different windows.
    SameDeadline,
    /// No buyer was found.
    NoneFound,
}

/// Finds examples for the changes between two policies.
pub(super) struct Examples<'a> {
    pub(super) pairs: &'a Pairs<'a>,
    pub(super) occasions: &'a Occasions<'a>,
    /// A cache: dates for which deadlines differ, by the dates of a region and the windows.
    apart: RefCell<HashMap<(Region, WindowsOfBoth), Option<Apart<'a>>>>,
}

type WindowsOfBoth = (Vec<usize>, Vec<usize>);

/// An occasion, and answers to date questions with which the deadlines differ.
type Apart<'a> = (&'a Occasion, Vec<(usize, Instant)>);

impl<'a> Examples<'a> {
    pub(super) fn new(pairs: &'a Pairs<'a>, occasions: &'a Occasions<'a>) -> Self {
        Examples { pairs, occasions, apart: RefCell::default() }
    }

    /// Finds a buyer in a region for whom the change happens.
    pub(super) fn seek(&self, region: &Region, change: &Change) -> Sought {
        let example = match change {
            Change::Terms(Terms { deadline: Some(windows), .. }) => {
                let apart = self.apart(region, windows);
                let shown =
                    apart.and_then(|(occasion, dates)| self.showing(occasion, region, &dates, change));
                shown.or_else(|| self.by_asking(region, change))
            }
            _ => {
                let first = self.occasions.first(region);
                first.and_then(|occasion| self.showing(occasion, region, &[], change))
            }
        };
        match (example, change) {
            (Some(example), _) => Sought::Found(Box::new(example)),
            // The windows end at different times, but no verdict becomes worse by that.
            (None, Change::Terms(Terms { deadline: Some(_), .. }))
                if self.occasions.first(region).is_some() =>
            {
                Sought::SameDeadline
            }
            (None, _) => Sought::NoneFound,
        }
    }

    /// Finds a buyer with another deadline by asking. It varies one date at a time and keeps all others as
    /// late as possible.
    fn by_asking(&self, region: &Region, change: &Change) -> Option<Example> {
        let questions = self.pairs.frame.questions();
        let dates: Vec<usize> = (0..questions.len())
            .filter(|&at| questions.get(at).is_some_and(|it| it.kind == Kind::Date))
            .collect();
        let mut tries = 0..MAX_TRIES;
        self.occasions.iter().filter(|occasion| occasion.meets(region)).find_map(|occasion| {
            let candidates = |question: usize| self.candidates(occasion, region, question);
            let latest = dates.iter().filter_map(|&at| Some((at, *candidates(at).iter().max()?)));
            let latest: Vec<(usize, Instant)> = latest.collect();
            dates.iter().find_map(|&own| {
                candidates(own).iter().find_map(|&date| {
                    tries.next()?;
                    let mut given = latest.clone();
                    given.iter_mut().filter(|(at, _)| *at == own).for_each(|(_, slot)| *slot = date);
                    self.example(occasion, region, &given).filter(|example| shows(example, change))
                })
            })
        })
    }

    /// Dates that answer a question within a region.
    fn candidates(&self, occasion: &Occasion, region: &Region, question: usize) -> Rc<[Instant]> {
        let all: Vec<u32> = (0..self.pairs.size(question)).collect();
        let values = region.0.iter().find(|(known, _)| *known == question).map(|(_, values)| values);
        self.occasions.dates(occasion, question, values.unwrap_or(&all))
    }

    /// Finds a buyer in a region whose replies show the change: the first one, or one with another answer to
    /// one question.
    fn showing(
        &self,
        occasion: &Occasion,
        region: &Region,
        dates: &[(usize, Instant)],
        change: &Change,
    ) -> Option<Example> {
        let shown =
            |region: &Region| self.example(occasion, region, dates).filter(|example| shows(example, change));
        shown(region).or_else(|| {
            (0..region.0.len()).find_map(|place| {
                let (_, values) = region.0.get(place)?;
                values.iter().skip(1).find_map(|&value| {
                    let mut one = region.clone();
                    one.0.get_mut(place)?.1 = vec![value];
                    shown(&one)
                })
            })
        })
    }

    /// A buyer who answers "I don't know" to a question that allows it in only one of the policies.
    pub(super) fn unsure(&self, question: usize, new_allows: bool) -> Option<Example> {
        let frame = self.pairs.frame;
        let (occasion, way) = self.pairs.way_to(question, !new_allows, self.occasions)?;
        let answers = way.0.iter().map(|(at, values)| self.answer(occasion, *at, values, &[]));
        let buyer = self.buyer(occasion, answers.collect::<Option<Vec<_>>>()?);
        let id = frame.questions().get(question)?.id.clone();
        let asked = |side: &Side| {
            let mut buyer = known(side, None, &way, &buyer);
            buyer.answers.push((id.clone(), UNSURE.to_owned()));
            let told = tell(&side.own, &buyer);
            (buyer, told)
        };
        Some(Example { old: asked(&frame.old), new: asked(&frame.new) })
    }

    /// A buyer in a region who asks on an occasion and gives these dates.
    fn example(&self, occasion: &Occasion, region: &Region, dates: &[(usize, Instant)]) -> Option<Example> {
        let frame = self.pairs.frame;
        let (mut at, mut way, mut answers) = (self.pairs.root(), Region::default(), Vec::new());
        let (was, is) = loop {
            let (variable, children) = match self.pairs.next(at) {
                Next::Ends(was, is) => break (was, is),
                Next::Choose(variable, children) => (variable, children),
            };
            let (child, values) = self.step((occasion, region, dates), variable, &children)?;
            answers.push(self.answer(occasion, variable, &values, dates)?);
            way.0.push((variable, values));
            at = child;
        };
        let buyer = self.buyer(occasion, answers);
        let asked = |side: &Side, end: End| {
            let buyer = with_numbers(&side.own, known(side, Some(end), &way, &buyer));
            let told = tell(&side.own, &buyer);
            (buyer, told)
        };
        Some(Example { old: asked(&frame.old, was), new: asked(&frame.new, is) })
    }

    /// The next pair within the region, and the values that lead there.
    fn step(
        &self,
        (occasion, region, dates): (&Occasion, &Region, &[(usize, Instant)]),
        variable: usize,
        children: &[Pair],
    ) -> Option<(Pair, Vec<u32>)> {
        let question = self.pairs.frame.questions().get(variable)?;
        let given = match dates.iter().find(|(known, _)| *known == variable) {
            Some((_, instant)) => self.regions(occasion, variable, *instant),
            None => (0..children.len() as u32).collect(),
        };
        let can = |value: u32| {
            given.contains(&value) && occasion.allows(variable, value) && can_answer(question, value)
        };
        let mut all = within(region, variable, children).filter(|(value, _)| can(*value));
        let (value, child) = all.next()?;
        let alike = all.filter(|(_, other)| *other == child).map(|(value, _)| value);
        Some((child, std::iter::once(value).chain(alike).collect()))
    }

    fn answer(
        &self,
        occasion: &Occasion,
        variable: usize,
        values: &[u32],
        dates: &[(usize, Instant)],
    ) -> Option<(String, String)> {
        let question = self.pairs.frame.questions().get(variable)?;
        let said = match &question.kind {
            Kind::Choice(options) => options.get(*values.first()? as usize)?.id.clone(),
            Kind::Number(_) => self.occasions.numbers(variable, values).into_iter().next()?,
            Kind::Date => {
                let given = dates.iter().find(|(known, _)| *known == variable).map(|(_, instant)| *instant);
                let instant =
                    given.or_else(|| self.occasions.dates(occasion, variable, values).first().copied())?;
                rfc3339(instant, self.occasions.present(occasion).zone)
            }
        };
        Some((question.id.clone(), said))
    }

    fn buyer(&self, occasion: &Occasion, answers: Vec<(String, String)>) -> Buyer {
        self.occasions.buyer(occasion, answers)
    }

    fn regions(&self, occasion: &Occasion, question: usize, instant: Instant) -> Vec<u32> {
        let joint = &self.pairs.frame.new.joint;
        let present = self.occasions.present(occasion);
        let zones = Zones::of(&joint.policy, present.zone);
        let clock = Clock::new(&joint.policy, present, &zones);
        Windows::of(joint, question, &clock, &[]).regions(Dated::at(instant))
    }

    /// Finds dates in a region for which the earliest ends of two sets of windows differ.
    ///
    /// If they ever differ, a window that is in only one set ends before all windows of the other. That stays
    /// so if all dates but its own are as late as possible, so no other dates are tried.
    fn apart(&self, region: &Region, windows: &WindowsOfBoth) -> Option<Apart<'a>> {
        let is_date =
            |at: usize| self.pairs.frame.questions().get(at).is_some_and(|it| it.kind == Kind::Date);
        let dates = Region(region.0.iter().filter(|(at, _)| is_date(*at)).cloned().collect());
        let key = (dates, windows.clone());
        if let Some(known) = self.apart.borrow().get(&key) {
            return known.clone();
        }
        let found = self.occasions.iter().filter(|occasion| occasion.meets(&key.0)).find_map(|occasion| {
            let search = Search { examples: self, occasion, region: &key.0, windows };
            Some((occasion, search.dates()?))
        });
        self.apart.borrow_mut().insert(key, found.clone());
        found
    }
}

/// The search for dates on one occasion.
struct Search<'a, 'e> {
    examples: &'a Examples<'e>,
    occasion: &'a Occasion,
    region: &'a Region,
    windows: &'a WindowsOfBoth,
}

impl Search<'_, '_> {
    fn dates(&self) -> Option<Vec<(usize, Instant)>> {
        let (was, is) = self.windows;
        let from = |window: &usize| self.span(*window).map(|span| span.date);
        let mut questions: Vec<usize> = was.iter().chain(is).filter_map(from).collect();
        questions.sort_unstable();
        questions.dedup();
        let all: Vec<(usize, Rc<[Instant]>)> = questions
            .into_iter()
            .map(|at| (at, self.examples.candidates(self.occasion, self.region, at)))
            .collect();
        let latest: Vec<(usize, Instant)> =
            all.iter().filter_map(|(at, dates)| Some((*at, *dates.iter().max()?))).collect();
        all.iter().find_map(|(own, dates)| {
            dates.iter().find_map(|&date| {
                let mut given = latest.clone();
                given.iter_mut().filter(|(at, _)| at == own).for_each(|(_, slot)| *slot = date);
                (self.earliest(was, &given) != self.earliest(is, &given)).then_some(given)
            })
        })
    }

    /// The earliest end of some windows for these dates.
    fn earliest(&self, windows: &[usize], dates: &[(usize, Instant)]) -> Option<Instant> {
        let policy = &self.examples.pairs.frame.new.joint.policy;
        let present = self.examples.occasions.present(self.occasion);
        let zones = Zones::of(policy, present.zone);
        let clock = Clock::new(policy, present, &zones);
        let end = |window: &usize| {
            let span = self.span(*window)?;
            let (_, date) = dates.iter().find(|(question, _)| *question == span.date)?;
            clock.ruler(policy, span).end(Point { instant: *date, given: Form::Instant })
        };
        windows.iter().filter_map(end).min()
    }

    /// The span of a window, if it has only one and is checked now.
    fn span(&self, window: usize) -> Option<&Span> {
        match &self.examples.pairs.frame.new.joint.policy.windows.get(window)?.kind {
            WindowKind::Span(span) if span.to.is_none() => Some(span),
            _ => None,
        }
    }
}

/// Whether the two replies show the change.
fn shows(example: &Example, change: &Change) -> bool {
    match (&example.old.1.reply, &example.new.1.reply, change) {
        (Reply::Verdict(was), Reply::Verdict(is), Change::Outcome { from, to }) => {
            was.outcome == *from && is.outcome == *to
        }
        (Reply::Verdict(was), Reply::Verdict(is), Change::Terms(Terms { deadline, .. })) => {
            deadline.is_none() || was.deadline.map(|it| it.by) != is.deadline.map(|it| it.by)
        }
        (Reply::Verdict(_), Reply::Verdict(_), Change::Clauses(_) | Change::Words(_)) => true,
        (Reply::Verdict(_), Reply::Invalid(_), Change::AnswerGone { .. }) => true,
        (Reply::Invalid(_), Reply::Verdict(_), Change::AnswerNew { .. }) => true,
        _ => false,
    }
}

/// The buyer with the answers that a policy can take. It must have the question, and also the answer, unless
/// the path ends there.
fn known(side: &Side, end: Option<End>, way: &Region, buyer: &Buyer) -> Buyer {
    let takes = |(question, values): &(usize, Vec<u32>)| {
        let lacks = values.first().is_some_and(|&value| side.lacks(*question, value));
        side.has(*question) && (!lacks || end == Some(End::NoAnswer(*question)))
    };
    let answers = way.0.iter().zip(&buyer.answers).filter(|(part, _)| takes(part));
    Buyer { answers: answers.map(|(_, answer)| answer.clone()).collect(), ..buyer.clone() }
}
