//! The state of a case once nothing is left to ask.

use super::Answers;
use super::clock::Clock;
use super::dates::Dated;
use crate::compiled::Compiled;
use crate::diagram::Domain;

/// Everything that a verdict and its dates depend on.
pub(super) struct Situation<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) clock: &'a Clock<'a>,
    /// What is known of each date, by question.
    pub(super) dated: &'a [Option<Dated>],
    /// The values that each variable can still have. Empty if every answer on the path is exact; the answers
    /// then say it.
    pub(super) domains: &'a [Domain],
    pub(super) answers: &'a Answers<'a>,
    /// Whether each question is on the path. The case code carries the answers to these questions only, so
    /// the dates of a verdict may depend on no others.
    pub(super) asked: &'a [bool],
}

impl Situation<'_> {
    /// Whether a question is on the path.
    pub(super) fn asks(&self, question: usize) -> bool {
        self.asked.get(question) == Some(&true)
    }
}
