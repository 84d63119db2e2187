//! Two policies brought to the same questions, options and windows, so that their diagrams can be walked
//! side by side.
//!
//! Questions and options are matched by id, windows by what they mean: the question that they begin with
//! and their length. Two questions of one id that take different kinds of answer are two questions.

use crate::compiled::Compiled;
use crate::diagram::TooLarge;
use crate::policy::{Condition, Kind, Policy, Question, Window};

/// Why two policies cannot be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncompared {
    /// Whose rules combine too many answers.
    pub which: Which,
    /// Which questions multiply most.
    pub error: TooLarge,
    /// The policy whose questions they are.
    pub policy: Policy,
}

/// One of two policies, or both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The policy as it was.
    Old,
    /// The policy as it is now.
    New,
    /// Each alone is not too large.
    Both,
}

/// Two policies over the same variables.
pub(super) struct Frame {
    pub(super) old: Side,
    pub(super) new: Side,
}

/// One of the two.
pub(super) struct Side {
    /// As it is asked.
    pub(super) own: Compiled,
    /// Its rules over all questions, options and windows of both.
    pub(super) joint: Compiled,
    /// What it has of each of the joint questions.
    has: Vec<Has>,
}

/// What a policy has of a joint question.
enum Has {
    /// Not the question.
    Nothing,
    /// The question with all its answers.
    All,
    /// The question, and those of its options that are marked.
    Some(Vec<bool>),
}

impl Frame {
    /// Brings two policies together. Questions come in the order of the new one.
    pub(super) fn new(old: &Policy, new: &Policy) -> Result<Frame, Box<Uncompared>> {
        let mut questions: Vec<Question> = Vec::new();
        add_questions(&mut questions, new);
        add_questions(&mut questions, old);
        let mut windows: Vec<Window> = Vec::new();
        add_windows(&mut windows, &questions, new);
        add_windows(&mut windows, &questions, old);
        let side = |policy: &Policy, which: Which| -> Result<Side, Box<Uncompared>> {
            let joint = rules_over(policy, &questions, &windows);
            let compile = |policy: Policy| {
                Compiled::new(policy.clone()).map_err(|error| Box::new(Uncompared { which, error, policy }))
            };
            Ok(Side {
                own: compile(policy.clone())?,
                joint: compile(joint)?,
                has: questions.iter().map(|question| has(policy, question)).collect(),
            })
        };
        Ok(Frame { old: side(old, Which::Old)?, new: side(new, Which::New)? })
    }

    /// The questions of both.
    pub(super) fn questions(&self) -> &[Question] {
        &self.new.joint.policy.questions
    }
}

impl Side {
    /// Whether the policy has a joint question.
    pub(super) fn has(&self, question: usize) -> bool {
        self.has.get(question).is_some_and(|has| !matches!(has, Has::Nothing))
    }

    /// Whether the policy lacks an answer of a joint question that it has.
    pub(super) fn lacks(&self, question: usize, value: u32) -> bool {
        match self.has.get(question) {
            Some(Has::Some(options)) => options.get(value as usize) != Some(&true),
            _ => false,
        }
    }

    /// The policy's own question that is a joint question.
    pub(super) fn question(&self, question: usize) -> Option<&Question> {
        let joint = self.joint.policy.questions.get(question)?;
        self.own.policy.questions.iter().find(|own| alike(own, joint))
    }
}

/// Whether two questions are one: then their answers are compared.
fn alike(one: &Question, other: &Question) -> bool {
    one.id == other.id && (one.kind == Kind::Date) == (other.kind == Kind::Date)
}

/// Adds what is missing, each question after the one that it follows in its own policy.
fn add_questions(questions: &mut Vec<Question>, policy: &Policy) {
    let mut after = 0;
    for question in &policy.questions {
        match questions.iter().position(|known| alike(known, question)) {
            Some(place) => {
                after = place + 1;
                if let Some(known) = questions.get_mut(place) {
                    add_options(known, question);
                }
            }
            None => {
                let mut joint = question.clone();
                if let Kind::Choice(options) = &mut joint.kind {
                    options.clear();
                }
                add_options(&mut joint, question);
                questions.insert(after, joint);
                after += 1;
            }
        }
    }
}

fn add_options(known: &mut Question, question: &Question) {
    if let (Kind::Choice(all), Kind::Choice(options)) = (&mut known.kind, &question.kind) {
        for option in options {
            if all.iter().all(|known| known.id != option.id) {
                all.push(option.clone());
            }
        }
    }
}

fn add_windows(windows: &mut Vec<Window>, questions: &[Question], policy: &Policy) {
    for window in &policy.windows {
        let Some(joint) = joint_window(policy, window, questions) else { continue };
        if find_window(windows, &joint).is_none() {
            windows.push(joint);
        }
    }
}

/// The window with the joint question that it begins with.
fn joint_window(policy: &Policy, window: &Window, questions: &[Question]) -> Option<Window> {
    let from = joint_question(policy, window.from, questions)?;
    Some(Window { from, clause: None, ..window.clone() })
}

fn joint_question(policy: &Policy, question: usize, questions: &[Question]) -> Option<usize> {
    let question = policy.questions.get(question)?;
    questions.iter().position(|known| alike(known, question))
}

fn find_window(windows: &[Window], window: &Window) -> Option<usize> {
    windows.iter().position(|known| known.from == window.from && known.length == window.length)
}

/// The policy's rules over other questions and windows, which hold all of its own.
fn rules_over(policy: &Policy, questions: &[Question], windows: &[Window]) -> Policy {
    let condition = |condition: &Condition| match condition {
        Condition::Answer { question, options } => {
            let place = joint_question(policy, *question, questions)?;
            let own = policy.questions.get(*question)?;
            Some(Condition::Answer {
                question: place,
                options: joint_options(own, questions.get(place)?, options),
            })
        }
        Condition::Window { window, open } => {
            let joint = joint_window(policy, policy.windows.get(*window)?, questions)?;
            Some(Condition::Window { window: find_window(windows, &joint)?, open: *open })
        }
        Condition::Never => None,
    };
    let mut joint = policy.clone();
    for rule in &mut joint.rules {
        for old in &mut rule.when {
            *old = condition(old).unwrap_or(Condition::Never);
        }
    }
    joint.questions = questions.to_vec();
    joint.windows = windows.to_vec();
    joint
}

fn joint_options(own: &Question, joint: &Question, options: &[usize]) -> Vec<usize> {
    let (Kind::Choice(own), Kind::Choice(joint)) = (&own.kind, &joint.kind) else { return Vec::new() };
    let place = |&option: &usize| {
        let id = &own.get(option)?.id;
        joint.iter().position(|known| known.id == *id)
    };
    options.iter().filter_map(place).collect()
}

fn has(policy: &Policy, question: &Question) -> Has {
    let Some(own) = policy.questions.iter().find(|own| alike(own, question)) else { return Has::Nothing };
    let (Kind::Choice(own), Kind::Choice(all)) = (&own.kind, &question.kind) else { return Has::All };
    Has::Some(all.iter().map(|option| own.iter().any(|known| known.id == option.id)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(questions: &[&str]) -> Policy {
        let question = |id: &&str| Question { id: (*id).to_owned(), ..Question::default() };
        Policy { questions: questions.iter().map(question).collect(), ..Policy::default() }
    }

    fn check(old: &[&str], new: &[&str], expected: &[&str]) {
        let frame = Frame::new(&policy(old), &policy(new)).unwrap_or_else(|why| panic!("{why:?}"));
        let ids: Vec<&str> = frame.questions().iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn questions_come_in_the_new_order_and_dropped_ones_where_they_were() {
        check(&["a", "b", "c"], &["c", "a"], &["c", "a", "b"]);
        check(&["x", "a", "y"], &["a", "b"], &["x", "a", "y", "b"]);
        check(&[], &["a"], &["a"]);
    }
}
