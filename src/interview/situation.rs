//! Where a buyer stands when there is nothing left to ask.

use super::Answers;
use super::clock::Clock;
use super::dates::Dated;
use crate::compiled::Compiled;
use crate::diagram::Domain;

/// Everything that a verdict and its dates go by.
pub(super) struct Situation<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) clock: &'a Clock<'a>,
    /// What is known of each date.
    pub(super) dated: &'a [Option<Dated>],
    /// What each variable can still be; where it is not told, what was given says it.
    pub(super) domains: &'a [Domain],
    pub(super) answers: &'a Answers<'a>,
    /// Which questions the way comes to. The case code carries their answers and no others, so a date that the verdict
    /// tells goes by these alone.
    pub(super) asked: &'a [bool],
}

impl Situation<'_> {
    /// Whether the way comes to a question.
    pub(super) fn asks(&self, question: usize) -> bool {
        self.asked.get(question) == Some(&true)
    }
}
