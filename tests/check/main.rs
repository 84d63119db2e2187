//! The command `check`, tested the way a shop owner uses it.
//!
//! Every kind of finding has a folder in `findings/` with a policy that causes it and the whole expected
//! output. For random policies, the expected findings come from the oracle, which works everything out by
//! brute force.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does; clippy spares only the functions marked so"
)]
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "these tests use a part of what the others share"
)]

#[path = "../native/computed.rs"]
mod computed;
#[path = "../native/expected.rs"]
mod expected;
#[path = "../report/folders.rs"]
mod folders;
#[path = "../native/numbers.rs"]
mod numbers;
#[path = "../native/oracle/mod.rs"]
mod oracle;
#[path = "../../benches/policies/mod.rs"]
mod policies;
#[path = "../native/process.rs"]
mod process;
#[path = "../native/sketch.rs"]
mod sketch;

mod bad_input;
mod bad_language;
mod findings;
mod growth;
mod joint_windows;
mod newcomer;
mod plain_words;
mod printing;
mod random_policies;
mod sizes;
