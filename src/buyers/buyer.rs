//! A possible buyer: the answers, the moment and the zone that their case is decided by.

use crate::time::Instant;

/// A buyer whose case can be decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Buyer {
    /// Pairs of a question's id and its answer.
    pub answers: Vec<(String, String)>,
    /// The present moment.
    pub now: Instant,
    /// The name of the buyer's zone.
    pub zone: &'static str,
}
