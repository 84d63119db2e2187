//! Answers, the diagram and the present moment, to the next question, a verdict, or what is wrong.
//!
//! The interview asks the first question, in written order, whose answer can still change which rule
//! applies. What is not known keeps every possibility open. It knows no words: whoever shows a reply
//! finds them in the policy.

mod ahead;
mod answers;
mod changes;
mod clock;
mod coming;
mod dates;
mod decide;
mod ends;
mod known;
mod measured;
mod named;
mod needs;
mod numbers;
mod path;
mod situation;
mod terms;
mod told;
mod verdict;
mod windows;

pub use answers::{Answers, Given, TIME, UNKNOWN, UNSURE, read_answer};
pub use changes::{Change, changes};
pub use clock::{Clock, Present, Zones, zone_names};
pub use dates::{Dated, goes_alone, is_date, may_be_ahead, nothing_dated};
pub use decide::decide;
pub use ends::next_end;
pub use named::{named, rules};
pub use numbers::{read as read_number, region as number_region};
pub use path::{Asked, path};
pub use terms::{Payment, of_leaf, payment};
pub use told::{Told, outcome, told, worth};
pub use windows::Windows;

use crate::policy::{Kind, Policy};
use crate::time::Instant;

/// What the interview has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Something is still to be asked.
    Ask(Ask),
    /// It is settled, as far as it can be.
    Verdict(Verdict),
    /// Something given cannot be an answer.
    Invalid(Invalid),
}

/// Which question: one of the policy's, or the time of day that belongs to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Topic {
    /// The question's place in the policy.
    pub question: usize,
    /// Whether the time of day is meant.
    pub time: bool,
}

impl Topic {
    /// Its name to programs, and the key of its answer.
    pub fn id(self, policy: &Policy) -> String {
        let mut id =
            policy.questions.get(self.question).map_or_else(String::new, |question| question.id.clone());
        if self.time {
            id.push_str(TIME);
        }
        id
    }

    /// The topic of that name.
    pub fn find(policy: &Policy, id: &str) -> Option<Topic> {
        let place = |id: &str| policy.questions.iter().position(|question| question.id == id);
        let timed = |id: &str| {
            place(id).filter(|&at| policy.questions.get(at).is_some_and(|it| it.kind == Kind::Date))
        };
        match place(id) {
            Some(question) => Some(Topic { question, time: false }),
            None => Some(Topic { question: timed(id.strip_suffix(TIME)?)?, time: true }),
        }
    }
}

/// A question to ask next.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Which.
    pub topic: Topic,
    /// How many may still come, this one included. Never too few.
    pub at_most: u32,
}

/// What the policy says.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The outcome. Of one of the shop's own, the one of the five that it is like.
    pub outcome: crate::policy::Outcome,
    /// The outcome of the shop's own, where it is one.
    pub own: Option<usize>,
    /// The rules that it stands on, in written order.
    pub rules: Vec<usize>,
    /// When it becomes a worse one if nothing but time goes by, if ever.
    pub deadline: Option<Deadline>,
    /// When it becomes a better one if nothing but time goes by, if ever.
    pub opens: Option<Deadline>,
    /// What the terms of the rule come to, where the numbers that they are of are known.
    pub payment: Option<Payment>,
    /// What would settle it, if it is not.
    pub settled_by: Vec<Topic>,
}

/// When time alone makes a verdict another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last instant of a moment window; the first instant after a date window.
    pub by: Instant,
    /// Whether it is known to the instant; if not, this is the earliest it can be.
    pub exact: bool,
    /// The window that ends.
    pub window: usize,
}

/// Something given that cannot be an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Invalid {
    /// The question it was given for, as it was named.
    pub question: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The policy asks no such question.
    UnknownQuestion,
    /// The question has no such answer.
    UnknownOption,
    /// It does not have the form of a date or time.
    Malformed,
    /// No calendar or clock has it.
    Impossible,
    /// It has not happened yet.
    InTheFuture,
    /// It lies before the shop can have sold anything.
    TooLongAgo,
    /// It lies further ahead than anything that can be booked.
    TooFarAhead,
    /// It lies before another date that it cannot lie before.
    BeforeTheOther,
    /// It is a number with more digits after the point than the question takes.
    TooFine,
    /// It is below the least or above the most that the question takes.
    OutOfRange,
}

impl Problem {
    /// Every one.
    #[cfg(test)]
    pub(crate) const ALL: [Problem; 10] = [
        Problem::UnknownQuestion,
        Problem::UnknownOption,
        Problem::Malformed,
        Problem::Impossible,
        Problem::InTheFuture,
        Problem::TooLongAgo,
        Problem::TooFarAhead,
        Problem::BeforeTheOther,
        Problem::TooFine,
        Problem::OutOfRange,
    ];

    /// Its name to programs.
    pub fn id(self) -> &'static str {
        match self {
            Problem::UnknownQuestion => "unknown-question",
            Problem::UnknownOption => "unknown-option",
            Problem::Malformed => "malformed",
            Problem::Impossible => "impossible",
            Problem::InTheFuture => "in-the-future",
            Problem::TooLongAgo => "too-long-ago",
            Problem::TooFarAhead => "too-far-ahead",
            Problem::BeforeTheOther => "before-the-other",
            Problem::TooFine => "too-fine",
            Problem::OutOfRange => "out-of-range",
        }
    }
}
