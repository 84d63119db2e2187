//! From the rules that remain to the verdict.

use super::coming::coming;
use super::situation::Situation;
use super::terms::payment;
use super::told::{Told, told};
use super::{Topic, Verdict};
use crate::policy::insert_once;

impl Verdict {
    /// What the buyer is told.
    pub fn told(&self) -> Told {
        Told { outcome: self.outcome, own: self.own }
    }
}

/// The verdict over all leaves that are still possible for the buyer. `settled_by` are the questions that
/// could settle the case, kept only if the leaves differ.
pub(super) fn verdict(situation: &Situation<'_>, leaves: &[u32], settled_by: Vec<Topic>) -> Verdict {
    let compiled = situation.compiled;
    let mut rules: Vec<usize> = Vec::new();
    let (mut shared, mut differ) = (None, false);
    for &leaf in leaves {
        let told = told(compiled, leaf);
        differ |= shared.is_some_and(|shared| shared != told);
        shared = Some(told);
        for &rule in compiled.diagram.rules(leaf) {
            insert_once(&mut rules, rule as usize);
        }
    }
    let (deadline, opens) = coming(situation);
    // If the verdict may already have become worse, there is no moment to name.
    let deadline = deadline.filter(|it| !differ || it.exact || it.by > situation.clock.now);
    let told = if differ { Told::default() } else { shared.unwrap_or_default() };
    let settled_by = if differ { settled_by } else { Vec::new() };
    let payment = match rules.as_slice() {
        [only] => compiled
            .policy
            .rules
            .get(*only)
            .and_then(|rule| payment(&compiled.policy, rule, situation.answers)),
        _ => None,
    };
    Verdict { outcome: told.outcome, own: told.own, rules, deadline, opens, payment, settled_by }
}
