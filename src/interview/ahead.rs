//! How many questions may still come, at most.
//!
//! As long as every answer is exact, one node is left after each answer, so the count is the longest path
//! below it. Once an answer is not exact, several nodes are possible at once and each may ask its own
//! questions; then every question that matters to any of them counts. The result is never too low. Each node
//! is visited once.

use super::known::Known;
use crate::compiled::Compiled;
use crate::diagram::{Ref, Restricted, Step};

/// The greatest number of questions that may come, the next one included. `needed` is the number of further
/// questions that no node asks: see `needs::further`.
pub(super) fn at_most(compiled: &Compiled, known: &Known, restricted: &Restricted<'_>, needed: u32) -> u32 {
    let root = restricted.root();
    let width = 2 * known.states.len().div_ceil(64);
    let refs = root as usize + 1;
    let mut ahead =
        Ahead { compiled, known, restricted, longest: vec![0; refs], matters: vec![0; refs * width], width };
    for at in restricted.below(root) {
        ahead.visit(at);
    }
    needed + ahead.longest.last().copied().unwrap_or_default()
}

struct Ahead<'a> {
    compiled: &'a Compiled,
    known: &'a Known,
    restricted: &'a Restricted<'a>,
    /// For each reference, the most questions that come from it on while every answer is exact.
    longest: Vec<u32>,
    /// For each reference a row of `width` words: one bit for each question that matters from it on, then one
    /// bit for each question whose time of day may be asked as well.
    matters: Vec<u64>,
    width: usize,
}

impl Ahead<'_> {
    /// Works out one reference. All references below it must be worked out before.
    fn visit(&mut self, at: Ref) {
        let mut asks = vec![0; self.width];
        let variable = match self.restricted.step(at) {
            Step::Node { variable, .. } => variable,
            Step::Leaf(leaf) => return self.visit_leaf(at, leaf, asks),
        };
        let mut longest = 0;
        self.restricted.each_child(at, &mut |child| {
            self.add(&mut asks, child);
            longest = longest.max(self.longest.get(child as usize).copied().unwrap_or_default());
        });
        let mut most = count(&asks);
        if let Some(state) = self.known.states.get(variable)
            && let Some(topic) = state.open
        {
            let may_be_unsure = topic.time
                || self.compiled.policy.questions.get(variable).is_some_and(|it| it.unsure.is_some());
            if !may_be_unsure {
                most = longest;
            }
            let mut is_split = false;
            for day in &state.splits {
                if let Some(then) = self.split(at, day) {
                    is_split = true;
                    most = most.max(1 + then);
                }
            }
            most += 1;
            mark(&mut asks, variable);
            if is_split {
                mark(&mut asks, variable + self.width * 32);
            }
        }
        self.keep(at, most, &asks);
    }

    /// At a leaf the numbers for the rule's terms may still be asked for.
    fn visit_leaf(&mut self, at: Ref, leaf: u32, mut asks: Vec<u64>) {
        for &question in super::terms::of_leaf(self.compiled, leaf) {
            if self.known.states.get(question).is_some_and(|state| state.open.is_some()) {
                mark(&mut asks, question);
            }
        }
        self.keep(at, count(&asks), &asks);
    }

    fn keep(&mut self, at: Ref, most: u32, asks: &[u64]) {
        if let Some(longest) = self.longest.get_mut(at as usize) {
            *longest = most;
        }
        for (word, bits) in self.matters.iter_mut().skip(at as usize * self.width).zip(asks) {
            *word = *bits;
        }
    }

    /// Adds the questions that matter from a reference on.
    fn add(&self, asks: &mut [u64], from: Ref) {
        for (sum, more) in asks.iter_mut().zip(self.matters.iter().skip(from as usize * self.width)) {
            *sum |= more;
        }
    }

    /// How many questions matter after the time of day is known, on a day given by the regions that the time
    /// decides between. Returns `None` if the time makes no difference at this node.
    fn split(&self, at: Ref, day: &[u32]) -> Option<u32> {
        let mut asks = vec![0; self.width];
        let (mut first, mut differ) = (None, false);
        for &region in day {
            if let Some(half) = self.restricted.child(at, region) {
                differ |= first.is_some_and(|first| first != half);
                first = first.or(Some(half));
                self.add(&mut asks, half);
            }
        }
        differ.then(|| count(&asks))
    }
}

fn mark(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

fn count(words: &[u64]) -> u32 {
    let mut count = 0;
    for word in words {
        count += word.count_ones();
    }
    count
}
