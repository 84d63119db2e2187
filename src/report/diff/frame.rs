//! Brings two policies to the same questions, options and windows, so that their diagrams can be walked side
//! by side.
//!
//! Questions and options are matched by id; windows by their meaning, that is by the question that they begin
//! with and their length. Two questions of one id with different kinds of answers count as different.

use crate::compile::TooLarge;
use crate::compiled::Compiled;
use crate::policy::{Calendar, Choice, Condition, Kind, Limit, Policy, Question, Span, Window, WindowKind};

/// Why two policies cannot be compared.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Uncompared {
    /// The policy whose rules combine too many answers.
    pub which: Which,
    /// The questions that multiply most.
    pub error: TooLarge,
    /// The policy that these questions belong to.
    pub policy: Policy,
}

/// One of the two policies, or both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The old policy.
    Old,
    /// The new policy.
    New,
    /// Both together; each alone is not too large.
    Both,
}

/// Two policies over the same variables.
pub(super) struct Frame {
    pub(super) old: Side,
    pub(super) new: Side,
}

/// One of the two policies.
pub(super) struct Side {
    /// The policy itself, compiled.
    pub(super) own: Compiled,
    /// Its rules over the questions, options and windows of both policies.
    pub(super) joint: Compiled,
    /// What it has of each joint question.
    has: Vec<Has>,
}

/// The end of a buyer's path through one policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// At a leaf of its joint diagram.
    Leaf(u32),
    /// At a question that does not have the answer in this policy.
    NoAnswer(usize),
}

/// What a policy has of a joint question.
enum Has {
    /// It does not have the question.
    Nothing,
    /// It has the question with all answers.
    All,
    /// It has the question and the options that are marked.
    Some(Vec<bool>),
}

impl Frame {
    /// Brings two policies together. Questions come in the order of the new one. Fails if one of them
    /// combines too many answers.
    pub(super) fn new(old: &Policy, new: &Policy) -> Result<Frame, Box<Uncompared>> {
        let mut questions: Vec<Question> = Vec::new();
        add_questions(&mut questions, new);
        add_questions(&mut questions, old);
        let has_of = questions.clone();
        // A window names its zone, unless both policies have the same one.
        let zone = new.zone.clone().filter(|zone| old.zone.as_ref() == Some(zone));
        let mut all = Policy { questions, zone, ..Policy::default() };
        place_after(&mut all, new, old);
        add_limits(&mut all, new);
        add_limits(&mut all, old);
        let side = |policy: &Policy, which: Which| -> Result<Side, Box<Uncompared>> {
            let joint = rules_over(policy, &all);
            let compile = |policy: Policy| {
                Compiled::new(policy.clone()).map_err(|error| Box::new(Uncompared { which, error, policy }))
            };
            Ok(Side {
                own: compile(policy.clone())?,
                joint: compile(joint)?,
                has: has_of.iter().map(|question| has(policy, question)).collect(),
            })
        };
        Ok(Frame { old: side(old, Which::Old)?, new: side(new, Which::New)? })
    }

    /// The joint questions.
    pub(super) fn questions(&self) -> &[Question] {
        &self.new.joint.policy.questions
    }
}

impl Side {
    /// Whether the policy has a joint question.
    pub(super) fn has(&self, question: usize) -> bool {
        self.has.get(question).is_some_and(|has| !matches!(has, Has::Nothing))
    }

    /// Whether the policy has a joint question but lacks one of its answers.
    pub(super) fn lacks(&self, question: usize, value: u32) -> bool {
        match self.has.get(question) {
            Some(Has::Some(options)) => options.get(value as usize) != Some(&true),
            _ => false,
        }
    }

    /// The policy's own question for a joint one.
    pub(super) fn question(&self, question: usize) -> Option<&Question> {
        let joint = self.joint.policy.questions.get(question)?;
        self.own.policy.questions.iter().find(|own| alike(own, joint))
    }
}

/// Whether two questions count as the same, so that their answers are compared.
fn alike(one: &Question, other: &Question) -> bool {
    one.id == other.id
        && match (&one.kind, &other.kind) {
            (Kind::Choice(_), Kind::Choice(_)) | (Kind::Date, Kind::Date) => true,
            // Numbers in different units are not compared.
            (Kind::Number(one), Kind::Number(other)) => {
                one.unit == other.unit && one.currency == other.currency
            }
            _ => false,
        }
}

/// Adds the questions that are missing, each after the one that it follows in its own policy.
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

/// Sets which dates come after others: those that do in both policies. A date may lie in the future if it may
/// in one of them.
fn place_after(all: &mut Policy, new: &Policy, old: &Policy) {
    let questions = all.questions.clone();
    for joint in &mut all.questions {
        let own = [new, old]
            .map(|policy| policy.questions.iter().find(|own| alike(own, joint)).map(|it| (policy, it)));
        let after = own.map(|own| own.map(|(policy, own)| joint_question(policy, own.after?, &questions)));
        joint.after = match after {
            [Some(new), Some(old)] if new == old => new,
            [Some(only), None] | [None, Some(only)] => only,
            _ => None,
        };
        joint.ahead = own.iter().flatten().any(|(_, own)| own.ahead);
    }
}

/// Adds the windows, limits and calendars that are missing.
fn add_limits(joint: &mut Policy, policy: &Policy) {
    for calendar in &policy.calendars {
        if find_calendar(joint, calendar).is_none() {
            joint.calendars.push(calendar.clone());
        }
    }
    for limit in &policy.limits {
        if let Some(limit) =
            joint_limit(policy, limit, joint).filter(|limit| find_limit(joint, limit).is_none())
        {
            joint.limits.push(limit);
        }
    }
    // Windows that are made of others are added after those, however deep they nest.
    for _ in 0..policy.windows.len() {
        let before = joint.windows.len();
        for window in &policy.windows {
            let Some(window) = joint_window(policy, window, joint) else { continue };
            if find_window(&joint.windows, &window).is_none() {
                joint.windows.push(window);
            }
        }
        if joint.windows.len() == before {
            return;
        }
    }
}

/// A window over the joint questions.
fn joint_window(policy: &Policy, window: &Window, joint: &Policy) -> Option<Window> {
    Some(Window { clause: None, kind: joint_kind(policy, &window.kind, joint)?, id: window.id.clone() })
}

fn joint_kind(policy: &Policy, kind: &WindowKind, joint: &Policy) -> Option<WindowKind> {
    let parts = |parts: &[usize]| -> Option<Vec<usize>> {
        let part = |&part: &usize| {
            let window = joint_window(policy, policy.windows.get(part)?, joint)?;
            find_window(&joint.windows, &window)
        };
        parts.iter().map(part).collect()
    };
    Some(match kind {
        WindowKind::Span(span) => WindowKind::Span(joint_span(policy, span, joint)?),
        WindowKind::By { question, spans } => {
            let place = joint_question(policy, *question, &joint.questions)?;
            let own = policy.questions.get(*question)?;
            let Kind::Choice(all) = &joint.questions.get(place)?.kind else { return None };
            let Kind::Choice(options) = &own.kind else { return None };
            let of = |choice: &Choice| {
                // In this policy the option leads nowhere, so any length will do.
                let own = options.iter().position(|option| option.id == choice.id).unwrap_or_default();
                joint_span(policy, spans.get(own)?, joint)
            };
            let spans: Option<Vec<Span>> = all.iter().map(of).collect();
            WindowKind::By { question: place, spans: spans? }
        }
        WindowKind::Any(windows) => WindowKind::Any(parts(windows)?),
        WindowKind::All(windows) => WindowKind::All(parts(windows)?),
        WindowKind::Never => return None,
    })
}

fn joint_span(policy: &Policy, span: &Span, joint: &Policy) -> Option<Span> {
    let date = joint_question(policy, span.date, &joint.questions)?;
    let to = match span.to {
        Some(to) => Some(joint_question(policy, to, &joint.questions)?),
        None => None,
    };
    let calendar = match policy.calendar(span) {
        Some(calendar) => Some(find_calendar(joint, calendar)?),
        None => None,
    };
    // Without a zone of its own a span uses its policy's zone, which may differ from the other's.
    let zone = span.zone.clone().or_else(|| policy.zone.clone());
    Some(Span { date, to, calendar, zone, ..span.clone() })
}

fn find_calendar(joint: &Policy, calendar: &Calendar) -> Option<usize> {
    let is_same = |known: &Calendar| known.weekend == calendar.weekend && known.holidays == calendar.holidays;
    joint.calendars.iter().position(is_same)
}

fn joint_limit(policy: &Policy, limit: &Limit, joint: &Policy) -> Option<Limit> {
    let of = joint_question(policy, limit.of, &joint.questions)?;
    Some(Limit { of, clause: None, ..limit.clone() })
}

fn find_limit(joint: &Policy, limit: &Limit) -> Option<usize> {
    let is_same =
        |known: &Limit| known.of == limit.of && known.bound == limit.bound && known.value == limit.value;
    joint.limits.iter().position(is_same)
}

fn joint_question(policy: &Policy, question: usize, questions: &[Question]) -> Option<usize> {
    let question = policy.questions.get(question)?;
    questions.iter().position(|known| alike(known, question))
}

fn find_window(windows: &[Window], window: &Window) -> Option<usize> {
    windows.iter().position(|known| known.kind == window.kind)
}

/// The policy's rules over joint questions and windows, which contain all of its own.
fn rules_over(policy: &Policy, all: &Policy) -> Policy {
    let condition = |condition: &Condition| match condition {
        Condition::Answer { question, options } => {
            let place = joint_question(policy, *question, &all.questions)?;
            let own = policy.questions.get(*question)?;
            Some(Condition::Answer {
                question: place,
                options: joint_options(own, all.questions.get(place)?, options),
            })
        }
        Condition::Window { window, open } => {
            let joint = joint_window(policy, policy.windows.get(*window)?, all)?;
            Some(Condition::Window { window: find_window(&all.windows, &joint)?, open: *open })
        }
        Condition::Limit { limit, holds } => {
            let joint = joint_limit(policy, policy.limits.get(*limit)?, all)?;
            Some(Condition::Limit { limit: find_limit(all, &joint)?, holds: *holds })
        }
        Condition::Case(cases) => Some(Condition::Case(cases.clone())),
        Condition::Never => None,
    };
    let mut joint = policy.clone();
    let rules = joint.rules.iter_mut().map(|rule| &mut rule.when);
    for old in rules.chain(joint.cases.iter_mut().map(|case| &mut case.when)).flatten() {
        *old = condition(old).unwrap_or(Condition::Never);
    }
    for terms in joint.rules.iter_mut().filter_map(|rule| rule.terms.as_mut()) {
        let of = terms.of.iter().filter_map(|&of| joint_question(policy, of, &all.questions));
        terms.of = of.collect();
    }
    joint.zone.clone_from(&all.zone);
    joint.questions.clone_from(&all.questions);
    joint.windows.clone_from(&all.windows);
    joint.limits.clone_from(&all.limits);
    joint.calendars.clone_from(&all.calendars);
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
