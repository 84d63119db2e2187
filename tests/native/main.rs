//! The library and the command, tried natively.
//!
//! What is right comes from [`oracle`], which works everything out by brute force, or was worked out by hand.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]

mod letters;
mod oracle;
mod process;
mod sketch;
mod support;

mod at_most;
mod bad_requests;
mod boundaries;
mod clocks;
mod code_slips;
mod codes;
mod command;
mod command_policy;
mod default_policy;
mod findings;
mod flawed_build;
mod packed;
mod random_policies;
mod replay;
mod scenarios;
