//! Tests of what depends on the browser: its zones, requests and replies, and the page.
//!
//! wasm-bindgen's test runner runs them in a real browser; on other targets this file is empty.
#![cfg(all(target_family = "wasm", target_os = "unknown"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test itself does"
)]

mod hostile;
mod memory;
mod page;
mod patches;
mod requests;
mod screens;
mod zones;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
