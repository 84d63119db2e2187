//! What the answers tell about each question.

use super::answers::Given;
use super::clock::Clock;
use super::dates::{Dated, may_be_ahead, nothing_dated};
use super::windows::Windows;
use super::{Answers, Problem, Topic, UNKNOWN};
use crate::compiled::Compiled;
use crate::diagram::Domain;
use crate::policy::Kind;
use crate::time::Instant;

/// What is known about one question.
#[derive(Clone, Default)]
pub(super) struct State {
    /// What can still be asked about the question: itself or its time of day.
    pub open: Option<Topic>,
    /// For a date that is still to be given: each day on which the time of day makes a difference, as the
    /// regions that it decides between.
    pub splits: Vec<Vec<u32>>,
    /// When the date was or will be, as far as it is known.
    pub dated: Option<Dated>,
    /// Whether the time of day makes a difference and the buyer does not know it.
    pub unknown_time: bool,
    /// What is wrong with the answer, and whether the date or its time is.
    pub flaw: Option<(Topic, Problem)>,
}

/// What is known about every question.
pub(super) struct Known {
    /// One entry for each question.
    pub states: Vec<State>,
    /// The values that each variable can still have.
    pub domains: Vec<Domain>,
}

impl Known {
    pub(super) fn new(compiled: &Compiled, answers: &Answers<'_>, clock: &Clock<'_>) -> Known {
        let count = compiled.policy.questions.len();
        let mut known = Known { states: Vec::with_capacity(count), domains: Vec::with_capacity(count) };
        let mut dated = nothing_dated(count);
        for question in 0..count {
            let (state, domain) = read(compiled, question, answers, clock, &dated);
            if let Some(slot) = dated.get_mut(question) {
                *slot = state.dated;
            }
            known.states.push(state);
            known.domains.push(domain);
        }
        known.read_other_times(compiled, answers, clock);
        known
    }

    /// Reads times of day that make a difference only to windows between two dates. They are asked for once
    /// both dates are known.
    fn read_other_times(&mut self, compiled: &Compiled, answers: &Answers<'_>, clock: &Clock<'_>) {
        for question in 0..self.states.len() {
            if answers.given(question).0 == Given::Nothing {
                continue;
            }
            let mut dated = self.dated();
            let own = dated.get(question).copied().flatten();
            let others = windows(compiled, question, answers, clock, &dated).days_that_split(own);
            let mut is_new = false;
            for other in others {
                is_new |= self.read_other_time(compiled, answers, clock, other);
            }
            if is_new {
                dated = self.dated();
                let (state, domain) = read(compiled, question, answers, clock, &dated);
                if let (Some(old), Some(slot)) =
                    (self.states.get_mut(question), self.domains.get_mut(question))
                {
                    (*old, *slot) = (state, domain);
                }
            }
        }
    }

    /// Takes the time of day of a date, or marks it as still to be asked. Returns whether the date has become
    /// exact.
    fn read_other_time(
        &mut self,
        compiled: &Compiled,
        answers: &Answers<'_>,
        clock: &Clock<'_>,
        question: usize,
    ) -> bool {
        let topic = Topic { question, time: true };
        let ahead = may_be_ahead(&compiled.policy, question);
        let Some(state) = self.states.get_mut(question) else { return false };
        let Some(day) = state.dated else { return false };
        match answers.given(question).1 {
            None => state.open = Some(topic),
            Some(UNKNOWN) => state.unknown_time = true,
            Some(said) => match day.with_time(said, ahead, clock) {
                Ok(exact) => {
                    state.dated = Some(exact);
                    return true;
                }
                Err(problem) => state.flaw = Some((topic, problem)),
            },
        }
        false
    }

    /// What is known of every date, by question.
    pub(super) fn dated(&self) -> Vec<Option<Dated>> {
        self.states.iter().map(|state| state.dated).collect()
    }
}

/// Reads the answer to one question: its state and the values that its variable can have. `dated` is what is
/// known of the dates of earlier questions.
pub(super) fn read(
    compiled: &Compiled,
    question: usize,
    answers: &Answers<'_>,
    clock: &Clock<'_>,
    dated: &[Option<Dated>],
) -> (State, Domain) {
    let topic = Topic { question, time: false };
    let (mut state, mut domain) = (State::default(), Domain::All);
    let (given, time) = answers.given(question);
    let Some(asked) = compiled.policy.questions.get(question) else { return (state, domain) };
    match (&asked.kind, given) {
        (Kind::Date, Given::Date(said)) => {
            let windows = windows(compiled, question, answers, clock, dated);
            domain = Domain::Some(windows.possible());
            state.take_date(compiled, topic, (said, time), &windows, clock, &mut domain);
        }
        (Kind::Date, given) => {
            let windows = windows(compiled, question, answers, clock, dated);
            domain = Domain::Some(windows.possible());
            if given == Given::Nothing {
                state.open = Some(topic);
                state.splits = windows.split_days();
            }
        }
        (_, Given::Nothing) => state.open = Some(topic),
        (_, Given::Option(value)) => domain = Domain::One(value),
        (Kind::Number(number), Given::Number(said)) => match super::numbers::read(said, number) {
            Ok(units) => domain = super::numbers::domain(compiled, question, units),
            Err(problem) => state.flaw = Some((topic, problem)),
        },
        _ => {}
    }
    (state, domain)
}

/// The windows of a date question, narrowed by what is known of related dates.
pub(super) fn windows<'a>(
    compiled: &'a Compiled,
    question: usize,
    answers: &Answers<'_>,
    clock: &'a Clock<'a>,
    dated: &[Option<Dated>],
) -> Windows<'a> {
    let latest = |question| latest(compiled, question, answers, clock);
    Windows::of(compiled, question, clock, dated).until(latest(question)).others_until(&latest)
}

/// The latest instant that a date can have because a date that cannot lie before it is known.
fn latest(compiled: &Compiled, question: usize, answers: &Answers<'_>, clock: &Clock<'_>) -> Option<Instant> {
    let questions = &compiled.policy.questions;
    let given = |question: usize| match answers.given(question).0 {
        Given::Date(said) => Dated::read(said, may_be_ahead(&compiled.policy, question), clock).ok(),
        _ => None,
    };
    let mut latest: Option<Instant> = None;
    for later in question + 1..questions.len() {
        let Some(dated) = given(later) else { continue };
        // A date that contradicts an earlier one tells nothing.
        let (mut is_after, mut is_before) = (false, false);
        let mut at = later;
        while let Some(after) = questions.get(at).and_then(|asked| asked.after) {
            is_after |= after == question;
            is_before |= given(after).is_some_and(|it| it.first > dated.last);
            at = after;
        }
        if is_after && !is_before && latest.is_none_or(|known| dated.last < known) {
            latest = Some(dated.last);
        }
    }
    latest
}

impl State {
    fn take_date(
        &mut self,
        compiled: &Compiled,
        topic: Topic,
        (said, time): (&str, Option<&str>),
        windows: &Windows<'_>,
        clock: &Clock<'_>,
        domain: &mut Domain,
    ) {
        let ahead = may_be_ahead(&compiled.policy, topic.question);
        let day = match Dated::read(said, ahead, clock) {
            Ok(dated) => windows.narrowed(dated),
            Err(problem) => return self.flaw = Some((topic, problem)),
        };
        let mut dated = day;
        let mut regions = windows.regions(day);
        if regions.is_empty() {
            return self.flaw = Some((topic, Problem::BeforeTheOther));
        }
        if day.is_day() && regions.len() > 1 && windows.splits(day) {
            let topic = Topic { time: true, ..topic };
            match time {
                None => self.open = Some(topic),
                Some(UNKNOWN) => self.unknown_time = true,
                Some(said) => match day.with_time(said, ahead, clock) {
                    Ok(exact) => {
                        (dated, regions) = (exact, windows.regions(exact));
                        if regions.is_empty() {
                            return self.flaw = Some((topic, Problem::BeforeTheOther));
                        }
                    }
                    Err(problem) => self.flaw = Some((topic, problem)),
                },
            }
        }
        self.dated = Some(dated);
        *domain = Domain::Some(regions);
    }
}
