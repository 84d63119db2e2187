//! Checks each answer by itself, whether or not it matters to the verdict.

use super::answers::{Answers, Given, UNKNOWN};
use super::clock::{Clock, Present, Zones};
use super::dates::{Dated, may_be_ahead, time_problem};
use super::numbers;
use super::problem::{Invalid, Problem};
use super::topic::Topic;
use crate::compiled::Compiled;
use crate::policy::Kind;

/// Returns the first answer, in the order of the questions, that no buyer can mean: a date, a time of day or a
/// number that does not exist or is out of its range. How dates lie to each other is not checked.
#[must_use]
pub fn wrong_alone(compiled: &Compiled, answers: &Answers<'_>, present: Present<'_>) -> Option<Invalid> {
    let policy = &compiled.policy;
    let zones = Zones::of(policy, present.zone);
    let clock = Clock::new(policy, present, &zones);
    for question in 0..policy.questions.len() {
        if let Some((time, problem)) = wrong(compiled, question, answers, &clock) {
            return Some(Invalid { question: Topic { question, time }.id(policy), problem });
        }
    }
    None
}

/// What is wrong with the answer to one question, and whether it is the time of day that is.
fn wrong(
    compiled: &Compiled,
    question: usize,
    answers: &Answers<'_>,
    clock: &Clock<'_>,
) -> Option<(bool, Problem)> {
    let (given, time) = answers.given(question);
    match (&compiled.policy.questions.get(question)?.kind, given) {
        (Kind::Number(number), Given::Number(said)) => {
            numbers::read(said, number).err().map(|problem| (false, problem))
        }
        (Kind::Date, given) => {
            let ahead = may_be_ahead(&compiled.policy, question);
            let day = match given {
                Given::Date(said) => match Dated::read(said, ahead, clock) {
                    Ok(dated) => Some(dated).filter(Dated::is_day),
                    Err(problem) => return Some((false, problem)),
                },
                _ => None,
            };
            let time = time.filter(|said| *said != UNKNOWN)?;
            let problem = match day {
                Some(day) => day.with_time(time, ahead, clock).err(),
                None => time_problem(time),
            };
            problem.map(|problem| (true, problem))
        }
        _ => None,
    }
}
