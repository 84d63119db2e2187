//! `overlap`: buyers for whom several rules remain.

use std::collections::HashSet;

use super::words::quoted;
use super::{Buyer, Finding, Region, cover};
use crate::compiled::Compiled;
use crate::policy::read::Folder;

/// As many are told one by one.
const MOST: usize = 24;

/// Finds sets of rules that remain together until every two that ever do are in one, the largest first.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let mut several: Vec<(u32, &Vec<u32>)> =
        (0..).zip(&compiled.diagram.leaves).filter(|(_, rules)| rules.len() > 1).collect();
    several.sort_by_key(|(_, rules)| std::cmp::Reverse(rules.len()));
    let (mut told, mut more): (HashSet<(u32, u32)>, bool) = (HashSet::new(), false);
    let mut findings: Vec<Finding> = Vec::new();
    for (leaf, rules) in several {
        more = findings.len() == MOST;
        if more {
            break;
        }
        if pairs(rules).all(|pair| told.contains(&pair)) {
            continue;
        }
        let found = cover(compiled, &|at| at == leaf, 1).0.pop();
        if let Some((region, buyer)) = found {
            told.extend(pairs(rules));
            findings.extend(finding(folder, compiled, rules, (region, buyer)));
        }
    }
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    if let Some(last) = findings.last_mut().filter(|_| more) {
        last.help += "; more rules overlap than are listed here";
    }
    findings
}

fn pairs(rules: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    let after = |place: usize| rules.get(place + 1..).unwrap_or_default();
    rules
        .iter()
        .enumerate()
        .flat_map(move |(place, &one)| after(place).iter().map(move |&other| (one, other)))
}

fn finding(
    folder: &Folder,
    compiled: &Compiled,
    rules: &[u32],
    (region, buyer): (Region, Buyer),
) -> Option<Finding> {
    let ids: Vec<_> =
        rules.iter().filter_map(|&rule| Some(&folder.written.rules.get(rule as usize)?.id)).collect();
    let (last, first) = ids.split_last()?;
    let mut names: Vec<&str> = ids.iter().map(|id| id.get_ref().as_str()).collect();
    names.dedup();
    let also = first.iter().map(|id| (folder.rules.place(id.span()), "this rule applies".to_owned()));
    Some(Finding {
        check: "overlap",
        message: message(&names, &region.in_words(compiled)),
        label: "this rule applies too".to_owned(),
        help: help(folder, rules),
        place: folder.rules.place(last.span()),
        also: also.collect(),
        rules: ids.iter().map(|id| id.get_ref().clone()).collect(),
        witness: Some(buyer),
    })
}

fn message(names: &[&str], when: &str) -> String {
    let quoted = quoted(names.iter().copied(), "and");
    match names {
        [_] => format!("several rules called {quoted} apply {when}"),
        [_, _] => format!("{quoted} both apply {when}; neither overrides the other"),
        _ => format!("{quoted} all apply {when}; none overrides all the others"),
    }
}

/// The rule that asks most speaks to the fewest buyers: it is the one that most likely should win.
fn help(folder: &Folder, rules: &[u32]) -> String {
    let written = || rules.iter().filter_map(|&rule| folder.written.rules.get(rule as usize));
    let winner = written().max_by_key(|rule| rule.when.0.len()).map(|rule| rule.id.get_ref());
    let others = written().map(|rule| rule.id.get_ref()).filter(|id| Some(*id) != winner);
    let others: Vec<String> = others.map(|name| format!("\"{name}\"")).collect();
    match winner {
        Some(winner) if !others.is_empty() => format!(
            "if `{winner}` should win, give it `overrides = [{}]`; or narrow one of them with `when`",
            others.join(", ")
        ),
        _ => "remove all but one of them, or give them different names and say which overrides which"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check, rule};

    #[test]
    fn rules_without_an_order_overlap_where_both_hold() {
        let rules = [QUESTIONS, &rule("r", "fault = \"major\"", ""), &rule("s", "", "")].concat();
        check(
            "overlap",
            &rules,
            &[
                "36:6 `r` and `s` both apply when `fault` is `major`; neither overrides the other [`fault` = `major`]",
            ],
        );
    }

    #[test]
    fn rules_that_all_meet_are_one_finding() {
        let rules = [
            QUESTIONS,
            &rule("r", "fault = \"major\"", ""),
            &rule("s", "", ""),
            &rule("t", "used = \"yes\"", ""),
        ]
        .concat();
        check(
            "overlap",
            &rules,
            &[
                "41:6 `r`, `s` and `t` all apply when `fault` is `major` and `used` is `yes`; none overrides all the others [`fault` = `major`, `used` = `yes`]",
            ],
        );
    }

    #[test]
    fn an_order_settles_it_also_through_a_third() {
        let rules = [
            QUESTIONS,
            &rule("r", "fault = \"major\"", "\"s\""),
            &rule("s", "used = \"yes\"", "\"t\""),
            &rule("t", "", ""),
        ]
        .concat();
        check("overlap", &rules, &[]);
    }
}
