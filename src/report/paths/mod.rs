//! Every path through a policy, with its verdict.
//!
//! Paths are read off the diagram, so there are as many as there are different cases, not as many as
//! combinations of answers. Each path has a buyer who takes it. A path that no buyer can take, because two
//! dates cannot occur together, is left out.

mod show;
mod tree;

use super::buyer::reply;
use super::when::{Part, Parts};
use crate::buyers::{Buyer, Occasions, Region, Wanted, can_answer, regions};
use crate::compiled::Compiled;
use crate::interview::{Reply, Verdict};

/// The most paths that are listed.
const MAX_WAYS: usize = 10_000;

/// The paths through a policy.
pub struct Paths<'a> {
    compiled: &'a Compiled,
    ways: Vec<Way>,
    /// How many paths are not listed.
    left_out: u64,
}

/// One path through a policy.
struct Way {
    /// What is true for the buyers on it, question by question.
    parts: Vec<Part>,
    verdict: Verdict,
    buyer: Buyer,
}

/// Reads the paths off a policy's diagram, in the order in which buyers are asked.
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

/// The path of a region, with a buyer who takes it. Returns `None` if no buyer is found.
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
