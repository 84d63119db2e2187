//! `unreachable-rule`: rules that remain for no buyer, because they can never hold or because others that
//! override them hold wherever they do, be it several together.

use std::collections::HashSet;

use super::Finding;
use super::covered::{Covered, covered};
use super::words::{count, list, quoted};
use crate::compiled::Compiled;
use crate::diagram::{Cube, rules};
use crate::policy::read::Folder;
use crate::policy::{Condition, Kind, Policy};

/// So many are named.
const MOST_NAMED: usize = 4;

/// Where so many were too much to look at, no more are looked at.
const MOST_UNKNOWN: usize = 4;

/// Finds rules that are in no leaf. An overlap may hide some, so each is looked at by itself.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let (policy, leaves) = (&compiled.policy, &compiled.diagram.leaves);
    let remaining: HashSet<u32> = leaves.iter().flatten().copied().collect();
    let nothing_hides = leaves.iter().all(|rules| rules.len() < 2);
    let rules = rules(policy, &compiled.regions);
    let (mut findings, mut unknown) = (Vec::new(), 0);
    for (place, cube) in (0..).zip(&rules.cubes) {
        if remaining.contains(&place) || names_nothing(folder, policy, place) {
            continue;
        }
        let reason = if !cube.is_possible() {
            contradiction(compiled, place, cube)
        } else {
            let covered =
                if unknown < MOST_UNKNOWN { covered(&rules, place, cube) } else { Covered::Unknown };
            unknown += usize::from(covered == Covered::Unknown);
            match covered {
                Covered::By(by) => overridden_by(policy, &by),
                Covered::Unknown if nothing_hides => overridden_by(policy, &[]),
                Covered::Unknown | Covered::No => continue,
            }
        };
        findings.extend(finding(folder, place, reason));
    }
    findings
}

/// Whether a rule's condition is on something unknown: that is another check's. An empty list is ours.
fn names_nothing(folder: &Folder, policy: &Policy, rule: u32) -> bool {
    let place = rule as usize;
    let (Some(rule), Some(written)) = (policy.rules.get(place), folder.written.rules.get(place)) else {
        return false;
    };
    rule.when.iter().zip(&written.when.0).any(|(condition, (_, names))| match condition {
        Condition::Never => true,
        Condition::Answer { options, .. } => options.is_empty() && names.get_ref().iter().next().is_some(),
        Condition::Window { .. } => false,
    })
}

fn finding(folder: &Folder, rule: u32, (why, help): (String, &str)) -> Option<Finding> {
    let id = &folder.written.rules.get(rule as usize)?.id;
    Some(Finding {
        check: "unreachable-rule",
        message: format!("no buyer ever gets `{}`: {why}", id.get_ref()),
        label: "this rule never decides anything".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(id.span()),
        rules: vec![id.get_ref().clone()],
        ..Finding::default()
    })
}

fn overridden_by(policy: &Policy, by: &[u32]) -> (String, &'static str) {
    let name = |&rule: &u32| policy.rules.get(rule as usize).map(|rule| rule.id.as_str());
    let help = "remove it, let it override them instead, or narrow them with `when`";
    match by {
        [] => ("wherever it holds, another rule holds too and overrides it".to_owned(), help),
        [one] => (
            format!("wherever it holds, {} holds too and overrides it", quoted(name(one), "and")),
            "remove it, let it override the other instead, or narrow the other with `when`",
        ),
        _ if by.len() > MOST_NAMED => {
            let named = quoted(by.iter().take(MOST_NAMED).filter_map(name), "and");
            let rest = count(by.len() - MOST_NAMED, "other rule");
            (format!("wherever it holds, one of {named} or of {rest} holds too and overrides it"), help)
        }
        _ => {
            let named = quoted(by.iter().filter_map(name), "or");
            (format!("wherever it holds, {named} holds too and overrides it"), help)
        }
    }
}

/// Why a rule's own conditions can never all hold.
fn contradiction(compiled: &Compiled, rule: u32, cube: &Cube) -> (String, &'static str) {
    let policy = &compiled.policy;
    let never = cube.0.iter().find(|(_, allowed)| !allowed.contains(&true));
    let never = never.map_or(usize::MAX, |(variable, _)| *variable as usize);
    if let Some(question) = policy.questions.get(never).filter(|question| question.kind != Kind::Date) {
        let why = format!("its `when` allows no answer to `{}`", question.id);
        return (why, "list the answers that it is for");
    }
    let state = |condition: &Condition| match *condition {
        Condition::Window { window, open } => {
            policy.windows.get(window).filter(|window| window.from == never).map(|it| (it.id.as_str(), open))
        }
        _ => None,
    };
    let when = policy.rules.get(rule as usize).map_or(&[][..], |rule| rule.when.as_slice());
    let states: Vec<(&str, bool)> = when.iter().filter_map(state).collect();
    let why = match states.as_slice() {
        [(open, true), (closed, false)] | [(closed, false), (open, true)] => {
            format!("`{closed}` is never closed while `{open}` is open, as it lasts at least as long")
        }
        _ => {
            let word = |open: &bool| if *open { "open" } else { "closed" };
            let states = states.iter().map(|(window, open)| format!("`{window}` {}", word(open)));
            format!("{} can never be at the same time", list(states.collect(), "and"))
        }
    };
    (why, "change one of its conditions or the length of a window, or remove the rule")
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check, rule};

    #[test]
    fn one_rule_can_cover_another() {
        let rules = [QUESTIONS, &rule("r", "fault = \"major\"", ""), &rule("s", "", "\"r\"")].concat();
        check(
            "unreachable-rule",
            &rules,
            &["31:6 no buyer ever gets `r`: wherever it holds, `s` holds too and overrides it"],
        );
    }

    #[test]
    fn several_rules_can_cover_another_together() {
        let rules = [
            QUESTIONS,
            &rule("r", "", ""),
            &rule("major", "fault = \"major\"", "\"r\""),
            &rule("minor", "fault = \"minor\"", "\"r\""),
            &rule("used", "used = \"yes\"", "\"r\", \"major\", \"minor\""),
        ]
        .concat();
        check(
            "unreachable-rule",
            &rules,
            &[
                "31:6 no buyer ever gets `r`: wherever it holds, `major` or `minor` holds too and overrides it",
            ],
        );
    }

    #[test]
    fn windows_that_cannot_combine_make_a_rule_unreachable() {
        let rules = [QUESTIONS, &rule("r", "refund = \"closed\", early = \"open\"", "")].concat();
        check(
            "unreachable-rule",
            &rules,
            &[
                "31:6 no buyer ever gets `r`: `refund` is never closed while `early` is open, as it lasts at least as long",
            ],
        );
        let rules = [QUESTIONS, &rule("r", "fault = []", "")].concat();
        check(
            "unreachable-rule",
            &rules,
            &["31:6 no buyer ever gets `r`: its `when` allows no answer to `fault`"],
        );
    }

    #[test]
    fn a_rule_that_remains_beside_others_is_reachable() {
        let rules = [QUESTIONS, &rule("r", "", ""), &rule("s", "", ""), &rule("t", "", "")].concat();
        check("unreachable-rule", &rules, &[]);
    }
}
