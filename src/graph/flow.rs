//! The flow of a policy: questions, verdicts and the connections between them, as plain data.

use std::collections::HashMap;

use crate::buyers::{merged, spans, states};
use crate::compiled::Compiled;
use crate::diagram::{Ref, Step};
use crate::policy::{Kind, Outcome};

/// If more answers than this lead the same way, and they are most of a question's, they are not listed.
const MAX_LISTED: usize = 6;

/// The note if a question allows "I don't know".
const UNSURE: &str = "Whoever is not sure keeps every way open; where these end differently, support decides";

/// A policy's flow. The first stop is where every buyer begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// The title of the policy.
    pub title: String,
    /// Questions and verdicts, in the order in which buyers reach them.
    pub stops: Vec<Stop>,
    /// The connections, one from each question to each stop that it leads to.
    pub ways: Vec<Way>,
    /// Further notes for the reader, one sentence each.
    pub notes: Vec<String>,
}

/// A question or a verdict. A verdict occurs once for each connection to it, directly after its answer,
/// because many lines that meet in one box would be hard to follow.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// A question, as buyers read it.
    Question(String),
    /// A verdict.
    Verdict {
        /// The outcome.
        outcome: Outcome,
        /// The ids of its rules: one, unless the policy is flawed.
        rules: Vec<String>,
    },
}

/// A connection from one stop to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The index of the stop where it begins.
    pub from: usize,
    /// The index of the stop where it ends.
    pub to: usize,
    /// The answers that lead along it.
    pub answers: Vec<String>,
}

/// Reads the flow off a policy's diagram.
#[must_use]
pub fn flow(compiled: &Compiled) -> Flow {
    let flow = Flow { title: compiled.policy.title.clone(), ..Flow::default() };
    let mut reader = Reader { compiled, flow, places: HashMap::new(), asked: Vec::new() };
    reader.stop(compiled.diagram.root);
    reader.asked.sort_unstable();
    reader.asked.dedup();
    reader.flow.ways.sort_by_key(|way| way.from);
    reader.flow.notes = notes(compiled, &reader.asked);
    reader.flow
}

struct Reader<'a> {
    compiled: &'a Compiled,
    flow: Flow,
    places: HashMap<Ref, usize>,
    asked: Vec<usize>,
}

impl Reader<'_> {
    /// Adds a stop with all that follows it. Returns its index in the flow.
    fn stop(&mut self, at: Ref) -> usize {
        let place = self.flow.stops.len();
        match self.compiled.diagram.step(at) {
            Step::Leaf(leaf) => self.flow.stops.push(verdict(self.compiled, leaf)),
            Step::Node { variable, children } => {
                if let Some(&known) = self.places.get(&at) {
                    return known;
                }
                self.places.insert(at, place);
                let question = self.compiled.policy.questions.get(variable);
                let ask = question.map_or_else(String::new, |question| question.ask.clone());
                self.flow.stops.push(Stop::Question(ask));
                self.asked.push(variable);
                for (child, values) in merged(children) {
                    let to = self.stop(child);
                    let answers = answers(self.compiled, variable, &values);
                    self.flow.ways.push(Way { from: place, to, answers });
                }
            }
        }
        place
    }
}

fn verdict(compiled: &Compiled, leaf: u32) -> Stop {
    let rules: Vec<_> = compiled
        .diagram
        .rules(leaf)
        .iter()
        .filter_map(|&rule| compiled.policy.rules.get(rule as usize))
        .collect();
    let outcome = match rules.as_slice() {
        [rule] => rule.outcome,
        // Support decides every flawed case.
        _ => Outcome::SupportDecides,
    };
    Stop::Verdict { outcome, rules: rules.iter().map(|rule| rule.id.clone()).collect() }
}

/// The values of a question with the same result, in words.
fn answers(compiled: &Compiled, variable: usize, values: &[u32]) -> Vec<String> {
    match compiled.policy.questions.get(variable).map(|question| &question.kind) {
        Some(Kind::Choice(options)) if values.len() > MAX_LISTED && values.len() * 2 > options.len() => {
            vec![format!("any other answer ({})", values.len())]
        }
        Some(Kind::Choice(options)) => {
            let chosen = values.iter().filter_map(|&value| options.get(value as usize));
            chosen.map(|option| option.say.clone()).collect()
        }
        Some(Kind::Date | Kind::Number(_)) => states(compiled, variable, values)
            .iter()
            .map(|state| spans::state(&compiled.policy, state))
            .collect(),
        None => Vec::new(),
    }
}

/// The notes about the questions that are asked.
fn notes(compiled: &Compiled, asked: &[usize]) -> Vec<String> {
    let mut questions = asked.iter().filter_map(|&at| compiled.policy.questions.get(at));
    let has_unsure = questions.any(|question| question.unsure.is_some());
    has_unsure.then(|| UNSURE.to_owned()).into_iter().collect()
}
