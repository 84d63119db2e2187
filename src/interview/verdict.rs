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
    let mut outcomes = leaves.iter().map(|&leaf| outcome(compiled, leaf));
    for &leaf in leaves {
        for &rule in compiled.diagram.rules(leaf) {
            let place = rules.partition_point(|&known| known < rule as usize);
            if rules.get(place) != Some(&(rule as usize)) {
                rules.insert(place, rule as usize);
            }
        }
    }
    let deadline = deadline(compiled, &rules, bought, present);
    let first = outcomes.next().unwrap_or_default();
    if outcomes.all(|outcome| outcome == first) {
        Verdict { outcome: first, rules, deadline, settled_by: Vec::new() }
    } else {
        Verdict { outcome: Outcome::SupportDecides, rules, deadline, settled_by }
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
    let conditions =
        rules.iter().filter_map(|&rule| compiled.policy.rules.get(rule)).flat_map(|rule| &rule.when);
    for condition in conditions {
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
    earliest
}
