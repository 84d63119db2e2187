//! A whole policy, reported to whoever owns it: whether its scenarios hold, every way through it, and
//! whose verdict a change changes.
//!
//! All of it is read off the diagram, and every buyer that is named as an example has been asked as any
//! other buyer is. Reports come as text for people and as JSON for programs; where they go is for the
//! caller to say.

mod buyer;
pub mod diff;
mod json;
pub mod paths;
pub mod scenarios;
mod when;
