//! The browser's share: the zones that it knows, requests and replies, and what stands in the page.
//!
//! Run in a real browser by wasm-bindgen's runner; on other targets this is empty.
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
