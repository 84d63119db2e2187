//! Fuzzing: the files in `corpus/` are changed at random and given to everything that reads input from
//! others.
//!
//! Each target is a law that holds for any input. `cargo test` runs every target for two seconds; `npm run
//! fuzz` runs each for fifteen. An input that breaks a law is shrunk, and its seed is stored with the others
//! in `tests/proptest-regressions`, so that it is tried first from then on.
//!
//! This uses plain proptest, because it runs on the stable compiler and shrinks failing inputs. It has no
//! feedback from coverage, so the corpus has to contain whatever should be exercised.
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
