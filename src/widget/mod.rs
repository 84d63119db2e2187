//! One buyer's visit: what was answered and ticked, what is being changed, and what each event makes of it.
//!
//! Events go in, effects come out, and nothing is done here: whoever holds a [`Visit`] draws its case, keeps its answers
//! and wakes it when it asks for that. It knows no browser, reads no clock, and a test can play it through.

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
