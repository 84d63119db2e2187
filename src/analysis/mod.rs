//! Checks for flaws of a policy; each check has a file.
//!
//! Checks return findings and never fail, because flawed policies are their input. Every finding has a place.
//! A finding about the rules' logic also has a witness: a buyer whom it affects.

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

/// The result of checking a policy.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The findings, in the order of their places.
    pub findings: Vec<Finding>,
    /// The compiled policy. If it is too large, the checks that need the diagram were skipped.
    pub compiled: Result<Compiled, TooLarge>,
}

/// Checks a policy. Returns the findings in the order of their places.
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

/// Compiles a policy and checks it.
#[must_use]
pub fn examine(folder: &Folder) -> Checked {
    examine_on(folder, None)
}

/// Compiles a policy and checks it. `today` serves to find calendars whose holidays end too soon.
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

/// The checks of names, quotes and words.
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
