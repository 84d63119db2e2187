//! What the rules of a verdict name.

use super::Verdict;
use crate::policy::{Policy, Rule};

/// What rules name, each once, in the order in which it first comes.
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

/// The rules that a verdict stands on.
#[must_use]
pub fn rules<'a>(policy: &'a Policy, verdict: &Verdict) -> Vec<&'a Rule> {
    let mut rules = Vec::new();
    for &rule in &verdict.rules {
        rules.extend(policy.rules.get(rule));
    }
    rules
}
