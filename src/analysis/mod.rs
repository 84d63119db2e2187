//! What could go wrong with a policy, one check a file.
//!
//! Checks return findings and never fail: a flawed policy is their input. Every finding has a place, and
//! one about the rules' logic a witness: a buyer that it happens to.

mod check;
mod consequence;
mod finding;
mod logic;

mod bad_name;
mod bad_terms;
mod calendar_ends;
mod duplicate_name;
mod gap;
mod idle_question;
mod misquote;
mod missing_rights;
mod no_contact;
mod no_effect;
mod number_in_quote;
mod overlap;
mod override_cycle;
mod placeholder_contact;
mod uncited_clause;
mod unknown_name;
mod unreachable_rule;
mod untranslated;
mod unused_evidence;
mod unused_outcome;

mod describe;
mod markdown;
mod overridden_by;
#[cfg(test)]
mod tests;
mod text;
mod unquoted;

pub use check::Check;
pub use finding::{Finding, plain};
pub use unquoted::{Sentence, cited, unquoted};

use crate::compile::TooLarge;
use crate::compiled::Compiled;
use crate::read::Folder;
use crate::time::Day;

/// A policy that was looked through.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Everything that is wrong with it, in the order of the places.
    pub findings: Vec<Finding>,
    /// The policy, compiled. If it is too large, what needs the diagram was not looked for.
    pub compiled: Result<Compiled, TooLarge>,
}

/// Everything that is wrong with a policy, in the order of the places.
///
/// ```
/// use refund_check::{analysis, read};
///
/// let folder = read::read("src/policies/digital-goods".as_ref())?;
/// assert_eq!(analysis::check(&folder), []);
/// # Ok::<(), read::Unreadable>(())
/// ```
#[must_use]
pub fn check(folder: &Folder) -> Vec<Finding> {
    examine(folder).findings
}

/// Compiles a policy and looks for everything that is wrong with it.
#[must_use]
pub fn examine(folder: &Folder) -> Checked {
    examine_on(folder, None)
}

/// The same on a day, by which holidays may have run out.
#[must_use]
pub fn examine_on(folder: &Folder, today: Option<Day>) -> Checked {
    let compiled = Compiled::new(folder.policy.clone());
    let mut findings: Vec<Finding> = WORDS.iter().flat_map(|check| check(folder)).collect();
    findings.extend(calendar_ends::check(folder, today));
    if let Ok(compiled) = &compiled {
        findings.extend(logic::check(folder, compiled));
    }
    consequence::leave_out_of_dates_ahead(folder, &mut findings);
    if findings.iter().any(|finding| finding.check == Check::UnknownName) {
        consequence::leave_out(folder, &mut findings);
    }
    findings.sort_by(|one, other| (&one.place, one.check).cmp(&(&other.place, other.check)));
    Checked { findings, compiled }
}

/// Checks of names, quotes and words.
const WORDS: [fn(&Folder) -> Vec<Finding>; 15] = [
    bad_name::check,
    unknown_name::check,
    duplicate_name::check,
    override_cycle::check,
    misquote::check,
    uncited_clause::check,
    unused_evidence::check,
    no_contact::check,
    placeholder_contact::check,
    no_effect::check,
    number_in_quote::check,
    missing_rights::check,
    unused_outcome::check,
    bad_terms::check,
    untranslated::check,
];
