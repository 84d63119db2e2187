//! The way a buyer went: which of the answers still matter when asked one after the other.

use super::dates::Present;
use super::{Answers, Invalid, Reply, Topic, decide};
use crate::compiled::Compiled;

/// A question that was asked, and what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Which.
    pub topic: Topic,
    /// The answer, as it was given.
    pub said: &'a str,
}

/// Asks again in order, taking each answer that is there. What the walk does not come to no longer
/// matters and is left out. The reply is what comes next.
pub fn path<'a>(
    compiled: &Compiled,
    pairs: &[(&'a str, &'a str)],
    present: Present<'_>,
) -> Result<(Vec<Asked<'a>>, Reply), Invalid> {
    Answers::new(&compiled.policy, pairs)?;
    let mut asked: Vec<Asked<'a>> = Vec::new();
    let mut kept = Answers::of(&compiled.policy, &[]);
    loop {
        let reply = decide(compiled, &kept, present);
        let Reply::Ask(ask) = &reply else { return Ok((asked, reply)) };
        let id = ask.topic.id(&compiled.policy);
        let Some(&pair) = pairs.iter().rev().find(|(name, _)| *name == id) else {
            return Ok((asked, reply));
        };
        // A flawed policy can have questions of one name: the answer to the one is no answer to the other.
        if asked.iter().any(|known| known.topic == ask.topic) {
            return Ok((asked, reply));
        }
        kept.put(&compiled.policy, ask.topic, pair.1);
        asked.push(Asked { topic: ask.topic, said: pair.1 });
    }
}
