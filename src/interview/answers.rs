//! The buyer's answers, looked up in the policy. Dates and numbers stay text here, because only those that
//! matter are read and checked later.

use super::{Invalid, Problem, Topic};
use crate::policy::{Kind, Policy, Question};

/// The answer "I don't know" to a question that allows it.
pub const UNSURE: &str = "unsure";
/// The answer "I don't know" to a time of day.
pub const UNKNOWN: &str = "unknown";

/// One answer to a question of the policy.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Given<'a> {
    /// No answer yet.
    #[default]
    Nothing,
    /// The index of the chosen option.
    Option(u32),
    /// "I don't know."
    Unsure,
    /// A date as text, not yet read.
    Date(&'a str),
    /// A number as text, not yet read.
    Number(&'a str),
}

/// A question that was asked, with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What was asked.
    pub topic: Topic,
    /// The answer, as the buyer gave it.
    pub said: &'a str,
}

/// All answers, by the index of the question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers<'a> {
    pub(super) given: Vec<Given<'a>>,
    pub(super) times: Vec<Option<&'a str>>,
}

impl<'a> Answers<'a> {
    /// Looks up the id of every pair (id, answer). An unknown id or option is an error even if the question
    /// does not matter to the verdict.
    pub fn new(policy: &Policy, pairs: &[(&'a str, &'a str)]) -> Result<Self, Invalid> {
        let mut answers = Answers::of(policy, &[]);
        let mut flaw: Option<(usize, &str, Problem)> = None;
        for &(id, said) in pairs {
            let found = match Topic::find(policy, id) {
                Some(topic) if answers.put(policy, topic, said) => None,
                Some(topic) => Some((topic.question, Problem::UnknownOption)),
                None => Some((usize::MAX, Problem::UnknownQuestion)),
            };
            if let Some((place, problem)) = found {
                // Report the same error in whatever order the pairs come: the first by question, then by
                // name.
                if flaw.is_none_or(|(first, name, _)| (place, id) < (first, name)) {
                    flaw = Some((place, id, problem));
                }
            }
        }
        match flaw {
            Some((_, id, problem)) => Err(Invalid { question: id.to_owned(), problem }),
            None => Ok(answers),
        }
    }

    /// Keeps the questions and answers of a path (`path`), and nothing else.
    pub fn of(policy: &Policy, asked: &[Asked<'a>]) -> Self {
        let count = policy.questions.len();
        let mut answers = Answers { given: vec![Given::Nothing; count], times: vec![None; count] };
        for it in asked {
            answers.put(policy, it.topic, it.said);
        }
        answers
    }

    /// The answer to a question, and the answer to the time of day that belongs to it.
    pub fn given(&self, question: usize) -> (Given<'a>, Option<&'a str>) {
        (self.given.get(question).copied().unwrap_or_default(), self.times.get(question).copied().flatten())
    }

    /// Drops the answers to questions that are not asked: they must count as not given.
    pub(super) fn asked(mut self, is_asked: &dyn Fn(usize) -> bool) -> Self {
        for (question, (given, time)) in self.given.iter_mut().zip(&mut self.times).enumerate() {
            if !is_asked(question) {
                (*given, *time) = (Given::Nothing, None);
            }
        }
        self
    }

    /// Sets an answer; it replaces an earlier one. Returns false if the question has no such answer.
    pub(super) fn put(&mut self, policy: &Policy, topic: Topic, said: &'a str) -> bool {
        let place = topic.question;
        if topic.time {
            if let Some(time) = self.times.get_mut(place) {
                *time = Some(said);
            }
            return true;
        }
        let given = policy.questions.get(place).and_then(|question| read_answer(question, said));
        if let (Some(given), Some(slot)) = (given, self.given.get_mut(place)) {
            *slot = given;
        }
        given.is_some()
    }
}

/// Reads an answer to a question. Returns `None` if the question has no such option. Dates and numbers are
/// not checked here.
#[must_use]
pub fn read_answer<'a>(question: &Question, said: &'a str) -> Option<Given<'a>> {
    if said == UNSURE && question.unsure.is_some() {
        return Some(Given::Unsure);
    }
    match &question.kind {
        Kind::Choice(options) => {
            for (place, option) in (0..).zip(options) {
                if option.id == said {
                    return Some(Given::Option(place));
                }
            }
            None
        }
        Kind::Date => Some(Given::Date(said)),
        Kind::Number(_) => Some(Given::Number(said)),
    }
}
