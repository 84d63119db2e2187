//! The rules of a verdict, and the items that they name (such as evidence).

use super::Verdict;
use crate::policy::{Policy, Rule};

/// The indices that the rules name in one of their lists, each once, in the order of first mention.
pub fn named(rules: &[&Rule], of: fn(&Rule) -> &[usize]) -> Vec<usize> {
    let mut all = Vec::new();
    for rule in rules {
        for &item in of(rule) {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    all
}

/// The rules that a verdict is based on.
#[must_use]
pub fn rules<'a>(policy: &'a Policy, verdict: &Verdict) -> Vec<&'a Rule> {
    let mut rules = Vec::new();
    for &rule in &verdict.rules {
        rules.extend(policy.rules.get(rule));
    }
    rules
}
