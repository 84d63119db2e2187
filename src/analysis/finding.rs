//! What a check has found.

use std::collections::HashMap;

use super::Check;
use super::describe::count;
use crate::buyers::Buyer;
use crate::read::Place;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The check that found it.
    pub check: Check,
    /// What is wrong, in a shop owner's words.
    pub message: String,
    /// What would mend it.
    pub help: String,
    /// Where it stands.
    pub place: Place,
    /// What stands there, in a word or two.
    pub label: String,
    /// Other places that belong to it, each with what it is.
    pub also: Vec<(Place, String)>,
    /// The rules concerned.
    pub rules: Vec<String>,
    /// A buyer that it happens to.
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

/// Maximum places shown of one finding.
pub(super) const MAX_PLACES: usize = 8;

/// Findings with those that say the same made one, at the first of their places.
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

/// Findings as plain lines, one each, for where nothing better can be shown.
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
