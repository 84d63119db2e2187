//! `unreachable-rule`: rules that no buyer gets, because they can never hold, or because rules that override
//! them hold wherever they do, alone or together.

use std::collections::HashSet;

use super::describe::{count, list, quoted};
use super::overridden_by::{Overridden, overridden_by};
use super::{Check, Finding};
use crate::compile::{Cube, impossible_for};
use crate::compiled::Compiled;
use crate::policy::{Condition, Kind, Policy};
use crate::read::Folder;

/// How many overriding rules a message names.
const MAX_NAMED: usize = 4;

/// After so many rules with too many combinations, no further ones are tried.
const MAX_UNKNOWN: usize = 4;

/// Finds rules that are in no leaf. Each is examined on its own, because a leaf of many rules may name only
/// some.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let (policy, leaves) = (&compiled.policy, &compiled.diagram.leaves);
    let remaining: HashSet<u32> = leaves.iter().flatten().copied().collect();
    let nothing_hides = leaves.iter().all(|rules| rules.len() < 2);
    let Ok(rules) = compiled.rules() else { return Vec::new() };
    let (mut findings, mut unknown) = (Vec::new(), 0);
    for place in 0..policy.rules.len() as u32 {
        if remaining.contains(&place) || names_nothing(folder, policy, place) {
            continue;
        }
        let mine = (0..).zip(&rules.cubes).filter(|(cube, _)| rules.owner(*cube) == place);
        let cubes: Vec<(u32, &Cube)> = mine.filter(|(_, cube)| cube.is_possible()).collect();
        let reason = if cubes.is_empty() {
            contradiction(compiled, place)
        } else {
            let mut by: Vec<u32> = Vec::new();
            let mut whole = Overridden::By(Vec::new());
            for (at, cube) in cubes {
                let part =
                    if unknown < MAX_UNKNOWN { overridden_by(&rules, at, cube) } else { Overridden::Unknown };
                match part {
                    Overridden::By(more) => by.extend(more.iter().map(|&cube| rules.owner(cube))),
                    other => whole = other,
                }
            }
            by.sort_unstable();
            by.dedup();
            unknown += usize::from(whole == Overridden::Unknown);
            match whole {
                Overridden::By(_) => because_of(policy, &by),
                Overridden::Unknown if nothing_hides => because_of(policy, &[]),
                Overridden::Unknown | Overridden::InPart => continue,
            }
        };
        findings.extend(finding(folder, place, reason));
    }
    findings
}

/// Whether a condition of a rule, or of a case that it names, refers to something unknown. Another check
/// reports that. An empty list is reported here.
fn names_nothing(folder: &Folder, policy: &Policy, rule: u32) -> bool {
    let place = rule as usize;
    let (Some(rule), Some(written)) = (policy.rules.get(place), folder.written.rules.get(place)) else {
        return false;
    };
    let (mut open, mut seen) = (vec![(rule.when.as_slice(), &written.when)], Vec::new());
    while let Some((when, written)) = open.pop() {
        for (condition, (_, names)) in when.iter().zip(&written.0) {
            let is_empty = names.get_ref().iter().next().is_none();
            match condition {
                Condition::Never => return true,
                Condition::Answer { options, .. } if options.is_empty() && !is_empty => return true,
                Condition::Case(cases) if cases.is_empty() => return true,
                _ => {}
            }
        }
        for case in when.iter().flat_map(|it| if let Condition::Case(cases) = it { &cases[..] } else { &[] })
        {
            if let (Some(case), Some((_, written))) =
                (policy.cases.get(*case), folder.written.cases.0.get(*case))
                && !seen.contains(&&case.id)
            {
                seen.push(&case.id);
                open.push((&case.when, &written.when));
            }
        }
    }
    false
}

fn finding(folder: &Folder, rule: u32, (why, help): (String, &str)) -> Option<Finding> {
    let id = &folder.written.rules.get(rule as usize)?.id;
    Some(Finding {
        message: format!("no buyer ever gets `{}`: {why}", id.get_ref()),
        label: "this rule never decides anything".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(id.span()),
        rules: vec![id.get_ref().clone()],
        ..Finding::of(Check::UnreachableRule)
    })
}

fn because_of(policy: &Policy, by: &[u32]) -> (String, &'static str) {
    let name = |&rule: &u32| policy.rules.get(rule as usize).map(|rule| rule.id.as_str());
    let help = "remove it, let it override them instead, or narrow them with `when`";
    match by {
        [] => ("wherever it holds, another rule holds too and overrides it".to_owned(), help),
        [one] => (
            format!("wherever it holds, {} holds too and overrides it", quoted(name(one), "and")),
            "remove it, let it override the other instead, or narrow the other with `when`",
        ),
        _ if by.len() > MAX_NAMED => {
            let named = quoted(by.iter().take(MAX_NAMED).filter_map(name), "and");
            let rest = count(by.len() - MAX_NAMED, "other rule");
            (format!("wherever it holds, one of {named} or of {rest} holds too and overrides it"), help)
        }
        _ => {
            let named = quoted(by.iter().filter_map(name), "or");
            (format!("wherever it holds, {named} holds too and overrides it"), help)
        }
    }
}

/// Explains why the conditions of a rule can never all hold.
fn contradiction(compiled: &Compiled, rule: u32) -> (String, &'static str) {
    let policy = &compiled.policy;
    let when = policy.rules.get(rule as usize).map_or(&[][..], |rule| rule.when.as_slice());
    let never = impossible_for(policy, &compiled.regions, when).unwrap_or(usize::MAX);
    match policy.questions.get(never).map(|question| (question, &question.kind)) {
        Some((question, Kind::Choice(_))) => {
            let why = format!("its `when` allows no answer to `{}`", question.id);
            return (why, "list the answers that it is for");
        }
        Some((question, Kind::Number(_))) => {
            let why = format!("no number that `{}` takes is within all its limits", question.id);
            return (why, "change one of its conditions or a limit, or remove the rule");
        }
        _ => {}
    }
    let state = |condition: &Condition| match *condition {
        Condition::Window { window, open } => {
            let is_of_it = policy.decided_by(condition).contains(&never);
            policy.windows.get(window).filter(|_| is_of_it).map(|it| (it.id.as_str(), open))
        }
        _ => None,
    };
    let states: Vec<(&str, bool)> = when.iter().filter_map(state).collect();
    let why = match states.as_slice() {
        [(open, true), (closed, false)] | [(closed, false), (open, true)] => {
            format!("`{closed}` is never closed while `{open}` is open, as it lasts at least as long")
        }
        [] => "its conditions can never all hold".to_owned(),
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
