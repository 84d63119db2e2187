//! A buyer's visit as a state machine: the answers, what is ticked and typed, and which answer is being
//! changed.
//!
//! Events go in and effects come out. The caller of a [`Visit`] carries out the effects: it draws the case,
//! stores the answers, and wakes the visit in time. This module does not know the browser and reads no clock,
//! so a test can run a whole visit.

mod answers;
mod believed;
mod event;
mod given;
mod message;
mod noted;
mod press;
mod visit;
mod wake;

pub use answers::Said;
pub use event::{Around, Effect, Event};
pub use given::Item;
pub use noted::Noted;
pub use press::Presses;
pub use visit::{STORY, Snapshot, Visit};

pub use crate::wire::Told;
