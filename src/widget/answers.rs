//! The buyer's answers so far, one for each question, in the order in which they were last given.

use crate::interview::TIME;

/// Pairs of a question's id and its answer. The id of a time of day is `ID.time`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said(Vec<(String, String)>);

impl Said {
    /// Takes pairs of a question's id and its answer. No id may occur twice.
    pub fn new(pairs: Vec<(String, String)>) -> Said {
        Said(pairs)
    }

    /// Returns the answer to a question.
    pub fn get(&self, question: &str) -> Option<&str> {
        for (id, said) in &self.0 {
            if id == question {
                return Some(said);
            }
        }
        None
    }

    /// All pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Sets an answer and moves it to the end. Other answers stay.
    pub fn put(&mut self, question: &str, said: String) {
        self.remove(question);
        self.0.push((question.to_owned(), said));
    }

    /// Sets an answer of the buyer. If it differs from the last one, the answer to the time of day that
    /// belongs to it is dropped.
    pub fn answer(&mut self, question: &str, said: String) {
        if self.get(question) != Some(&said) {
            self.remove(&time_of(question));
        }
        self.put(question, said);
    }

    /// Drops an answer. Returns whether there was one.
    pub fn remove(&mut self, question: &str) -> bool {
        let count = self.0.len();
        self.0.retain(|(id, _)| id != question);
        self.0.len() < count
    }

    /// Keeps only the answers to questions for whose ids `keep` is true. It is called once for each, in
    /// order.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|(id, _)| keep(id));
    }

    /// All pairs, without those of `question` and of the time of day that belongs to it.
    pub fn without<'a>(&'a self, question: Option<&str>) -> Vec<(&'a str, &'a str)> {
        let time = question.map(time_of);
        let mut pairs = Vec::new();
        for (id, said) in &self.0 {
            if question != Some(id) && time.as_ref() != Some(id) {
                pairs.push((id.as_str(), said.as_str()));
            }
        }
        pairs
    }
}

/// The id of the time of day that belongs to a date question.
fn time_of(question: &str) -> String {
    [question, TIME].concat()
}
