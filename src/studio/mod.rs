//! What the studio's page needs to know about a policy that is being written: what is wrong with it, what
//! forms show, the text after an edit by form, and proofs.
//!
//! The policy stays text all the time, because forms and editor change the same text. Nothing is decided
//! here; every result comes from another module, with places converted to UTF-16 units for the page's editor.

mod edit;
mod files;
mod look;
mod offsets;
mod outline;
mod proof;
mod remove;
mod tree;
#[cfg(test)]
mod typescript;

pub use edit::{Edit, edit};
pub use files::{Files, Mark, Trouble};
pub use look::{Asked, Found, Look, Ran, Sentence, Translated, look};
pub use outline::{Outline, Part, Written, outline};
pub use proof::{compare, compiled, decide, drafts, picture, snippet, upload, ways};
pub use tree::{Refused, Step};
