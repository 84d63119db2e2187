//! Every way through a policy, with its verdict.
//!
//! Ways are read off the diagram, so there are as many as there are different cases, never as many as there
//! are combinations of answers. Each is shown with a buyer who goes it; a way that nobody can go, because
//! two dates cannot be so at one moment, is not shown.

mod show;
mod tree;

use std::collections::HashMap;

use super::buyer::tell;
use crate::analysis::{Buyer, Region, can_answer, regions, witness};
use crate::compiled::Compiled;
use crate::interview::{Reply, Verdict};
use crate::policy::Kind;

/// As many ways are shown: nobody reads more.
const MOST: usize = 10_000;

/// The ways through a policy.
pub struct Paths<'a> {
    compiled: &'a Compiled,
    ways: Vec<Way>,
    /// How many more there are.
    left_out: u64,
}

/// One way through.
struct Way {
    region: Region,
    verdict: Verdict,
    buyer: Buyer,
}

/// Reads the ways off a policy's diagram, in the order in which buyers are asked.
pub fn paths(compiled: &Compiled) -> Paths<'_> {
    let (found, total) = regions(&compiled.diagram, &|_| true, MOST);
    let left_out = total.saturating_sub(found.len() as u64);
    let mut possible = Possible { compiled, known: HashMap::new() };
    let ways = found.into_iter().filter_map(|(region, _)| possible.way(region)).collect();
    Paths { compiled, ways, left_out }
}

/// Which dates can be together. Options can always be, so only dates are remembered.
struct Possible<'a> {
    compiled: &'a Compiled,
    known: HashMap<Vec<(usize, Vec<u32>)>, bool>,
}

impl Possible<'_> {
    /// The way of a region, if anybody can go it.
    fn way(&mut self, mut region: Region) -> Option<Way> {
        let policy = &self.compiled.policy;
        for (question, values) in &mut region.0 {
            let question = policy.questions.get(*question)?;
            values.retain(|&value| can_answer(question, value));
        }
        let is_date =
            |question: usize| policy.questions.get(question).is_some_and(|it| it.kind == Kind::Date);
        let dates: Vec<_> = region.0.iter().filter(|(question, _)| is_date(*question)).cloned().collect();
        if self.known.get(&dates) == Some(&false) {
            return None;
        }
        let buyer = witness(self.compiled, &region);
        self.known.insert(dates, buyer.is_some());
        let buyer = buyer?;
        let Reply::Verdict(verdict) = tell(self.compiled, &buyer).reply else { return None };
        Some(Way { region, verdict, buyer })
    }
}
