//! What the studio's page asks of a policy that somebody is writing: what is wrong with it, what forms show of it, the
//! text after an edit by form, and proofs.
//!
//! The policy is text all the time, a file a name: forms and editor change the same text. Nothing is judged here; every
//! answer is that of another room, with places as a page's editor counts them.

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
