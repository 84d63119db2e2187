//! Tests of `studio`: edits by form, what the forms show, and the overview of a policy.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails panics")]

mod edits;
mod looks;
mod round_trip;
