//! The tools for writing a policy: its flow as a picture, a policy to start from, and schemas for editors.
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
#[allow(dead_code, reason = "shared with the other native tests, which use the rest")]
#[path = "../native/process.rs"]
mod process;

mod arrows;
mod picture;
mod support;

mod build;
mod errors;
mod graph;
mod hostile;
mod init;
mod languages;
mod large;
mod rooms;
mod schema;
mod snippet;
mod too_long;
mod written;
