//! Answers as they were given, looked up in the policy. Dates are read later, where they matter.

use super::{Invalid, Problem, Topic};
use crate::policy::{Kind, Policy, Question};

/// The answer "I don't know" to a question that allows it.
pub const UNSURE: &str = "unsure";
/// The answer "I don't know" to a time of day.
pub const UNKNOWN: &str = "unknown";

/// One answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Given<'a> {
    /// None yet.
    #[default]
    Nothing,
    /// An option.
    Option(u32),
    /// "I don't know."
    Unsure,
    /// A date, still to be read.
    Date(&'a str),
    /// A number, still to be read.
    Number(&'a str),
}

/// A question that was asked, and what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Which.
    pub topic: Topic,
    /// The answer, as it was given.
    pub said: &'a str,
}

/// Everything that was given, by question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers<'a> {
    pub(super) given: Vec<Given<'a>>,
    pub(super) times: Vec<Option<&'a str>>,
}

impl<'a> Answers<'a> {
    /// Looks up every id. An unknown one is invalid whether it matters or not.
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
                // The same one is named in whichever order they come: by question, then by name.
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

    /// What was asked and answered on a way, and nothing else.
    pub fn of(policy: &Policy, asked: &[Asked<'a>]) -> Self {
        let count = policy.questions.len();
        let mut answers = Answers { given: vec![Given::Nothing; count], times: vec![None; count] };
        for it in asked {
            answers.put(policy, it.topic, it.said);
        }
        answers
    }

    /// What was given to a question, and as the time of day that belongs to it.
    pub fn given(&self, question: usize) -> (Given<'a>, Option<&'a str>) {
        (self.given.get(question).copied().unwrap_or_default(), self.times.get(question).copied().flatten())
    }

    /// The same without what was given to questions that are not asked: that is as good as not given.
    pub(super) fn asked(mut self, is_asked: &dyn Fn(usize) -> bool) -> Self {
        for (question, (given, time)) in self.given.iter_mut().zip(&mut self.times).enumerate() {
            if !is_asked(question) {
                (*given, *time) = (Given::Nothing, None);
            }
        }
        self
    }

    /// Takes an answer in the place of an earlier one; whether it can be one.
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

/// What an answer means to a question; nothing if the question has no such answer.
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
