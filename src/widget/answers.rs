//! What a buyer has said so far, each question once, in the order in which it was answered last.

use crate::interview::TIME;

/// Ids and answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said(Vec<(String, String)>);

impl Said {
    /// Each question is answered once, as in an object; of several answers to one the first counts.
    pub fn new(pairs: Vec<(String, String)>) -> Said {
        Said(pairs)
    }

    /// The answer to a question.
    pub fn get(&self, question: &str) -> Option<&str> {
        for (id, said) in &self.0 {
            if id == question {
                return Some(said);
            }
        }
        None
    }

    /// All of them.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Takes an answer, and nothing else is touched.
    pub fn put(&mut self, question: &str, said: String) {
        self.remove(question);
        self.0.push((question.to_owned(), said));
    }

    /// Takes a buyer's answer. Another day has another time of day.
    pub fn answer(&mut self, question: &str, said: String) {
        if self.get(question) != Some(&said) {
            self.remove(&time_of(question));
        }
        self.put(question, said);
    }

    /// Forgets an answer; whether there was one.
    pub fn remove(&mut self, question: &str) -> bool {
        let count = self.0.len();
        self.0.retain(|(id, _)| id != question);
        self.0.len() < count
    }

    /// Keeps only the answers to some questions.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|(id, _)| keep(id));
    }

    /// All but that to one question, and the time of day that belongs to it.
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

fn time_of(question: &str) -> String {
    [question, TIME].concat()
}
