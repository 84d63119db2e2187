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
        let mut most = 0;
        if may_be_unsure {
            most = self.count(&children);
        } else {
            for &child in &children {
                most = most.max(longest.get(child as usize).copied().unwrap_or_default());
            }
        }
        self.each_split(at, variable, &mut |halves| most = most.max(1 + self.count(halves)));
        1 + most
    }

    /// Every question that matters to any of these.
    fn count(&self, from: &[Ref]) -> u32 {
        let mut weights = vec![0; self.known.states.len()];
        let mut total = 0;
        for &from in from {
            for at in self.restricted.below(from) {
                if let Step::Node { variable, .. } = self.restricted.step(at)
                    && self.known.states.get(variable).is_some_and(|state| state.open.is_some())
                    && let Some(weight) = weights.get_mut(variable)
                {
                    let mut now = 1;
                    self.each_split(at, variable, &mut |_| now = 2);
                    if now > *weight {
                        total += now - *weight;
                        *weight = now;
                    }
                }
            }
        }
        total
    }

    /// Calls with what its times lead to, for each day whose time of day makes a difference here.
    fn each_split(&self, at: Ref, variable: usize, call: &mut dyn FnMut(&[Ref])) {
        let Some(state) = self.known.states.get(variable) else { return };
        for day in &state.splits {
            let (mut halves, mut differ) = (Vec::new(), false);
            for &region in day {
                if let Some(half) = self.restricted.child(at, region) {
                    differ |= halves.first().is_some_and(|first| *first != half);
                    halves.push(half);
                }
            }
            if differ {
                call(&halves);
            }
        }
    }
}
