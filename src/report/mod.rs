//! Reports on a whole policy for its owner: whether its scenarios hold, every path through it, and whose
//! verdict changes from one version to another.
//!
//! Everything is read off the diagram. Every buyer in a report was asked for by the interview, like a real
//! one. Reports are text for people and JSON for programs; the caller decides where they go.

mod buyer;
pub mod diff;
mod json;
pub mod paths;
pub mod scenarios;
mod when;
