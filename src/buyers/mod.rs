//! Sets of buyers: which answers lead to a leaf of the diagram, in few words, and one buyer of each set.
//!
//! Findings, reports and pictures are written from this. This module knows the diagram, the interview and the
//! calendar, but neither findings nor reports.

mod answerable;
mod buyer;
pub mod facts;
mod lengths;
mod minimal_cover;
mod numbers;
mod occasions;
mod region;
mod sets;
pub mod spans;
mod states;
mod witness;

pub use answerable::can_answer;
pub use buyer::Buyer;
pub use lengths::amount;
pub use minimal_cover::minimal_cover;
pub use numbers::with_numbers;
pub use occasions::{Occasion, Occasions};
pub use region::{Region, Wanted, merged, regions};
pub use sets::{ALL_BUYERS, NO_BUYERS, Set, Sets};
pub use states::{State, states};
pub use witness::witness;
