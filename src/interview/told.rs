//! What a buyer is told at a leaf of the diagram, and which of two leaves is better for the buyer.

use std::cmp::Ordering;

use super::Answers;
use super::terms::{only_rule, payment};
use crate::compiled::Compiled;
use crate::policy::{Outcome, Policy};

/// What a buyer is told: one of the five outcomes, and the shop's own outcome if the rule names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The outcome. For an outcome of the shop's own, the one of the five that it is based on.
    pub outcome: Outcome,
    /// The index of the shop's own outcome.
    pub own: Option<usize>,
}

impl Told {
    /// The id that programs see: that of the shop's own outcome, if there is one.
    pub fn id(self, policy: &Policy) -> &str {
        match self.own.and_then(|own| policy.outcomes.get(own)) {
            Some(own) => &own.id,
            None => self.outcome.id(),
        }
    }
}

/// What a buyer is told at a leaf: the outcome of its only rule. If no rule or several remain, the policy is
/// flawed and support decides.
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

/// The outcome of a leaf, as one of the five.
pub fn outcome(compiled: &Compiled, leaf: u32) -> Outcome {
    told(compiled, leaf).outcome
}

/// Compares two leaves for the buyer: the lesser one is better.
pub fn worth(compiled: &Compiled, one: u32, other: u32) -> Ordering {
    match (only_rule(compiled, one), only_rule(compiled, other)) {
        (Some(one), Some(other)) => one.worth(other),
        _ => outcome(compiled, one).cmp(&outcome(compiled, other)),
    }
}

/// Compares the verdict that is to come with the present one, as `worth` does. If the outcomes are the same
/// and all numbers are known, it compares the sums that are paid back. A verdict that states no sum never
/// counts as better than one that does: no buyer should wait for it.
pub(super) fn turn(compiled: &Compiled, then: u32, now: u32, answers: &Answers<'_>) -> Ordering {
    let order = worth(compiled, then, now);
    if let (Some(then), Some(now)) = (only_rule(compiled, then), only_rule(compiled, now))
        && then.outcome == now.outcome
        && let Some(terms) = &now.terms
    {
        let Some(other) = &then.terms else { return order.max(Ordering::Equal) };
        // The interview does not ask for numbers that only the later verdict needs.
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
