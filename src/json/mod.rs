//! Requests and replies as JSON, for programs that run the command. A page has objects instead, and no `serde_json`.

mod case;
mod line;

pub use case::{Case, case};
pub use line::{NoObject, decide, object, text, unreadable};
