//! Drops answers that do not fit the policy. A message about each goes to the page: such answers come from
//! the page, or the tab has kept them under another policy.

use super::answers::Said;
use super::event::Around;
use crate::interview::{Answers, Invalid, Reply, decide, path, wrong_alone};
use crate::policy::Policy;
use crate::wire::message;

/// Drops answers whose question or option the policy does not have. Returns a message for each.
pub(super) fn known(said: &mut Said, policy: &Policy) -> Vec<String> {
    let (mut ignored, mut unknown) = (Vec::new(), Vec::new());
    for (id, answer) in said.pairs() {
        if let Err(invalid) = Answers::new(policy, &[(id, answer)]) {
            ignored.push(message::invalid(policy, id, invalid.problem, answer));
            unknown.push(id.clone());
        }
    }
    if !unknown.is_empty() {
        // Both lists have the same order, so one pass is enough.
        let mut next = unknown.iter().peekable();
        said.retain(|id| next.next_if(|unknown| *unknown == id).is_none());
    }
    ignored
}

/// Drops invalid answers, too, because the buyer did not type them: the buyer is asked instead. This includes
/// answers to questions that are asked later. Returns a message for each.
pub(super) fn right(said: &mut Said, around: Around<'_>) -> Vec<String> {
    let policy = &around.compiled.policy;
    let mut ignored = known(said, policy);
    while let Some(invalid) = flaw(said, around) {
        let given = said.get(&invalid.question).unwrap_or_default();
        ignored.push(message::invalid(policy, &invalid.question, invalid.problem, given));
        if !said.remove(&invalid.question) {
            break;
        }
    }
    ignored
}

/// Returns an invalid answer, if there is one: with all answers taken at once, on the path of the questions, or by itself.
/// The last finds what no question has come to yet, because an earlier one is open or a later answer settles the verdict.
fn flaw(said: &Said, around: Around<'_>) -> Option<Invalid> {
    let (pairs, present) = (said.without(None), around.present());
    let answers = Answers::new(&around.compiled.policy, &pairs).ok()?;
    if let Reply::Invalid(invalid) = decide(around.compiled, &answers, present) {
        return Some(invalid);
    }
    match path(around.compiled, &pairs, present) {
        Ok((_, Reply::Invalid(invalid))) | Err(invalid) => Some(invalid),
        _ => wrong_alone(around.compiled, &answers, present),
    }
}
