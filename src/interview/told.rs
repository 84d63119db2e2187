//! What buyers are told at an end of the diagram, and which of two ends is the better one.

use std::cmp::Ordering;

use super::Answers;
use super::terms::{only_rule, payment};
use crate::compiled::Compiled;
use crate::policy::{Outcome, Policy};

/// What a buyer is told: one of the five outcomes, and which of the shop's own it is, if it is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The outcome, or the one that the shop's own is like.
    pub outcome: Outcome,
    /// The outcome of the shop's own.
    pub own: Option<usize>,
}

impl Told {
    /// Its name to programs.
    pub fn id(self, policy: &Policy) -> &str {
        match self.own.and_then(|own| policy.outcomes.get(own)) {
            Some(own) => &own.id,
            None => self.outcome.id(),
        }
    }
}

/// One rule says its outcome. Where none or several remain, the policy is flawed and a person decides.
pub fn told(compiled: &Compiled, leaf: u32) -> Told {
    match compiled.diagram.rules(leaf) {
        [only] => compiled
            .policy
            .rules
            .get(*only as usize)
            .map_or(Told::default(), |rule| Told { outcome: rule.outcome, own: rule.own }),
        _ => Told::default(),
    }
}

/// The same without its name: one of the five.
pub fn outcome(compiled: &Compiled, leaf: u32) -> Outcome {
    told(compiled, leaf).outcome
}

/// How a leaf compares with another for the buyer: what is less is better.
pub fn worth(compiled: &Compiled, one: u32, other: u32) -> Ordering {
    match (only_rule(compiled, one), only_rule(compiled, other)) {
        (Some(one), Some(other)) => one.worth(other),
        _ => outcome(compiled, one).cmp(&outcome(compiled, other)),
    }
}

/// The same for what a verdict becomes, by the sums that both come to where the numbers are known. Nothing that says no
/// sum is better than what does: nobody should wait for it.
pub(super) fn turn(compiled: &Compiled, then: u32, now: u32, answers: &Answers<'_>) -> Ordering {
    let order = worth(compiled, then, now);
    if let (Some(then), Some(now)) = (only_rule(compiled, then), only_rule(compiled, now))
        && then.outcome == now.outcome
        && let Some(terms) = &now.terms
    {
        let Some(other) = &then.terms else { return order.max(Ordering::Equal) };
        // Numbers that only the other one is of are not asked for.
        if other.of.iter().all(|of| terms.of.contains(of))
            && let Some(is) = payment(&compiled.policy, now, answers)
            && let Some(will) = payment(&compiled.policy, then, answers)
            && is.currency == will.currency
        {
            return is.pays.units.cmp(&will.pays.units);
        }
    }
    order
}
