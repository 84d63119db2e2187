//! The library and the command, tested natively. Expected results come from [`oracle`], which works
//! everything out by brute force, or were worked out by hand.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]

mod expected;
mod language;
mod letters;
mod numbers;
mod oracle;
mod process;
mod sketch;
mod support;
mod visits;

mod at_most;
mod bad_requests;
mod boundaries;
mod boundary_dates;
mod clocks;
mod code_slips;
mod codes;
mod command;
mod command_policy;
mod deadlines;
mod default_policy;
mod diagrams;
mod findings;
mod named_zones;
mod packed;
mod random_language;
mod random_policies;
mod recorded_zones;
mod replay;
mod scenarios;
mod screens;
mod since;
mod two_dates;
