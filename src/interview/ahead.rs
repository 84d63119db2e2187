//! How many questions may still come.
//!
//! While every answer is exact, one node is left after each, so the longest path below it is the number.
//! Once something is not known, several nodes are left at once and each may ask its own questions: then
//! every question that matters to any of them counts. That is never too few.

use super::decide::Known;
use crate::compiled::Compiled;
use crate::diagram::{Ref, Restricted, Step};

/// The greatest number of questions, the next one included.
pub(super) fn at_most(compiled: &Compiled, known: &Known, restricted: &Restricted<'_>) -> u32 {
    let ahead = Ahead { compiled, known, restricted };
    let root = restricted.root();
    let mut longest = vec![0; root as usize + 1];
    for at in restricted.below(root) {
        let most = ahead.most(at, &longest);
        if let Some(slot) = longest.get_mut(at as usize) {
            *slot = most;
        }
    }
    longest.last().copied().unwrap_or_default()
}

struct Ahead<'a> {
    compiled: &'a Compiled,
    known: &'a Known,
    restricted: &'a Restricted<'a>,
}

impl Ahead<'_> {
    /// The most from one reference on, when those below it are worked out.
    fn most(&self, at: Ref, longest: &[u32]) -> u32 {
        let Step::Node { variable, .. } = self.restricted.step(at) else { return 0 };
        let mut children = Vec::new();
        self.restricted.each_child(at, &mut |child| children.push(child));
        let Some(topic) = self.known.states.get(variable).and_then(|state| state.open) else {
            return self.count(&children);
        };
        let may_be_unsure =
            topic.time || self.compiled.policy.questions.get(variable).is_some_and(|it| it.unsure.is_some());
        let after = if may_be_unsure {
            self.count(&children)
        } else {
            children
                .iter()
                .filter_map(|&child| longest.get(child as usize))
                .copied()
                .max()
                .unwrap_or_default()
        };
        let with_time =
            self.splits(at, variable).map(|halves| 1 + self.count(&halves)).max().unwrap_or_default();
        1 + after.max(with_time)
    }

    /// Every question that matters to any of these.
    fn count(&self, from: &[Ref]) -> u32 {
        let mut weights = vec![0; self.known.states.len()];
        for at in from.iter().flat_map(|&at| self.restricted.below(at)) {
            if let Step::Node { variable, .. } = self.restricted.step(at)
                && self.known.states.get(variable).is_some_and(|state| state.open.is_some())
                && let Some(weight) = weights.get_mut(variable)
            {
                let time = u32::from(self.splits(at, variable).next().is_some());
                *weight = (1 + time).max(*weight);
            }
        }
        weights.iter().sum()
    }

    /// For each day whose time of day makes a difference here, what its times lead to.
    fn splits(&self, at: Ref, variable: usize) -> impl Iterator<Item = Vec<Ref>> {
        let days = self.known.states.get(variable).map_or(&[][..], |state| &state.splits);
        let lead_to = move |day: &Vec<u32>| -> Vec<Ref> {
            day.iter().filter_map(|&region| self.restricted.child(at, region)).collect()
        };
        days.iter().map(lead_to).filter(|halves| halves.iter().any(|half| Some(half) != halves.first()))
    }
}
