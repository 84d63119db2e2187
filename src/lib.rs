//! A refund questionnaire for shops: rules as data, proved before they ship, asked in the buyer's browser.
//!
//! Data flows one way. A [`policy`] is read from a folder; its rules are [`compiled`] into a decision
//! [`diagram`]; an [`interview`] walks that with answers, the present moment and a zone.

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod analysis;
pub mod code;
pub mod compiled;
mod default;
pub mod diagram;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod file;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod graph;
pub mod interview;
pub mod policy;
pub mod replay;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod report;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod schema;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub mod starter;
pub mod time;
pub mod view;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub mod web;
pub mod wire;

pub use default::{default_policy, default_policy_in};
