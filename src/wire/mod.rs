//! Requests and replies as programs see them: the same shapes from the command and from the page.
//!
//! The types derive serde's traits once: natively they are written as JSON (`src/json/`), in a page they become
//! objects by `serde-wasm-bindgen`, and the package's TypeScript types are generated from them (see `typescript.rs`).

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
