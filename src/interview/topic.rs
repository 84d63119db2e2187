//! What is asked: a question, or the time of day that belongs to a date.

use crate::policy::{Kind, Policy};

/// The suffix that makes a date question's id that of its time of day.
pub const TIME: &str = ".time";

/// What is asked: a question of the policy, or the time of day that belongs to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Topic {
    /// The index of the question in the policy.
    pub question: usize,
    /// Whether this is the time of day.
    pub time: bool,
}

impl Topic {
    /// The id that programs see, which is also the key of the answer.
    pub fn id(self, policy: &Policy) -> String {
        let mut id =
            policy.questions.get(self.question).map_or_else(String::new, |question| question.id.clone());
        if self.time {
            id.push_str(TIME);
        }
        id
    }

    /// Finds the topic with this id. Returns `None` if the policy has none.
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
