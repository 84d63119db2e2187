//! A refund questionnaire for shops: rules as data, proved before they ship, asked in the buyer's browser.
//!
//! Data flows one way. A [`policy`] is read from a folder; its rules are [`compiled`] into a decision
//! [`diagram`]; an [`interview`] walks that with answers, the present moment and a zone.
//!
//! ```
//! use refund_check::interview::{Answers, Present, Reply, decide};
//! use refund_check::policy::Outcome;
//! use refund_check::time::instant;
//! use refund_check::zones::Named;
//!
//! let compiled = refund_check::default_policy();
//! let answers = Answers::new(&compiled.policy, &[("reason", "defective"), ("fault", "minor")]).unwrap();
//! let now = instant("2026-11-22T12:00:00Z").unwrap();
//! let zone = Named::new("Europe/Berlin").unwrap();
//!
//! let Reply::Verdict(verdict) = decide(&compiled, &answers, Present { now, zone: &zone }) else {
//!     panic!("a minor fault is settled by these two answers");
//! };
//! assert_eq!(verdict.outcome, Outcome::DoesNotQualify);
//! ```

#[cfg(feature = "owner")]
pub mod analysis;
#[cfg(feature = "owner")]
pub mod buyers;
pub mod case;
pub mod code;
#[cfg(feature = "owner")]
pub mod compile;
pub mod compiled;
#[cfg(feature = "owner")]
mod default;
pub mod diagram;
#[cfg(feature = "owner")]
pub mod disk;
#[cfg(feature = "owner")]
mod errors;
// All tests compare whole texts with files, or rewrite them, in the same way.
#[cfg(test)]
#[path = "../tests/native/expected.rs"]
mod expected;
#[cfg(feature = "owner")]
pub mod file;
#[cfg(feature = "owner")]
pub mod graph;
pub mod interview;
#[cfg(feature = "owner")]
pub mod json;
#[cfg(feature = "owner")]
pub mod locale;
pub mod policy;
#[cfg(feature = "owner")]
pub mod publish;
#[cfg(feature = "owner")]
pub mod read;
#[cfg(feature = "owner")]
pub mod release;
pub mod replay;
#[cfg(feature = "owner")]
pub mod report;
#[cfg(feature = "owner")]
pub mod schema;
#[cfg(feature = "owner")]
pub mod starter;
#[cfg(feature = "studio")]
pub mod studio;
#[cfg(feature = "owner")]
pub mod text;
pub mod time;
pub mod view;
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub mod web;
pub mod widget;
pub mod wire;
#[cfg(feature = "owner")]
pub mod zones;

#[cfg(feature = "owner")]
pub use default::default_policy;
