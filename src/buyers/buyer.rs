//! One buyer: the answers, the moment and the zone by which their request is decided.

use crate::time::Instant;

/// A buyer whose request `decide` can be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Buyer {
    /// Question ids and answers.
    pub answers: Vec<(String, String)>,
    /// The present moment.
    pub now: Instant,
    /// The buyer's zone.
    pub zone: &'static str,
}
