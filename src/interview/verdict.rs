//! From the rules that are left to what is said.

use super::dates::{Bought, Present};
use super::{Deadline, Topic, Verdict};
use crate::compiled::Compiled;
use crate::policy::{Condition, Outcome};

/// The verdict over all leaves that can still be the buyer's.
pub(super) fn verdict(
    compiled: &Compiled,
    leaves: &[u32],
    settled_by: Vec<Topic>,
    bought: &[Option<Bought>],
    present: Present<'_>,
) -> Verdict {
    let mut rules: Vec<usize> = Vec::new();
    let (mut shared, mut differ) = (None, false);
    for &leaf in leaves {
        let outcome = outcome(compiled, leaf);
        differ |= shared.is_some_and(|shared| shared != outcome);
        shared = Some(outcome);
        for &rule in compiled.diagram.rules(leaf) {
            let mut place = rules.len();
            while place > 0 && rules.get(place - 1).is_some_and(|&known| known > rule as usize) {
                place -= 1;
            }
            if place == 0 || rules.get(place - 1) != Some(&(rule as usize)) {
                rules.insert(place, rule as usize);
            }
        }
    }
    let deadline = deadline(compiled, &rules, bought, present);
    if differ {
        Verdict { outcome: Outcome::SupportDecides, rules, deadline, settled_by }
    } else {
        Verdict { outcome: shared.unwrap_or_default(), rules, deadline, settled_by: Vec::new() }
    }
}

/// One rule says its outcome. Where none or several remain, the policy is flawed and a person decides.
pub fn outcome(compiled: &Compiled, leaf: u32) -> Outcome {
    match compiled.diagram.rules(leaf) {
        [only] => {
            compiled.policy.rules.get(*only as usize).map_or(Outcome::SupportDecides, |rule| rule.outcome)
        }
        _ => Outcome::SupportDecides,
    }
}

/// The earliest end of the windows that the rules need open. Where one of them may have closed already,
/// nobody can say by when: a later end of another would be no end to rely on.
fn deadline(
    compiled: &Compiled,
    rules: &[usize],
    bought: &[Option<Bought>],
    present: Present<'_>,
) -> Option<Deadline> {
    let mut earliest: Option<Deadline> = None;
    for &rule in rules {
        let Some(rule) = compiled.policy.rules.get(rule) else { continue };
        for condition in &rule.when {
            let Condition::Window { window: place, open: true } = *condition else { continue };
            let Some(window) = compiled.policy.windows.get(place) else { continue };
            let bought = bought.get(window.from).copied().flatten()?;
            if !bought.surely_open(window.length, present) {
                return None;
            }
            let (by, exact) = bought.end(window.length, present);
            // Where two end together, an exact end is the end, however much later the other may be.
            if earliest.is_none_or(|known| (by, !exact) < (known.by, !known.exact)) {
                earliest = Some(Deadline { by, exact, window: place });
            }
        }
    }
    earliest
}
