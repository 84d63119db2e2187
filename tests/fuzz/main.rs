//! Fuzzing: what is kept in `corpus/`, changed at random, given to everything that reads what others wrote.
//!
//! Each target is a law that holds for any input. `cargo test` gives every target two seconds; `npm run fuzz` gives
//! each a quarter of a minute. An input that breaks a law is made small, and its seed is kept beside the others in
//! `tests/proptest-regressions`, so that it is tried first from then on. Plain proptest, because it runs on the
//! stable compiler and shrinks; there is no feedback from coverage, so the corpus has to lead to what is to be tried.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]

mod mutation;

mod codes;
mod compiled;
mod policies;
mod requests;
