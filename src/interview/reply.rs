//! What the interview has to say: the next question, a verdict, or what is wrong.

use super::problem::Invalid;
use super::terms::Payment;
use super::topic::Topic;
use crate::policy::Outcome;
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
    pub outcome: Outcome,
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
