//! `override-cycle`: rules that override each other in a cycle, or themselves.

use std::collections::{HashMap, VecDeque};

use super::describe::quoted;
use super::{Check, Finding};
use crate::compile::overridden;
use crate::policy::Policy;
use crate::read::Folder;

/// Finds cycles until each rule in one is named. For each rule the shortest cycle is reported.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = &folder.policy;
    let overridden = overridden(policy);
    let reaches =
        |from: usize, to: usize| from == to || overridden.get(from).is_some_and(|weak| weak.has(to as u32));
    let mut told = vec![false; policy.rules.len()];
    let mut findings = Vec::new();
    for (place, rule) in policy.rules.iter().enumerate() {
        if told.get(place) == Some(&true) || !rule.overrides.iter().any(|&weak| reaches(weak, place)) {
            continue;
        }
        if let Some(circle) = circle(policy, place) {
            for rule in &circle {
                told.get_mut(*rule).into_iter().for_each(|told| *told = true);
            }
            findings.extend(finding(folder, &circle));
        }
    }
    findings
}

/// The shortest cycle through a rule: each rule overrides the next.
fn circle(policy: &Policy, from: usize) -> Option<Vec<usize>> {
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(rule) = open.pop_front() {
        for &weak in policy.rules.get(rule).into_iter().flat_map(|rule| &rule.overrides) {
            if weak == from {
                let back = |&rule: &usize| before.get(&rule).copied();
                let mut circle: Vec<usize> = std::iter::successors(Some(rule), back).collect();
                circle.reverse();
                return Some(circle);
            }
            before.entry(weak).or_insert_with(|| {
                open.push_back(weak);
                rule
            });
        }
    }
    None
}

fn finding(folder: &Folder, circle: &[usize]) -> Option<Finding> {
    let written = |place: usize| folder.written.rules.get(*circle.get(place % circle.len())?);
    let name = |place: usize| written(place).map(|rule| rule.id.get_ref().clone());
    let place = |place: usize| {
        let next = name(place + 1)?;
        let entry = written(place)?.overrides.iter().find(|entry| *entry.get_ref() == next)?;
        Some(folder.rules.place(entry.span()))
    };
    let link = |at: usize| Some(format!("`{}` overrides `{}`", name(at)?, name(at + 1)?));
    let links = (0..circle.len()).filter_map(link).collect::<Vec<_>>();
    let names = (0..circle.len()).filter_map(name).collect::<Vec<_>>();
    let (message, help) = match circle.len() {
        1 => (format!("`{}` overrides itself", name(0)?), "take its own name out of its `overrides`"),
        2 => (
            format!("{}: where both apply, neither is left", links.join(" and ")),
            "take one of the two `overrides` out, so that the other rule wins",
        ),
        _ => (
            format!(
                "{}: where {} all apply, none of them is left",
                links.join(", "),
                quoted(names.iter().map(String::as_str), "and")
            ),
            "take one of these `overrides` out, so that one rule wins",
        ),
    };
    let also = (1..circle.len()).filter_map(|at| Some((place(at)?, "and here".to_owned())));
    Some(Finding {
        check: Check::OverrideCycle,
        message,
        label: if circle.len() == 1 { "its own name" } else { "the circle goes through here" }.to_owned(),
        help: help.to_owned(),
        place: place(0)?,
        also: also.collect(),
        rules: names.clone(),
        witness: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{check, rule};

    #[test]
    fn a_rule_must_not_override_itself() {
        check("override-cycle", &rule("r", "", "\"r\""), &["14:14 `r` overrides itself"]);
    }

    #[test]
    fn every_rule_in_a_circle_is_named_by_the_shortest() {
        let rules = [
            rule("a", "", "\"b\""),
            rule("b", "", "\"c\", \"d\""),
            rule("c", "", "\"d\""),
            rule("d", "", "\"a\""),
        ]
        .concat();
        check(
            "override-cycle",
            &rules,
            &[
                "14:14 `a` overrides `b`, `b` overrides `d`, `d` overrides `a`: where `a`, `b` and `d` all apply, none of them is left",
                "24:14 `c` overrides `d`, `d` overrides `a`, `a` overrides `b`, `b` overrides `c`: where `c`, `d`, `a` and `b` all apply, none of them is left",
            ],
        );
    }

    #[test]
    fn a_ranking_is_no_circle() {
        let rules = [rule("a", "", "\"b\", \"c\""), rule("b", "", "\"c\""), rule("c", "", "")].concat();
        check("override-cycle", &rules, &[]);
    }
}
