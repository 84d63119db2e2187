//! One decision: from the answers to a reply.

use super::ahead::at_most;
use super::answers::Given;
use super::clock::{Clock, Present, Zones};
use super::dates::{Dated, any_meet, nothing_dated};
use super::known::{Known, read};
use super::needs::{further, needs, others};
use super::situation::Situation;
use super::told::told;
use super::verdict::verdict;
use super::windows::Windows;
use super::{Answers, Ask, Invalid, Problem, Reply, Topic, numbers, terms};
use crate::compiled::Compiled;
use crate::diagram::{Domain, Ref, Restricted, Step};
use crate::policy::{Kind, insert_once};

/// Decides what to reply to a buyer who has given these answers, at the present moment.
#[must_use]
pub fn decide(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> Reply {
    let zones = Zones::of(&compiled.policy, present.zone);
    let clock = Clock::new(&compiled.policy, present, &zones);
    let reply = decide_by(compiled, answers, &clock);
    let has_times = answers.times.iter().any(Option::is_some);
    let has_dates = tells_of_others(compiled, answers);
    if has_dates || has_times && matches!(reply, Reply::Verdict(_)) {
        let mut kept = on_the_way(compiled, answers, &clock);
        for (kept, &given) in kept.given.iter_mut().zip(&answers.given) {
            // Other answers stay: the numbers for the rule's terms are asked for only once the rule is known.
            if !has_dates || !matches!(given, Given::Date(_)) {
                *kept = given;
            }
        }
        if kept != *answers {
            return decide_by(compiled, &kept, &clock);
        }
    }
    reply
}

/// Whether a date was given and the policy relates dates to each other. One date may then settle whether
/// another is asked for.
fn tells_of_others(compiled: &Compiled, answers: &Answers<'_>) -> bool {
    answers.given.iter().any(|given| matches!(given, Given::Date(_))) && any_meet(&compiled.policy)
}

/// The answers to the questions that are asked if each is asked in its turn; a question without an answer is
/// skipped. Other dates and times of day must not count, because the case code carries only what is asked.
/// Costs a pass over the diagram for each question.
fn on_the_way<'a>(compiled: &Compiled, answers: &Answers<'a>, clock: &Clock<'_>) -> Answers<'a> {
    let diagram = &compiled.diagram;
    let mut kept = Answers::of(&compiled.policy, &[]);
    let mut asked: Vec<Topic> = Vec::new();
    loop {
        let known = Known::new(compiled, &kept, clock);
        let restricted = Restricted::new(diagram, diagram.root, &known.domains, &|leaf| leaf);
        let (_, matters) = survey(&restricted);
        let needed = needs(compiled, &restricted, &known);
        let is_next = |topic: &Topic| {
            !asked.contains(topic) && (has(&matters, topic.question) || needed.contains(&topic.question))
        };
        let Some(topic) = known.states.iter().filter_map(|state| state.open).find(is_next) else {
            return kept;
        };
        asked.push(topic);
        let (place, (given, time)) = (topic.question, answers.given(topic.question));
        if topic.time {
            kept.times.get_mut(place).into_iter().for_each(|slot| *slot = time);
        } else {
            kept.given.get_mut(place).into_iter().for_each(|slot| *slot = given);
        }
    }
}

/// Decides as `decide` does, with a clock that the caller has made.
pub(super) fn decide_by(compiled: &Compiled, answers: &Answers<'_>, clock: &Clock<'_>) -> Reply {
    let count = compiled.policy.questions.len();
    let mut walk = Walk { compiled, answers, clock, dated: nothing_dated(count), asked: vec![false; count] };
    match walk.go() {
        Step::Leaf(leaf) => {
            if let Some(reply) = asked_for_terms(compiled, leaf, answers) {
                return reply;
            }
            let Walk { dated, asked, .. } = walk;
            let situation =
                Situation { compiled, clock, dated: &dated, domains: &[], answers, asked: &asked };
            Reply::Verdict(verdict(&situation, &[leaf], Vec::new()))
        }
        Step::Node { .. } => reply(compiled, answers, &Known::new(compiled, answers, clock), clock),
    }
}

/// Walks the diagram from its root as long as answers are exact. Most decisions end here, which saves
/// restricting the diagram.
struct Walk<'a> {
    compiled: &'a Compiled,
    answers: &'a Answers<'a>,
    clock: &'a Clock<'a>,
    dated: Vec<Option<Dated>>,
    asked: Vec<bool>,
}

impl<'a> Walk<'a> {
    /// Returns the leaf, or the first node whose question has no exact answer.
    fn go(&mut self) -> Step<'a> {
        let mut at = self.compiled.diagram.root;
        loop {
            let step = self.compiled.diagram.step(at);
            let Step::Node { variable, children } = step else { return step };
            mark(&mut self.asked, variable);
            let Some(next) = self.value(variable).and_then(|value| children.get(value as usize)) else {
                return step;
            };
            at = *next;
        }
    }

    fn value(&mut self, question: usize) -> Option<u32> {
        match self.answers.given(question).0 {
            Given::Option(value) => Some(value),
            Given::Nothing | Given::Unsure => None,
            Given::Number(_) => match read(self.compiled, question, self.answers, self.clock, &[]).1 {
                Domain::One(value) => Some(value),
                _ => None,
            },
            Given::Date(said) => {
                let ahead = super::dates::may_be_ahead(&self.compiled.policy, question);
                let dated = Dated::read(said, ahead, self.clock).ok()?;
                let windows = Windows::of(self.compiled, question, self.clock, &[]);
                if !windows.is_alone() {
                    // A window between two dates needs all that is known of both: see `reply`.
                    return None;
                }
                if let Some(slot) = self.dated.get_mut(question) {
                    *slot = Some(dated);
                }
                match windows.regions(dated).as_slice() {
                    [only] => Some(*only),
                    _ => None,
                }
            }
        }
    }
}

/// The reply if an answer is not exact, or a window depends on two dates.
fn reply(compiled: &Compiled, answers: &Answers<'_>, known: &Known, clock: &Clock<'_>) -> Reply {
    let diagram = &compiled.diagram;
    let restricted = Restricted::new(diagram, diagram.root, &known.domains, &|leaf| leaf);
    let (leaves, matters) = survey(&restricted);
    let needed = needs(compiled, &restricted, known);
    let is_asked = |topic: &Topic| has(&matters, topic.question) || needed.contains(&topic.question);
    for state in &known.states {
        if let Some((topic, problem)) = state.flaw.filter(|(topic, _)| is_asked(topic)) {
            return Reply::Invalid(Invalid { question: topic.id(&compiled.policy), problem });
        }
    }
    for state in &known.states {
        if let Some(topic) = state.open.filter(is_asked) {
            let more = further(compiled, known, &needed, &|question| has(&matters, question), clock);
            return Reply::Ask(Ask { topic, at_most: at_most(compiled, known, &restricted, more) });
        }
    }
    if let [leaf] = leaves.as_slice()
        && let Some(reply) = asked_for_terms(compiled, *leaf, answers)
    {
        return reply;
    }
    // A question that only decides between rules of one outcome settles nothing.
    let first = first_alike(compiled, &leaves);
    let merged = |leaf: u32| first.get(leaf as usize).copied().unwrap_or(leaf);
    let merged = Restricted::new(diagram, diagram.root, &known.domains, &merged);
    let (_, settles) = survey(&merged);
    let others = needs(compiled, &merged, known);
    let mut settled_by: Vec<Topic> = Vec::new();
    for (question, state) in known.states.iter().enumerate() {
        // If the time of day makes no difference, it is not asked for and settles nothing.
        let is_unsure = state.dated.is_none() || state.unknown_time;
        if is_unsure && (has(&settles, question) || others.contains(&question)) {
            settled_by.push(Topic { question, time: state.dated.is_some() });
        }
    }
    let mut asked = asked(compiled, &known.domains);
    let kept = answers.clone().asked(&|question| has(&asked, question));
    let on_the_way = (kept != *answers).then(|| Known::new(compiled, &kept, clock));
    let known = on_the_way.as_ref().unwrap_or(known);
    // An invalid answer that makes no difference counts as not given, now and when the case is read from its
    // code.
    for (slot, state) in asked.iter_mut().zip(&known.states) {
        *slot &= state.flaw.is_none_or(|(topic, _)| topic.time);
    }
    let dated = known.dated();
    let situation =
        Situation { compiled, clock, dated: &dated, domains: &known.domains, answers, asked: &asked };
    Reply::Verdict(verdict(&situation, &leaves, settled_by))
}

/// The reply that asks for the numbers which decide what is paid back, or rejects one of them, once the rule
/// is settled. Returns `None` if all are there.
fn asked_for_terms(compiled: &Compiled, leaf: u32, answers: &Answers<'_>) -> Option<Reply> {
    for &question in terms::of_leaf(compiled, leaf) {
        if let Some(problem) = wrong_number(compiled, question, answers) {
            let topic = Topic { question, time: false };
            return Some(Reply::Invalid(Invalid { question: topic.id(&compiled.policy), problem }));
        }
    }
    let missing = terms::missing(compiled, leaf, answers);
    let at_most = missing.len() as u32;
    missing.first().map(|&topic| Reply::Ask(Ask { topic, at_most }))
}

/// Returns what is wrong with the number given to a question, if anything.
fn wrong_number(compiled: &Compiled, question: usize, answers: &Answers<'_>) -> Option<Problem> {
    match (&compiled.policy.questions.get(question)?.kind, answers.given(question).0) {
        (Kind::Number(number), Given::Number(said)) => numbers::read(said, number).err(),
        _ => None,
    }
}

/// Maps each of the diagram's leaves to the first of `leaves` with the same outcome, own outcomes included.
/// Leaves that are not in `leaves` map to themselves.
fn first_alike(compiled: &Compiled, leaves: &[u32]) -> Vec<u32> {
    let mut first: Vec<u32> = (0..compiled.diagram.leaves.len() as u32).collect();
    let mut seen: Vec<(crate::interview::Told, u32)> = Vec::new();
    for &leaf in leaves {
        let outcome = told(compiled, leaf);
        let known = seen.iter().find(|(other, _)| *other == outcome).map(|(_, first)| *first);
        match known {
            Some(same) => {
                if let Some(slot) = first.get_mut(leaf as usize) {
                    *slot = same;
                }
            }
            None => seen.push((outcome, leaf)),
        }
    }
    first
}

/// Marks the questions that are on any path through the domains, and the dates that their windows are
/// measured against.
fn asked(compiled: &Compiled, domains: &[Domain]) -> Vec<bool> {
    let mut asked = vec![false; domains.len()];
    let (mut open, mut seen) = (vec![compiled.diagram.root], Vec::new());
    while let Some(at) = open.pop() {
        let Step::Node { variable, children } = compiled.diagram.step(at) else { continue };
        if !insert_once(&mut seen, at) {
            continue;
        }
        mark(&mut asked, variable);
        for other in others(&compiled.policy, variable).into_iter().flatten() {
            mark(&mut asked, other);
        }
        let allowed = |value: u32| match domains.get(variable) {
            Some(Domain::One(only)) => *only == value,
            Some(Domain::Some(values)) => values.contains(&value),
            _ => true,
        };
        open.extend((0..).zip(children).filter(|(value, _)| allowed(*value)).map(|(_, child)| *child));
    }
    asked
}

fn mark(asked: &mut [bool], question: usize) {
    if let Some(mark) = asked.get_mut(question) {
        *mark = true;
    }
}

fn has(matters: &[bool], question: usize) -> bool {
    matters.get(question) == Some(&true)
}

/// Returns the leaves that can be reached, and for each variable whether it makes a difference to which one
/// is.
fn survey(restricted: &Restricted<'_>) -> (Vec<u32>, Vec<bool>) {
    let (mut leaves, mut matters) = (Vec::new(), Vec::new());
    for at in restricted.below(restricted.root()) {
        match restricted.step(at) {
            Step::Leaf(leaf) => leaves.push(leaf),
            Step::Node { variable, .. } => {
                if matters.len() <= variable {
                    matters.resize(variable + 1, false);
                }
                if let Some(mark) = matters.get_mut(variable) {
                    *mark = true;
                }
            }
        }
    }
    (leaves, matters)
}

/// The variable of a node, or `None` for a leaf. Shared with `path`.
pub(super) fn variable_of(restricted: &Restricted<'_>, at: Ref) -> Option<usize> {
    match restricted.step(at) {
        Step::Node { variable, .. } => Some(variable),
        Step::Leaf(_) => None,
    }
}
