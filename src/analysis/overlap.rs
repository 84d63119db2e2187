//! `overlap`: buyers for whom several rules remain.

use super::describe::{count, list};
use super::finding::MAX_PLACES;
use super::{Check, Finding};
use crate::buyers::{Buyer, Occasions, Region, minimal_cover};
use crate::compiled::Compiled;
use crate::read::Folder;

/// The most overlaps that are reported; each takes a bit in [`Told`].
const MAX_FINDINGS: usize = 24;

/// The most rules that a message names.
const MAX_NAMED: usize = 8;

/// For each rule, the findings that it is in, as bits. Two rules are reported together if they share a bit.
/// So the cost of a large overlap grows with its rules, not with its pairs: ten thousand rules have fifty
/// million.
struct Told(Vec<u32>);

impl Told {
    fn add(&mut self, rules: &[u32], finding: usize) {
        for &rule in rules {
            self.0.get_mut(rule as usize).into_iter().for_each(|bits| *bits |= 1 << finding);
        }
    }

    /// Whether every pair of these rules is in one finding.
    fn has_pairs_of(&self, rules: &[u32]) -> bool {
        let mut kinds: Vec<u32> =
            rules.iter().map(|&rule| self.0.get(rule as usize).copied().unwrap_or_default()).collect();
        kinds.sort_unstable();
        // Two rules with the same bits share one, if they have any.
        kinds.dedup();
        kinds
            .iter()
            .enumerate()
            .all(|(place, one)| *one != 0 && kinds.iter().skip(place + 1).all(|other| one & other != 0))
    }
}

/// Finds sets of rules that remain together, the largest first, until every pair that ever does is in one.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let mut several: Vec<(u32, &Vec<u32>)> =
        (0..).zip(&compiled.diagram.leaves).filter(|(_, rules)| rules.len() > 1).collect();
    several.sort_by_key(|(_, rules)| std::cmp::Reverse(rules.len()));
    let (mut told, mut more) = (Told(vec![0; compiled.policy.rules.len()]), false);
    let mut findings: Vec<Finding> = Vec::new();
    let occasions = Occasions::new(compiled);
    for (leaf, rules) in several {
        more = findings.len() == MAX_FINDINGS;
        if more {
            break;
        }
        if told.has_pairs_of(rules) {
            continue;
        }
        let found = minimal_cover(&occasions, &compiled.diagram, &|at| at == leaf, 1).0.pop();
        if let Some((region, buyer)) = found {
            told.add(rules, findings.len());
            findings.extend(finding(folder, compiled, rules, (region, buyer)));
        }
    }
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    if let Some(last) = findings.last_mut().filter(|_| more) {
        last.help += "; more rules overlap than are listed here";
    }
    findings
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
    let also = first.iter().take(MAX_PLACES);
    let also = also.map(|id| (folder.rules.place(id.span()), "this rule applies".to_owned()));
    Some(Finding {
        check: Check::Overlap,
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
    let more = names.len().saturating_sub(MAX_NAMED);
    let named = names.iter().take(MAX_NAMED).map(|name| format!("`{name}`"));
    let rest = (more > 0).then(|| count(more, "other rule"));
    let quoted = list(named.chain(rest).collect(), "and");
    match names {
        [_] => format!("several rules called {quoted} apply {when}"),
        [_, _] => format!("{quoted} both apply {when}; neither overrides the other"),
        _ => format!("{quoted} all apply {when}; none overrides all the others"),
    }
}

/// The help: the rule with the most conditions applies to the fewest buyers, so it should probably win.
fn help(folder: &Folder, rules: &[u32]) -> String {
    let written = || rules.iter().filter_map(|&rule| folder.written.rules.get(rule as usize));
    let winner = written().max_by_key(|rule| rule.when.0.len()).map(|rule| rule.id.get_ref());
    let others = written().map(|rule| rule.id.get_ref()).filter(|id| Some(*id) != winner);
    let others: Vec<String> = others.take(MAX_NAMED).map(|name| format!("\"{name}\"")).collect();
    let dots = if rules.len() > MAX_NAMED + 1 { ", …" } else { "" };
    match winner {
        Some(winner) if !others.is_empty() => format!(
            "if `{winner}` should win, give it `overrides = [{}{dots}]`; or narrow one of them with `when`",
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
