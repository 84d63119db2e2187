//! The commands `test`, `paths` and `diff`, tested the way a shop owner uses them, and against brute force.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]

#[path = "../native/computed.rs"]
mod computed;
#[path = "../native/expected.rs"]
mod expected;
#[allow(dead_code, unused_imports, reason = "shared with the other native tests, which use the rest")]
#[path = "../native/oracle/mod.rs"]
mod oracle;
#[allow(dead_code, unused_imports, reason = "shared with the other native tests, which use the rest")]
#[path = "../native/process.rs"]
mod process;
#[allow(dead_code, unused_imports, reason = "shared with the other native tests, which use the rest")]
#[path = "../native/sketch.rs"]
mod sketch;

mod buyers;
mod folders;

mod bad_input;
mod diff;
mod drafts;
mod large;
mod paths;
mod random_diff;
mod random_paths;
mod scenarios;
