//! Requests and replies as JSON, for programs that ask the command: a page has objects instead, and no `serde_json`.

mod case;
mod line;

pub use case::{Case, case};
pub use line::{NoObject, decide, object, text, unreadable};
