//! The studio's room: edits by form, what forms show, and a look at a policy.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails panics")]

mod edits;
mod looks;
mod round_trip;
