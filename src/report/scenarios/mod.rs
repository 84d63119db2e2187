//! Scenarios: buyers that the owner of a policy has thought of, each with the verdict it must get.

mod draft;
mod run;
mod show;
mod written;

pub use draft::drafts;
pub use run::{Difference, Ran, Run, run};
#[cfg(test)]
pub(crate) use written::WrittenScenarios;
pub use written::{Expected, FILE, Scenario, read, read_text};
