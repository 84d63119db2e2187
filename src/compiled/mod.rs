//! A policy that is ready to be asked: its words, its diagram, and the states that its windows can have.

mod codec;
mod edition;
mod layout;
mod limits;
mod packing;
mod pieces;

pub use codec::Packed;
pub use edition::hash;

use crate::diagram::{Diagram, Joint};
use crate::policy::Policy;

/// A policy with everything that is worked out before it ships.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compiled {
    /// The policy.
    pub policy: Policy,
    /// For each question its regions: the combinations of open and closed windows (or limits that hold) that
    /// can occur. A choice question has one empty region.
    pub regions: Vec<Vec<Vec<bool>>>,
    /// Groups of questions whose regions cannot occur in every combination.
    pub joint: Vec<Joint>,
    /// The compiled rules.
    pub diagram: Diagram,
    /// A hash of everything but the texts that people read. Two policies with different editions have
    /// different rules.
    pub edition: u32,
}
