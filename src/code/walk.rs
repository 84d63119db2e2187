//! Walks from a policy's first question to a verdict and visits a digit for each answer on the path.
//!
//! The path follows the diagram. At each question the answer says which nodes are still possible; if it is
//! not known, all are. So the walk visits every question that the interview may have asked, in the same
//! order. An answer that was not needed has a digit of its own.

use super::amount::Amount;
use super::codec::Codec;
use super::date::Date;
use super::{moment, named};
use crate::compiled::Compiled;
use crate::diagram::{Ref, Step};
use crate::interview::{
    Clock, Dated, Present, Windows, Zones, may_be_ahead, nothing_dated, number_region, of_leaf,
};
use crate::policy::{Kind, Number, insert_once};
use crate::time::Zone;

/// A time of day that belongs to a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Time {
    /// No answer.
    #[default]
    Nothing,
    /// "I don't know."
    Unknown,
    /// Milliseconds since midnight.
    At(i64),
}

/// The source of the answers when a code is written, and their destination when one is read. A reader returns
/// "no answer" from the getters and stores what the `keep` methods receive.
pub(super) trait Case: named::Keep {
    /// The answer to a choice question: 0 for none, then the options from 1, then "I don't know".
    fn choice(&mut self, question: usize) -> u32;
    /// Receives the answer: see [`Case::choice`].
    fn keep_choice(&mut self, question: usize, choice: u32);
    /// The answer to a number question, if it is valid.
    fn number(&mut self, question: usize, number: &Number) -> Amount;
    /// Receives the answer: see [`Case::number`].
    fn keep_number(&mut self, question: usize, number: &Number, amount: Amount);
    /// The answer to a date question, if it is valid. `ahead` says whether it may lie in the future.
    fn date(&mut self, question: usize, ahead: bool, clock: &Clock<'_>) -> Date;
    /// The range of instants that windows are counted from, if the date is a valid answer.
    fn dated(&self, date: Date, ahead: bool, clock: &Clock<'_>) -> Option<Dated>;
    /// Receives the answer: see [`Case::date`]. `ahead` is the zone's offset then, in seconds ahead of UTC.
    fn keep_date(&mut self, question: usize, date: Date, ahead: i32);
    /// The time of day of a date of which only the day is known.
    fn time(&mut self, question: usize, day: Dated, ahead: bool, clock: &Clock<'_>) -> Time;
    /// Receives the answer: see [`Case::time`].
    fn keep_time(&mut self, question: usize, time: Time);
}

/// Walks the path and visits the digits of its answers.
pub(super) fn walk<C: Case>(case: &mut C, compiled: &Compiled, present: Present<'_>) {
    let zones = Zones::of(&compiled.policy, present.zone);
    let named = zones.named(&compiled.policy, present.zone);
    named::at_moment(case, &named, present.now);
    let clock = Clock::new(&compiled.policy, present, &zones);
    let count = compiled.policy.questions.len();
    let mut way = Way {
        case,
        compiled,
        present,
        named: &named,
        clock: &clock,
        dated: nothing_dated(count),
        seen: vec![false; count],
        timed: vec![false; count],
    };
    let mut open = vec![compiled.diagram.root];
    while let Some(variable) = first(compiled, &open) {
        // Visit the dates that this one is measured against first, even if the diagram does not ask for them.
        for other in other_dates(compiled, variable) {
            if way.seen.get(other) == Some(&false) {
                way.answer(other);
            }
        }
        let values = way.answer(variable);
        open = onwards(compiled, &open, variable, values.as_deref());
    }
    // The numbers for the rule's terms come last.
    if let [leaf] = open.as_slice() {
        for question in terms_of(compiled, *leaf) {
            if way.seen.get(question) == Some(&false) {
                way.answer(question);
            }
        }
    }
}

/// The questions whose numbers the terms of a leaf's rule need, in written order.
fn terms_of(compiled: &Compiled, leaf: Ref) -> Vec<usize> {
    let mut of = Vec::new();
    for &question in of_leaf(compiled, leaf) {
        insert_once(&mut of, question);
    }
    of
}

/// The other dates that windows of this date are measured against, in order.
fn other_dates(compiled: &Compiled, question: usize) -> Vec<usize> {
    let policy = &compiled.policy;
    let mut others: Vec<usize> = Vec::new();
    for atom in policy.atoms(question) {
        let Some(span) = policy.span(atom) else { continue };
        let Some(to) = span.to else { continue };
        let other = if to == question { span.date } else { to };
        if other != question {
            insert_once(&mut others, other);
        }
    }
    others
}

struct Way<'a, C> {
    case: &'a mut C,
    compiled: &'a Compiled,
    present: Present<'a>,
    /// The zones that the policy names.
    named: &'a [&'a dyn Zone],
    clock: &'a Clock<'a>,
    /// What is known of each date that the walk has visited.
    dated: Vec<Option<Dated>>,
    seen: Vec<bool>,
    /// For each question, whether its time of day was visited.
    timed: Vec<bool>,
}

impl<'a, C: Case> Way<'a, C> {
    /// Visits the answer to a question. Returns the values that its variable can have, or `None` if all are
    /// possible.
    fn answer(&mut self, question: usize) -> Option<Vec<u32>> {
        if let Some(seen) = self.seen.get_mut(question) {
            *seen = true;
        }
        let asked = self.compiled.policy.questions.get(question)?;
        let may_be_unsure = asked.unsure.is_some();
        match &asked.kind {
            Kind::Choice(options) => choice(self.case, question, options.len() as u32, may_be_unsure),
            Kind::Number(number) => {
                let mut amount = self.case.number(question, number);
                amount.digits(self.case, may_be_unsure);
                self.case.keep_number(question, number, amount);
                let units = amount.units(number)?;
                number_region(self.compiled, question, units).map(|region| vec![region])
            }
            Kind::Date => self.date(question, may_be_unsure),
        }
    }

    /// Visits a date answer and its times of day. Returns the regions that it can be in, or `None` if all are
    /// possible.
    fn date(&mut self, question: usize, may_be_unsure: bool) -> Option<Vec<u32>> {
        let ahead = may_be_ahead(&self.compiled.policy, question);
        let mut date = self.case.date(question, ahead, self.clock);
        let offset = date.digits(self.case, may_be_unsure, self.present);
        self.case.keep_date(question, date, offset);
        named::at_date(self.case, self.named, self.present.now, date);
        let dated = self.case.dated(date, ahead, self.clock)?;
        self.put(question, dated);
        let windows = self.windows(question);
        let (regions, others) = (windows.regions(dated), windows.days_that_split(Some(dated)));
        if others.is_empty() && regions.len() <= 1 {
            return Some(regions);
        }
        for other in others {
            self.time(other);
        }
        if self.windows(question).regions(dated).len() > 1 {
            self.time(question);
        }
        let dated = self.dated.get(question).copied().flatten()?;
        Some(self.windows(question).regions(dated))
    }

    /// The windows of a date, given the dates that were visited before.
    fn windows(&self, question: usize) -> Windows<'a> {
        Windows::of(self.compiled, question, self.clock, &self.dated)
    }

    fn put(&mut self, question: usize, dated: Dated) {
        if let Some(slot) = self.dated.get_mut(question) {
            *slot = Some(dated);
        }
    }

    /// Visits the time of day of a date of which only the day is known, once.
    fn time(&mut self, question: usize) {
        let Some(day) = self.dated.get(question).copied().flatten().filter(Dated::is_day) else { return };
        let Some(timed) = self.timed.get_mut(question).filter(|timed| !**timed) else { return };
        *timed = true;
        let ahead = may_be_ahead(&self.compiled.policy, question);
        let mut time = self.case.time(question, day, ahead, self.clock);
        time.digits(self.case);
        self.case.keep_time(question, time);
        if let Time::At(time) = time
            && let Ok(exact) = day.at_time(time, ahead, self.clock)
        {
            self.put(question, exact);
        }
    }
}

/// The first question that one of the open nodes asks.
fn first(compiled: &Compiled, open: &[Ref]) -> Option<usize> {
    let variable = |&at: &Ref| match compiled.diagram.step(at) {
        Step::Leaf(_) => None,
        Step::Node { variable, .. } => Some(variable),
    };
    open.iter().filter_map(variable).min()
}

/// The nodes that are possible after a question, each once. Without `values`, all children are.
fn onwards(compiled: &Compiled, open: &[Ref], asked: usize, values: Option<&[u32]>) -> Vec<Ref> {
    let mut further = Vec::new();
    for &at in open {
        match compiled.diagram.step(at) {
            Step::Node { variable, children } if variable == asked => {
                for (value, &child) in (0..).zip(children) {
                    if values.is_none_or(|values| values.contains(&value)) {
                        insert_once(&mut further, child);
                    }
                }
            }
            _ => {
                insert_once(&mut further, at);
            }
        }
    }
    further
}

/// Visits the answer to a choice question. Returns the option, or `None` if it is not known.
fn choice<C: Case>(case: &mut C, question: usize, options: u32, may_be_unsure: bool) -> Option<Vec<u32>> {
    let mut choice = case.choice(question);
    case.digit(&mut choice, 1 + options + u32::from(may_be_unsure));
    case.keep_choice(question, choice);
    (1..=options).contains(&choice).then(|| vec![choice - 1])
}

/// The first digit of a time of day that stands for a whole minute; lower digits have other meanings.
const MINUTES: u32 = 3;

impl Time {
    /// Encodes or decodes the time.
    fn digits<C: Codec>(&mut self, codec: &mut C) {
        let mut form = match *self {
            Time::Nothing => 0,
            Time::Unknown => 1,
            Time::At(time) if moment::is_fine(time) => 2,
            Time::At(time) => MINUTES + (time / 60_000) as u32,
        };
        codec.digit(&mut form, MINUTES + 1440);
        *self = match form {
            0 => Time::Nothing,
            1 => Time::Unknown,
            2 => {
                let mut at = if let Time::At(at) = *self { at } else { 0 };
                moment::time(codec, &mut at, true);
                Time::At(at)
            }
            minute => Time::At(i64::from(minute - MINUTES) * 60_000),
        };
    }
}
