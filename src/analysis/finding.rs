//! The findings of checks.

use std::collections::HashMap;

use super::Check;
use super::describe::count;
use crate::buyers::Buyer;
use crate::read::Place;

/// One flaw of a policy.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The check that found it.
    pub check: Check,
    /// What is wrong, for the shop's owner.
    pub message: String,
    /// What would fix it.
    pub help: String,
    /// The place of the flaw.
    pub place: Place,
    /// A few words about what is at the place.
    pub label: String,
    /// Further places that belong to it, each with a label.
    pub also: Vec<(Place, String)>,
    /// The ids of the rules concerned.
    pub rules: Vec<String>,
    /// A buyer whom it affects, if it is about the rules' logic.
    pub witness: Option<Buyer>,
}

impl Finding {
    /// An empty finding of a check, to be filled in.
    pub(super) fn of(check: Check) -> Finding {
        Finding {
            check,
            message: String::new(),
            help: String::new(),
            place: Place::default(),
            label: String::new(),
            also: Vec::new(),
            rules: Vec::new(),
            witness: None,
        }
    }
}

/// The most further places that a finding shows.
pub(super) const MAX_PLACES: usize = 8;

/// Merges findings with the same message, at the first of their places.
pub(super) fn merged(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut merged: Vec<Finding> = Vec::new();
    for finding in findings {
        let place = *first.entry(finding.message.clone()).or_insert(merged.len());
        match merged.get_mut(place) {
            None => merged.push(finding),
            Some(known) => {
                known.also.push((finding.place, "and here".to_owned()));
                known.rules.extend(finding.rules);
            }
        }
    }
    for finding in &mut merged {
        finding.rules.dedup();
        let more = finding.also.len().saturating_sub(MAX_PLACES);
        if more > 0 {
            finding.also.truncate(MAX_PLACES);
            finding.help += &format!("; it stands in {} too", count(more, "more place"));
        }
    }
    merged
}

/// Writes findings as plain text, one a line, for output without formatting.
#[must_use]
pub fn plain(findings: &[Finding], folder: &str) -> String {
    let line = |finding: &Finding| {
        let Finding { check, message, help, place, witness, .. } = finding;
        let buyer =
            witness.as_ref().map(|buyer| format!("; for example {}", buyer.in_words())).unwrap_or_default();
        format!("{folder}/{}:{}:{}: {check}: {message}{buyer}; {help}", place.file, place.line, place.column)
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}
