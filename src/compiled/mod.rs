//! A policy ready to be asked: its words, its diagram, and the states its windows can be in.

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

/// A policy with everything that was worked out beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compiled {
    /// The policy.
    pub policy: Policy,
    /// For each question, the combinations of its windows that can occur; one empty one for a choice.
    pub regions: Vec<Vec<Vec<bool>>>,
    /// Questions of which not every combination of regions can occur.
    pub joint: Vec<Joint>,
    /// Its rules.
    pub diagram: Diagram,
    /// A number for all of it but what people read: another one means other rules.
    pub edition: u32,
}
