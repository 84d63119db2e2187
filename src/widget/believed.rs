//! Which answers are believed. What is left out is told in words, for the page: only a page, or a tab that has kept the
//! answers to another policy, can have given it.

use super::answers::Said;
use super::event::Around;
use crate::interview::{Answers, Invalid, Reply, decide, path};
use crate::policy::Policy;
use crate::wire::message;

/// Leaves out what the policy knows nothing of; the rest still stands.
pub(super) fn known(said: &mut Said, policy: &Policy) -> Vec<String> {
    let (mut ignored, mut unknown) = (Vec::new(), Vec::new());
    for (id, answer) in said.pairs() {
        if let Err(invalid) = Answers::new(policy, &[(id, answer)]) {
            ignored.push(message::invalid(policy, id, invalid.problem, answer));
            unknown.push(id.clone());
        }
    }
    if !unknown.is_empty() {
        // They stand in the same order, so each is looked for once.
        let mut next = unknown.iter().peekable();
        said.retain(|id| next.next_if(|unknown| *unknown == id).is_none());
    }
    ignored
}

/// Leaves out what is wrong as well, where nobody has typed it here: the buyer is asked as if it were not there. That goes
/// for an answer to a question that is still to come, too.
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

/// What is wrong with all of it together, with what is asked for on the way, or with one answer by itself: that may be to a
/// question beyond one without an answer, where a later answer settles it by now.
fn flaw(said: &Said, around: Around<'_>) -> Option<Invalid> {
    let (pairs, present) = (said.without(None), around.present());
    if let Some(invalid) = decided(&pairs, around) {
        return Some(invalid);
    }
    match path(around.compiled, &pairs, present) {
        Ok((_, Reply::Invalid(invalid))) | Err(invalid) => Some(invalid),
        _ => pairs.iter().find_map(|&pair| decided(&[pair], around)),
    }
}

/// What is wrong with some answers, of those that decide anything.
fn decided(pairs: &[(&str, &str)], around: Around<'_>) -> Option<Invalid> {
    let answers = Answers::new(&around.compiled.policy, pairs).ok()?;
    match decide(around.compiled, &answers, around.present()) {
        Reply::Invalid(invalid) => Some(invalid),
        _ => None,
    }
}
