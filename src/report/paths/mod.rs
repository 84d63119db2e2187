//! Every way through a policy, with its verdict.
//!
//! Ways are read off the diagram, so there are as many as there are different cases, never as many as there
//! are combinations of answers. Each is shown with a buyer who goes it; a way that nobody can go, because
//! two dates cannot be so at one moment, is not shown.

mod show;
mod tree;

use super::buyer::reply;
use super::when::{Part, Parts};
use crate::buyers::{Buyer, Occasions, Region, Wanted, can_answer, regions};
use crate::compiled::Compiled;
use crate::interview::{Reply, Verdict};

/// Maximum number of ways listed.
const MAX_WAYS: usize = 10_000;

/// The ways through a policy.
pub struct Paths<'a> {
    compiled: &'a Compiled,
    ways: Vec<Way>,
    /// How many more there are.
    left_out: u64,
}

/// One way through.
struct Way {
    /// What holds for whoever goes it, question by question.
    parts: Vec<Part>,
    verdict: Verdict,
    buyer: Buyer,
}

/// Reads the ways off a policy's diagram, in the order in which buyers are asked.
#[must_use]
pub fn paths(compiled: &Compiled) -> Paths<'_> {
    let occasions = Occasions::new(compiled);
    let can_be = |region: &Region| occasions.can_be(region);
    let (found, total) =
        regions(&compiled.diagram, &Wanted { leaf: &|_| true, can_be: &can_be, most: MAX_WAYS });
    let left_out = total.saturating_sub(found.len() as u64);
    let mut parts = Parts::new(compiled);
    let ways = found.into_iter().filter_map(|(region, _)| way(&occasions, &mut parts, region)).collect();
    Paths { compiled, ways, left_out }
}

/// The way of a region, with a buyer who goes it.
fn way(occasions: &Occasions<'_>, parts: &mut Parts<'_>, mut region: Region) -> Option<Way> {
    let compiled = occasions.compiled();
    for (question, values) in &mut region.0 {
        let question = compiled.policy.questions.get(*question)?;
        values.retain(|&value| can_answer(question, value));
    }
    let buyer = occasions.witness(&region)?;
    let Reply::Verdict(verdict) = reply(compiled, &buyer) else { return None };
    Some(Way { parts: parts.of(&region), verdict, buyer })
}
