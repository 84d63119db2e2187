//! When something was or will be, as far as an answer tells.

use super::Problem;
use super::clock::Clock;
use crate::compiled::Compiled;
use crate::policy::{Kind, Policy, Span, WindowKind};
use crate::time::{
    Day, Flaw, Form, Given, Instant, Local, Point, first_instant, last_instant, local, resolve, resolve_past,
    time_of_day, when,
};

/// When something was or will be, as the range of instants that are possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// The first possible instant.
    pub first: Instant,
    /// The last possible instant.
    pub last: Instant,
    /// The form in which the answer gave it.
    pub form: Form,
}

/// A list of `count` dates of which nothing is known.
pub fn nothing_dated(count: usize) -> Vec<Option<Dated>> {
    (0..count).map(|_| None).collect()
}

impl Dated {
    /// A date that is known to the instant.
    pub fn at(instant: Instant) -> Dated {
        Dated { first: instant, last: instant, form: Form::Instant }
    }

    /// Reads a date answer. `ahead` says whether it may lie in the future. Fails if the text is no date, or
    /// the date lies in the future, too far ahead or too long ago.
    pub fn read(said: &str, ahead: bool, clock: &Clock<'_>) -> Result<Dated, Problem> {
        Dated::new(when(said).map_err(problem)?, ahead, clock)
    }

    /// Makes a date from a parsed answer. Fails as [`Dated::read`] does, except for the form.
    pub fn new(given: Given, ahead: bool, clock: &Clock<'_>) -> Result<Dated, Problem> {
        let dated = match given {
            Given::Day(day) if day > clock.latest && !ahead => return Err(Problem::InTheFuture),
            // The buyer's day may have begun before the shop's: then the shop's present day is meant.
            Given::Day(day) if !ahead => Dated::on(day.min(clock.today()), clock),
            Given::Day(day) => Dated::on(day, clock),
            Given::Local(shown) => Dated::shown(shown, ahead, clock),
            Given::Instant(instant) => Dated::at(instant),
        };
        let day = local(dated.first, clock.zone).day();
        if !ahead && dated.first > clock.now {
            Err(Problem::InTheFuture)
        } else if day < clock.since {
            Err(Problem::TooLongAgo)
        } else if day > clock.until {
            Err(Problem::TooFarAhead)
        } else if ahead || dated.form != Form::Day {
            Ok(dated)
        } else {
            Ok(Dated { last: dated.last.min(clock.now).max(dated.first), ..dated })
        }
    }

    fn shown(shown: Local, ahead: bool, clock: &Clock<'_>) -> Dated {
        let resolved =
            if ahead { resolve(shown, clock.zone) } else { resolve_past(shown, clock.now, clock.zone) };
        Dated { first: resolved, last: resolved, form: Form::Wall }
    }

    /// A whole day, also where it lies in the future. A day that the zone skipped is moved forward, as a
    /// skipped time is.
    fn on(day: Day, clock: &Clock<'_>) -> Dated {
        let first = first_instant(day, clock.zone);
        let last = last_instant(local(first, clock.zone).day(), clock.zone);
        Dated { first, last, form: Form::Day }
    }

    /// The range of all instants that an answer can give.
    pub fn any(ahead: bool, clock: &Clock<'_>) -> Dated {
        let last = if ahead { last_instant(clock.until, clock.zone) } else { clock.now };
        Dated { first: first_instant(clock.since, clock.zone).min(last), last, form: Form::Wall }
    }

    /// Whether only the day is known.
    pub fn is_day(&self) -> bool {
        self.form == Form::Day
    }

    /// The same day at a time of day, given as text. Fails if the text is no time of day or the moment lies
    /// in the future although it may not.
    pub fn with_time(self, said: &str, ahead: bool, clock: &Clock<'_>) -> Result<Dated, Problem> {
        self.at_time(time_of_day(said).map_err(problem)?, ahead, clock)
    }

    /// The same day at a time given in milliseconds since midnight. Fails if the moment lies in the future
    /// although it may not.
    pub fn at_time(self, time: i64, ahead: bool, clock: &Clock<'_>) -> Result<Dated, Problem> {
        let day = local(self.first, clock.zone).day();
        let dated = Dated::shown(Local(day.midnight().0 + time), ahead, clock);
        if !ahead && dated.first > clock.now { Err(Problem::InTheFuture) } else { Ok(dated) }
    }

    /// The date as a point, if it is at one of its possible instants.
    pub(super) fn point(&self, instant: Instant) -> Point {
        Point { instant, given: self.form }
    }

    /// The first and the last possible instant, and those of `turns` between them, each once.
    pub(super) fn within(&self, turns: &[Instant]) -> Vec<Instant> {
        let mut found = vec![self.first];
        for &turn in turns {
            if self.first < turn && turn < self.last && !found.contains(&turn) {
                found.push(turn);
            }
        }
        if self.last != self.first {
            found.push(self.last);
        }
        found
    }
}

/// What is wrong with the text of a time of day, on whatever day.
pub(super) fn time_problem(said: &str) -> Option<Problem> {
    time_of_day(said).err().map(problem)
}

fn problem(flaw: Flaw) -> Problem {
    match flaw {
        Flaw::Malformed => Problem::Malformed,
        Flaw::Impossible => Problem::Impossible,
    }
}

/// Whether a date question's answer may lie in the future.
pub fn may_be_ahead(policy: &Policy, question: usize) -> bool {
    policy.questions.get(question).is_some_and(|question| question.ahead)
}

/// Whether a question asks for a date.
pub fn is_date(policy: &Policy, question: usize) -> bool {
    policy.questions.get(question).is_some_and(|question| question.kind == Kind::Date)
}

/// Whether a question is independent of all other dates: no order and no window relates it to one.
pub fn goes_alone(compiled: &Compiled, question: usize) -> bool {
    let policy = &compiled.policy;
    let is_of = |span: &Span| span.to.is_some() && (span.date == question || span.to == Some(question));
    policy.questions.get(question).is_none_or(|asked| asked.after.is_none()) && !any_span(policy, &is_of)
}

/// Whether the policy relates any two dates, so that one can tell something about the other.
pub(super) fn any_meet(policy: &Policy) -> bool {
    policy.questions.iter().any(|asked| asked.after.is_some()) || any_span(policy, &|span| span.to.is_some())
}

fn any_span(policy: &Policy, is_it: &dyn Fn(&Span) -> bool) -> bool {
    policy.windows.iter().any(|window| match &window.kind {
        WindowKind::Span(span) => is_it(span),
        WindowKind::By { spans, .. } => spans.iter().any(is_it),
        _ => false,
    })
}
