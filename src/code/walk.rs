//! The way from a policy's first question to a verdict, with a digit for each answer on it.
//!
//! It is the diagram's own: at each question the answer says which ways are still open, and where it is not
//! known all are. So it comes by every question that the interview can have asked, in the same order, and by
//! each answer that a verdict was made of. An answer that was not needed has a digit for that.

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
    /// None.
    #[default]
    Nothing,
    /// "I don't know."
    Unknown,
    /// So many milliseconds after midnight.
    At(i64),
}

/// Where the answers are, or go to. Whoever reads takes what is there for nothing, and keeps what comes.
pub(super) trait Case: named::Keep {
    /// The answer to a choice question: 0 for none, then the options, then "I don't know".
    fn choice(&mut self, question: usize) -> u32;
    /// See [`Case::choice`].
    fn keep_choice(&mut self, question: usize, choice: u32);
    /// The answer to a number question, as far as it can be one.
    fn number(&mut self, question: usize, number: &Number) -> Amount;
    /// See [`Case::number`].
    fn keep_number(&mut self, question: usize, number: &Number, amount: Amount);
    /// The answer to a date question, as far as it can be one. `ahead` says whether it may lie in the future.
    fn date(&mut self, question: usize, ahead: bool, clock: &Clock<'_>) -> Date;
    /// What windows are counted from, if that date can be an answer.
    fn dated(&self, date: Date, ahead: bool, clock: &Clock<'_>) -> Option<Dated>;
    /// See [`Case::date`]. Clocks were so many seconds ahead of UTC then.
    fn keep_date(&mut self, question: usize, date: Date, ahead: i32);
    /// The time of day that belongs to a date of which the day is known.
    fn time(&mut self, question: usize, day: Dated, ahead: bool, clock: &Clock<'_>) -> Time;
    /// See [`Case::time`].
    fn keep_time(&mut self, question: usize, time: Time);
}

/// Goes the way.
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
        // What a date is measured against comes before it, though the diagram does not ask for it.
        for other in other_dates(compiled, variable) {
            if way.seen.get(other) == Some(&false) {
                way.answer(other);
            }
        }
        let values = way.answer(variable);
        open = onwards(compiled, &open, variable, values.as_deref());
    }
    // The numbers that the terms of the rule are of come last.
    if let [leaf] = open.as_slice() {
        for question in terms_of(compiled, *leaf) {
            if way.seen.get(question) == Some(&false) {
                way.answer(question);
            }
        }
    }
}

/// The numbers that the terms of a leaf's rule are of.
fn terms_of(compiled: &Compiled, leaf: Ref) -> Vec<usize> {
    let mut of = Vec::new();
    for &question in of_leaf(compiled, leaf) {
        insert_once(&mut of, question);
    }
    of
}

/// The other dates that windows of a date go by, in order.
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
    /// What is known of each date that was come by.
    dated: Vec<Option<Dated>>,
    seen: Vec<bool>,
    /// Whether it came by its time of day.
    timed: Vec<bool>,
}

impl<'a, C: Case> Way<'a, C> {
    /// Goes over the answer to a question, and tells the values that it can have: all where they are not told.
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

    /// The regions that a date can be in.
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

    /// The windows of a date, as far as the dates that were come by tell.
    fn windows(&self, question: usize) -> Windows<'a> {
        Windows::of(self.compiled, question, self.clock, &self.dated)
    }

    fn put(&mut self, question: usize, dated: Dated) {
        if let Some(slot) = self.dated.get_mut(question) {
            *slot = Some(dated);
        }
    }

    /// The time of day of a date of which only the day is known, once.
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

/// The first question that an open way comes to.
fn first(compiled: &Compiled, open: &[Ref]) -> Option<usize> {
    let variable = |&at: &Ref| match compiled.diagram.step(at) {
        Step::Leaf(_) => None,
        Step::Node { variable, .. } => Some(variable),
    };
    open.iter().filter_map(variable).min()
}

/// The ways that are open after a question, each once: those of some of its values, or of all.
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

/// The option that was chosen.
fn choice<C: Case>(case: &mut C, question: usize, options: u32, may_be_unsure: bool) -> Option<Vec<u32>> {
    let mut choice = case.choice(question);
    case.digit(&mut choice, 1 + options + u32::from(may_be_unsure));
    case.keep_choice(question, choice);
    (1..=options).contains(&choice).then(|| vec![choice - 1])
}

/// Of the digit that says what a time is: all from here on are whole minutes.
const MINUTES: u32 = 3;

impl Time {
    /// Goes over it.
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
