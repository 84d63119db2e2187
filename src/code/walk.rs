//! The way from a policy's first question to a verdict, with a digit for each answer on it.
//!
//! It is the diagram's own: at each question the answer says which ways are still open, and where it is not
//! known all are. So it comes by every question that the interview can have asked, in the same order, and by
//! each answer that a verdict was made of. An answer that was not needed has a digit for that.

use super::date::Date;
use super::moment;
use super::tape::Tape;
use crate::compiled::Compiled;
use crate::diagram::{Ref, Step};
use crate::interview::{Bought, Present, Windows};
use crate::policy::Kind;

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
pub(super) trait Case: Tape {
    /// The answer to a choice question: 0 for none, then the options, then "I don't know".
    fn choice(&mut self, question: usize) -> u32;
    /// See [`Case::choice`].
    fn keep_choice(&mut self, question: usize, choice: u32);
    /// The answer to a date question, as far as it can be one.
    fn date(&mut self, question: usize) -> Date;
    /// What windows are counted from, if that date can be an answer.
    fn bought(&self, date: Date) -> Option<Bought>;
    /// See [`Case::date`].
    fn keep_date(&mut self, question: usize, date: Date);
    /// The time of day that belongs to it.
    fn time(&mut self, question: usize) -> Time;
    /// See [`Case::time`].
    fn keep_time(&mut self, question: usize, time: Time);
}

/// Goes the way.
pub(super) fn walk<C: Case>(case: &mut C, compiled: &Compiled, present: Present<'_>) {
    let mut open = vec![compiled.diagram.root];
    while let Some(variable) = first(compiled, &open) {
        let Some(question) = compiled.policy.questions.get(variable) else { return };
        let values = match &question.kind {
            Kind::Choice(options) => choice(case, variable, options.len() as u32, question.unsure.is_some()),
            Kind::Date => date(case, variable, question.unsure.is_some(), compiled, present),
        };
        open = onwards(compiled, &open, variable, values.as_deref());
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
                        add_once(&mut further, child);
                    }
                }
            }
            _ => add_once(&mut further, at),
        }
    }
    further
}

/// Kept in order, so that large policies are not searched from end to end.
#[inline(never)]
fn add_once(all: &mut Vec<Ref>, at: Ref) {
    let place = all.partition_point(|&known| known < at);
    if all.get(place) != Some(&at) {
        all.insert(place, at);
    }
}

/// The option that was chosen.
fn choice<C: Case>(case: &mut C, question: usize, options: u32, may_be_unsure: bool) -> Option<Vec<u32>> {
    let mut choice = case.choice(question);
    case.digit(&mut choice, 1 + options + u32::from(may_be_unsure));
    case.keep_choice(question, choice);
    (1..=options).contains(&choice).then(|| vec![choice - 1])
}

/// The regions that the date can be in.
fn date<C: Case>(
    case: &mut C,
    question: usize,
    may_be_unsure: bool,
    compiled: &Compiled,
    present: Present<'_>,
) -> Option<Vec<u32>> {
    let mut date = case.date(question);
    date.digits(case, may_be_unsure, present);
    case.keep_date(question, date);
    let bought = case.bought(date)?;
    let windows = Windows::of(compiled, question, present);
    let regions = windows.regions(bought);
    if !bought.day_alone || regions.len() < 2 {
        return Some(regions);
    }
    let mut time = case.time(question);
    time.digits(case);
    case.keep_time(question, time);
    match time {
        Time::At(time) => bought.at_time(time, present).ok().map(|bought| windows.regions(bought)),
        _ => Some(regions),
    }
}

/// Of the digit that says what a time is: all from here on are whole minutes.
const MINUTES: u32 = 3;

impl Time {
    /// Goes over it.
    fn digits<T: Tape>(&mut self, tape: &mut T) {
        let mut form = match *self {
            Time::Nothing => 0,
            Time::Unknown => 1,
            Time::At(time) if moment::is_fine(time) => 2,
            Time::At(time) => MINUTES + (time / 60_000) as u32,
        };
        tape.digit(&mut form, MINUTES + 1440);
        *self = match form {
            0 => Time::Nothing,
            1 => Time::Unknown,
            2 => {
                let mut at = if let Time::At(at) = *self { at } else { 0 };
                moment::time(tape, &mut at, true);
                Time::At(at)
            }
            minute => Time::At(i64::from(minute - MINUTES) * 60_000),
        };
    }
}
