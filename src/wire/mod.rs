//! Requests and replies in the form that programs read, the same on the command line and in a page.
//!
//! On the command line `src/json/` writes the types as JSON, and in a page `serde-wasm-bindgen` turns them
//! into objects. The package's TypeScript types are generated from them (see `typescript.rs`).

mod decide;
mod did;
pub mod message;
mod reply;
mod request;
#[cfg(test)]
pub(crate) mod typescript;

pub use decide::{Zones, answer, write};
pub use did::{Button, Contact, Did, Kept, Map, Replayed, Texts, Told};
pub use reply::{Amount, Deadline, Invalid, Opens, Question, Reply, Terms, Verdict};
pub use request::{Fields, Malformed, Request};

pub use crate::interview::{named, rules};
