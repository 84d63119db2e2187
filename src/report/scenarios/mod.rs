//! Scenarios: examples of buyers by a policy's owner, each with the verdict that it must get.

mod draft;
mod run;
mod show;
mod written;

pub use draft::drafts;
pub use run::{Difference, Ran, Run, run};
#[cfg(test)]
pub(crate) use written::WrittenScenarios;
pub use written::{Expected, FILE, Scenario, read, read_text};
