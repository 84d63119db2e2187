//! Removes findings that only follow from another flaw, such as an unknown name, so that only the flaw itself
//! is reported.
//!
//! An unknown name is taken for the nearest known one. If none is near, it could mean anything: a condition
//! on it may hold for every buyer, and it may refer to something that seems unused.

use std::collections::HashSet;

use super::{Check, Finding, logic, no_effect};
use crate::compiled::Compiled;
use crate::interview::{Answers, Present, Reply, decide};
use crate::policy::{Condition, Policy};
use crate::read::{Folder, Unresolved};
use crate::zones::Named;

/// Removes findings that only follow from unknown names.
pub(super) fn leave_out(folder: &Folder, findings: &mut Vec<Finding>) {
    let unresolved = folder.unresolved();
    unused(findings, Check::UncitedClause, unresolved.clauses.len());
    unused(findings, Check::UnusedEvidence, unresolved.evidence.len());
    if let Ok(generous) = Compiled::new(generous(folder)) {
        let found = logic::check(folder, &generous);
        findings.retain(|finding| stays(finding, &generous, &found));
    }
    let names = |set: &HashSet<usize>, finding: &Finding| {
        let id = |place: usize| folder.written.rules.get(place).map(|rule| rule.id.get_ref());
        set.iter().any(|&place| id(place).is_some_and(|id| finding.rules.contains(id)))
    };
    let unsettled: HashSet<usize> = unresolved.overridden.iter().map(|(by, _)| *by).collect();
    findings.retain(|finding| finding.check != Check::Overlap || !names(&unsettled, finding));
    let asked = questions_with_unknown_options(folder, unresolved);
    findings.retain(|finding| finding.check != Check::IdleQuestion || !asked.contains(&finding.place.span.0));
    unused(findings, Check::IdleQuestion, unresolved.conditions.len());
}

/// Removes findings that would vanish if dates that windows end before could lie in the future, as these
/// windows assume.
pub(super) fn leave_out_of_dates_ahead(folder: &Folder, findings: &mut Vec<Finding>) {
    let dates = no_effect::never_ahead_dates(&folder.policy);
    if dates.is_empty() {
        return;
    }
    let mut policy = folder.policy.clone();
    for date in dates {
        policy.questions.get_mut(date).into_iter().for_each(|question| question.ahead = true);
    }
    let Ok(meant) = Compiled::new(policy) else { return };
    let found = logic::check(folder, &meant);
    let is_found = |finding: &Finding| {
        found.iter().any(|it| {
            let is_same = it.place == finding.place && it.rules == finding.rules;
            it.check == finding.check && (is_same || finding.check == Check::Gap)
        })
    };
    findings.retain(|finding| !logic::NAMES.contains(&finding.check) || is_found(finding));
}

/// Removes the findings of a check about unused things if at least as many unknown names could refer to them.
fn unused(findings: &mut Vec<Finding>, check: Check, unknown: usize) {
    let count = findings.iter().filter(|finding| finding.check == check).count();
    findings.retain(|finding| finding.check != check || unknown < count);
}

/// Whether a finding about the rules' logic remains in the generous policy.
fn stays(finding: &Finding, generous: &Compiled, found: &[Finding]) -> bool {
    let same = |other: &&Finding| other.check == finding.check;
    let shared = |other: &Finding| finding.rules.iter().filter(|rule| other.rules.contains(rule)).count();
    let mut others = found.iter().filter(same);
    match finding.check {
        Check::Gap => is_gap_in(generous, finding),
        Check::Overlap => others.any(|other| shared(other) > 1),
        Check::UnreachableRule | Check::IdleQuestion => others.any(|other| other.place == finding.place),
        _ => true,
    }
}

/// The policy with unknown names replaced by the nearest ones, and with conditions on all other unknown names
/// taken to hold.
fn generous(folder: &Folder) -> Policy {
    let mut policy = folder.nearest().clone();
    let rules = policy.rules.iter_mut().map(|rule| &mut rule.when);
    let cases = policy.cases.iter_mut().map(|case| &mut case.when);
    let written = folder.written.rules.iter().map(|rule| &rule.when);
    let written = written.chain(folder.written.cases.0.iter().map(|(_, case)| &case.when));
    for (when, written) in rules.chain(cases).zip(written) {
        let mut names = written.0.iter().map(|(_, names)| names.get_ref().iter().count());
        when.retain(|condition| match (condition, names.next()) {
            (Condition::Never, _) => false,
            (Condition::Answer { options, .. }, names) => !(options.is_empty() && names != Some(0)),
            (Condition::Case(cases), _) => !cases.is_empty(),
            _ => true,
        });
    }
    policy
}

/// Whether the buyer of a gap has no rule in this policy, or may have none after further answers.
fn is_gap_in(compiled: &Compiled, finding: &Finding) -> bool {
    let Some(buyer) = &finding.witness else { return true };
    let Some(zone) = Named::new(buyer.zone) else { return true };
    let answers: Vec<(&str, &str)> =
        buyer.answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
    let Ok(answers) = Answers::new(&compiled.policy, &answers) else { return true };
    match decide(compiled, &answers, Present { now: buyer.now, zone: &zone }) {
        Reply::Verdict(verdict) => verdict.rules.is_empty(),
        Reply::Ask(_) => compiled.diagram.leaves.iter().any(Vec::is_empty),
        Reply::Invalid(_) => true,
    }
}

/// The positions (first byte) of questions that a rule asks for an unknown option.
fn questions_with_unknown_options(folder: &Folder, unresolved: &Unresolved) -> HashSet<usize> {
    let questions = unresolved.options.iter().filter_map(|(at, _)| folder.written.questions.get(*at));
    questions.map(|question| question.id.span().start).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::examine;
    use crate::analysis::tests::{QUESTIONS, folder_with, rule};

    /// The names of the checks that find something, in the order of the places.
    #[track_caller]
    fn check(rest: &str, expected: &[&str]) {
        let findings = examine(&folder_with(&[QUESTIONS, rest].concat(), "")).findings;
        let found: Vec<&str> = findings.iter().map(|finding| finding.check.id()).collect();
        assert_eq!(found, expected, "{findings:#?}");
    }

    const USED: &str = "[[rules]]\nid = \"a\"\nwhen = { used = \"yes\", fault = \"major\" }\n\
                        outcome = \"qualifies\"\noverrides = [\"d\", \"o\"]\n\
                        [[rules]]\nid = \"o\"\noutcome = \"qualifies\"\n";

    #[test]
    fn a_window_that_begins_with_no_date_is_told_alone() {
        let late = rule("d", "late = \"open\"", "\"o\"");
        check(&[USED, &late, "[windows.late]\nfrom = \"used\"\nhours = 4\n"].concat(), &["unknown-name"]);
        check(&[USED, &late, "[windows.late]\nfrom = \"banana\"\nhours = 4\n"].concat(), &["unknown-name"]);
    }

    #[test]
    fn what_a_far_name_leads_to_is_not_told_beside_it() {
        check(&[USED, &rule("d", "banana = \"open\"", "\"o\"")].concat(), &["unknown-name"]);
        let early = rule("d", "refund = \"open\"", "\"o\"");
        check(&[USED, &early.replace("\"o\"", "\"banana\"")].concat(), &["unknown-name"]);
        let only = rule("d", "used = \"yes\", fault = \"banana\", refund = \"open\"", "");
        check(&only, &["gap", "unknown-name"]);
        let cited = "[clauses]\nc = { quote = \"Text.\" }\n[evidence]\ne = { say = \"E\" }\n";
        let cites = early.clone() + "clauses = [\"banana\"]\nevidence = [\"banana\"]\n";
        check(&[cited, USED, &cites].concat(), &["misquote", "unknown-name", "unknown-name"]);
    }

    #[test]
    fn what_no_unknown_name_can_explain_is_told_too() {
        let gap = rule("d", "banana = \"open\", fault = \"major\"", "");
        check(&gap, &["gap", "idle-question", "idle-question", "unknown-name"]);
    }
}
