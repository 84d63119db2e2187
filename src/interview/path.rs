//! The path of a buyer: which of their answers still matter if the questions are asked one after the other.

use super::answers::Given;
use super::clock::{Clock, Present, Zones};
use super::dates::{goes_alone, nothing_dated};
use super::decide::{decide_by, variable_of};
use super::known::{Known, read};
use super::{Answers, Asked, Invalid, Reply, Topic};
use crate::compiled::Compiled;
use crate::diagram::{Domain, Ref, Restricted};
use crate::policy::insert_once;

/// Asks from the first question on and takes each answer that is there. Answers to questions that are not
/// asked no longer matter and are left out. Returns the questions and answers on the path and the reply that
/// comes next. Fails if an id or an option is unknown.
pub fn path<'a>(
    compiled: &Compiled,
    pairs: &[(&'a str, &'a str)],
    present: Present<'_>,
) -> Result<(Vec<Asked<'a>>, Reply), Invalid> {
    Answers::new(&compiled.policy, pairs)?;
    let zones = Zones::of(&compiled.policy, present.zone);
    let clock = Clock::new(&compiled.policy, present, &zones);
    let mut way =
        Way { compiled, pairs, clock: &clock, asked: Vec::new(), kept: Answers::of(&compiled.policy, &[]) };
    way.go_straight();
    loop {
        let reply = decide_by(compiled, &way.kept, &clock);
        match &reply {
            Reply::Ask(ask) if way.take(ask.topic) => {}
            _ => return Ok((way.asked, reply)),
        }
    }
}

struct Way<'a, 'b> {
    compiled: &'b Compiled,
    pairs: &'b [(&'a str, &'a str)],
    clock: &'b Clock<'b>,
    asked: Vec<Asked<'a>>,
    kept: Answers<'a>,
}

impl Way<'_, '_> {
    /// Takes the answer to a question that is asked. Returns false if there is none.
    fn take(&mut self, topic: Topic) -> bool {
        let id = topic.id(&self.compiled.policy);
        let Some(&(_, said)) = self.pairs.iter().rev().find(|(name, _)| *name == id) else { return false };
        // A flawed policy can have two questions of one id: an answer may serve only one of them.
        if self.asked.iter().any(|known| known.topic == topic) {
            return false;
        }
        self.kept.put(&self.compiled.policy, topic, said);
        self.asked.push(Asked { topic, said });
        true
    }

    /// Goes as far as one pass over the diagram allows: up to the first question that has no answer, whose
    /// answer leaves the time of day open, or that depends on another date. To decide again after each answer
    /// would cost a pass each.
    fn go_straight(&mut self) {
        let (diagram, clock) = (&self.compiled.diagram, self.clock);
        let known = Known::new(self.compiled, &self.kept, clock);
        let restricted = Restricted::new(diagram, diagram.root, &known.domains, &|leaf| leaf);
        let mut open: Vec<Ref> = vec![restricted.root()];
        let dated = nothing_dated(known.states.len());
        while let Some(question) = open.iter().filter_map(|&at| variable_of(&restricted, at)).min() {
            let topic = Topic { question, time: false };
            if !goes_alone(self.compiled, question) || !self.take(topic) {
                return;
            }
            let (state, domain) = read(self.compiled, question, &self.kept, clock, &dated);
            if state.flaw.is_some() || state.open.is_some() {
                return;
            }
            let is_unsure = self.kept.given(question).0 == Given::Unsure;
            let Some(next) =
                onward(&restricted, &open, question, if is_unsure { None } else { Some(&domain) })
            else {
                return;
            };
            open = next;
        }
    }
}

/// The nodes that can be reached after a question, each once. Returns `None` if the diagram has no child for
/// a value.
fn onward(
    restricted: &Restricted<'_>,
    open: &[Ref],
    asked: usize,
    domain: Option<&Domain>,
) -> Option<Vec<Ref>> {
    let mut further: Vec<Ref> = Vec::new();
    let mut add = |at: Ref| {
        insert_once(&mut further, at);
    };
    for &at in open {
        if variable_of(restricted, at) != Some(asked) {
            add(at);
            continue;
        }
        match domain {
            Some(Domain::One(value)) => add(restricted.child(at, *value)?),
            Some(Domain::Some(values)) => {
                for &value in values {
                    add(restricted.child(at, value)?);
                }
            }
            _ => restricted.each_child(at, &mut add),
        }
    }
    Some(further)
}
