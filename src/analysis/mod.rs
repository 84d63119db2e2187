//! What could go wrong with a policy, one check a file.
//!
//! Checks return findings and never fail: a flawed policy is their input. Every finding has a place, and
//! one about the rules' logic a witness: a buyer that it happens to.

mod finding;

mod duplicate_name;
mod gap;
mod idle_question;
mod misquote;
mod no_contact;
mod overlap;
mod override_cycle;
mod uncited_clause;
mod unknown_name;
mod unreachable_rule;
mod untranslated;
mod unused_evidence;

mod cover;
mod coverage;
mod covered;
mod region;
mod sets;
#[cfg(test)]
mod tests;
mod text;
mod witness;
mod words;

pub use cover::{can_answer, cover};
pub use coverage::{Sentence, unquoted};
pub use finding::{Finding, plain};
pub use region::{Region, merged, regions};
pub use witness::{Buyer, buyers, witness};

use crate::compiled::Compiled;
use crate::diagram::TooLarge;
use crate::policy::read::Folder;

/// A policy that was looked through.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Everything that is wrong with it, in the order of the places.
    pub findings: Vec<Finding>,
    /// The policy, compiled. If it is too large, what needs the diagram was not looked for.
    pub compiled: Result<Compiled, TooLarge>,
}

/// Everything that is wrong with a policy, in the order of the places.
pub fn check(folder: &Folder) -> Vec<Finding> {
    examine(folder).findings
}

/// Compiles a policy and looks for everything that is wrong with it.
pub fn examine(folder: &Folder) -> Checked {
    let compiled = Compiled::new(folder.policy.clone());
    let mut findings: Vec<Finding> = WORDS.iter().flat_map(|check| check(folder)).collect();
    if let Ok(compiled) = &compiled {
        let mut found: Vec<Finding> = LOGIC.iter().flat_map(|check| check(folder, compiled)).collect();
        if findings.iter().any(|finding| finding.check == "unknown-name") {
            leave_what_stays(folder, &mut found);
        }
        findings.append(&mut found);
    }
    findings.sort_by(|one, other| (&one.place, one.check).cmp(&(&other.place, other.check)));
    Checked { findings, compiled }
}

/// Checks of names, quotes and words.
const WORDS: [fn(&Folder) -> Vec<Finding>; 8] = [
    unknown_name::check,
    duplicate_name::check,
    override_cycle::check,
    misquote::check,
    uncited_clause::check,
    unused_evidence::check,
    no_contact::check,
    untranslated::check,
];

/// Checks of what the rules come to.
const LOGIC: [fn(&Folder, &Compiled) -> Vec<Finding>; 4] =
    [gap::check, overlap::check, unreachable_rule::check, idle_question::check];

/// Drops what only follows from a misspelt name: with the nearest name in its place it would not be there.
fn leave_what_stays(folder: &Folder, found: &mut Vec<Finding>) {
    let Ok(meant) = Compiled::new(folder.nearest()) else { return };
    let stays: Vec<Finding> = LOGIC.iter().flat_map(|check| check(folder, &meant)).collect();
    found.retain(|finding| stays.iter().any(|other| is_alike(finding, other)));
}

/// Whether two findings are of one kind and about the same thing, as far as can be told. Gaps all are: what
/// is left of one may well look different.
fn is_alike(one: &Finding, other: &Finding) -> bool {
    let shared = one.rules.iter().filter(|rule| other.rules.contains(rule)).count();
    one.check == other.check
        && match one.check {
            "gap" => true,
            "overlap" => shared > 1,
            _ => one.place == other.place,
        }
}
