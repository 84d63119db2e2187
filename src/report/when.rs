//! What is true for the buyers of a region, question by question, and how to say it.

use std::collections::HashMap;

pub(super) use crate::buyers::spans::{dates, either, hours_words};

use crate::buyers::{Region, State, states};
use crate::compiled::Compiled;
use crate::policy::Kind;

/// What is true for the answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// The index of the question.
    pub(super) question: usize,
    /// What is true for the answer.
    pub(super) is: Is,
}

/// What is true for an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Is {
    /// It is one of the options with these indices.
    Options(Vec<usize>),
    /// It is a date or a number for which one of these states holds.
    Date(Vec<State>),
    /// It is "I don't know".
    Unsure,
}

/// What is true in a region, in the order of its questions.
pub(super) fn parts(compiled: &Compiled, region: &Region) -> Vec<Part> {
    region.0.iter().map(|(question, values)| part(compiled, *question, values)).collect()
}

/// Works out parts for many regions. Each part is worked out once, because regions share most of them.
pub(super) struct Parts<'a> {
    compiled: &'a Compiled,
    known: HashMap<(usize, Vec<u32>), Part>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(compiled: &'a Compiled) -> Self {
        Parts { compiled, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, region: &Region) -> Vec<Part> {
        let compiled = self.compiled;
        let mut one = |it: &(usize, Vec<u32>)| {
            self.known
                .entry(it.clone())
                .or_insert_with_key(|(at, values)| part(compiled, *at, values))
                .clone()
        };
        region.0.iter().map(&mut one).collect()
    }
}

fn part(compiled: &Compiled, question: usize, values: &[u32]) -> Part {
    let is = match compiled.policy.questions.get(question).map(|it| &it.kind) {
        Some(Kind::Date | Kind::Number(_)) => Is::Date(states(compiled, question, values)),
        _ => Is::Options(values.iter().map(|&value| value as usize).collect()),
    };
    Part { question, is }
}

/// A number of things. The plural's "s" goes to the first word: "2 groups of buyers".
pub(super) fn count(number: usize, of: &str) -> String {
    let (first, rest) = of.split_at(of.find(' ').unwrap_or(of.len()));
    if number == 1 { format!("1 {of}") } else { format!("{number} {first}s{rest}") }
}
