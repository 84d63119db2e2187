//! The reply of the interview: the next question, a verdict, or what is wrong with an answer.

use super::problem::Invalid;
use super::terms::Payment;
use super::topic::Topic;
use crate::policy::Outcome;
use crate::time::Instant;

/// The reply of the interview.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// There is a question to ask.
    Ask(Ask),
    /// The case is settled as far as the answers allow.
    Verdict(Verdict),
    /// An answer is invalid.
    Invalid(Invalid),
}

/// A question to ask next.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What to ask.
    pub topic: Topic,
    /// How many questions may still come, this one included. Never too low.
    pub at_most: u32,
}

/// What the policy says about the case.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The outcome. For an outcome of the shop's own, the one of the five that it is based on.
    pub outcome: Outcome,
    /// The index of the shop's own outcome, if it is one.
    pub own: Option<usize>,
    /// The indices of the rules that the verdict is based on, in written order.
    pub rules: Vec<usize>,
    /// When the verdict becomes worse by time alone, if ever.
    pub deadline: Option<Deadline>,
    /// When the verdict becomes better by time alone, if ever.
    pub opens: Option<Deadline>,
    /// What is paid back, if the rule has terms and the numbers for them are known.
    pub payment: Option<Payment>,
    /// The questions whose answers would settle the case. Empty if it is settled.
    pub settled_by: Vec<Topic>,
}

/// When time alone changes a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// For a verdict that becomes worse as a window closes that counts from a moment: the last instant at
    /// which the window is open. Otherwise the first instant after the window.
    pub by: Instant,
    /// Whether the instant is exact. If not, this is the earliest that it can be.
    pub exact: bool,
    /// The index of the window that ends.
    pub window: usize,
}
