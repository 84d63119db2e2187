//! What is asked: a question, or the time of day that belongs to a date.

use crate::policy::{Kind, Policy};

/// What follows a date question's id in the id of its time of day.
pub const TIME: &str = ".time";

/// Which question: one of the policy's, or the time of day that belongs to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Topic {
    /// The question's place in the policy.
    pub question: usize,
    /// Whether the time of day is meant.
    pub time: bool,
}

impl Topic {
    /// Its name to programs, and the key of its answer.
    pub fn id(self, policy: &Policy) -> String {
        let mut id =
            policy.questions.get(self.question).map_or_else(String::new, |question| question.id.clone());
        if self.time {
            id.push_str(TIME);
        }
        id
    }

    /// The topic of that name.
    pub fn find(policy: &Policy, id: &str) -> Option<Topic> {
        let place = |id: &str| policy.questions.iter().position(|question| question.id == id);
        let timed = |id: &str| {
            place(id).filter(|&at| policy.questions.get(at).is_some_and(|it| it.kind == Kind::Date))
        };
        match place(id) {
            Some(question) => Some(Topic { question, time: false }),
            None => Some(Topic { question: timed(id.strip_suffix(TIME)?)?, time: true }),
        }
    }
}
