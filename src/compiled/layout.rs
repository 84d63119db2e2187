//! The order in which a compiled policy is packed: the one description for both ways.

use super::{Compiled, tape::Tape};
use crate::diagram::Diagram;
use crate::policy::{Condition, Kind, Length, Outcome, Policy, Question, Rule, Window};

/// Goes over the whole.
pub(super) fn compiled<T: Tape>(tape: &mut T, compiled: &mut Compiled) {
    policy(tape, &mut compiled.policy);
    tape.list(&mut compiled.regions, |tape, regions| {
        tape.list(regions, |tape, region| tape.list(region, T::switch));
    });
    diagram(tape, &mut compiled.diagram);
}

fn policy<T: Tape>(tape: &mut T, policy: &mut Policy) {
    tape.id(&mut policy.id);
    tape.word(&mut policy.title);
    tape.id(&mut policy.version);
    tape.id(&mut policy.language);
    tape.maybe(&mut policy.rights);
    tape.maybe(&mut policy.contact.email);
    tape.maybe(&mut policy.contact.url);
    tape.list(&mut policy.clauses, |tape, clause| {
        tape.id(&mut clause.id);
        tape.word(&mut clause.quote);
        tape.maybe(&mut clause.translation);
    });
    tape.list(&mut policy.questions, question);
    let (questions, clauses) = (policy.questions.len(), policy.clauses.len());
    tape.list(&mut policy.windows, |tape, one| window(tape, one, questions, clauses));
    tape.list(&mut policy.evidence, |tape, evidence| {
        tape.id(&mut evidence.id);
        tape.word(&mut evidence.say);
        tape.maybe(&mut evidence.how);
        tape.switch(&mut evidence.is_text);
        tape.switch(&mut evidence.required);
        perhaps(tape, &mut evidence.question, questions);
        perhaps(tape, &mut evidence.clause, clauses);
    });
    let (windows, evidence) = (policy.windows.len(), policy.evidence.len());
    let mut rules = std::mem::take(&mut policy.rules);
    tape.list(&mut rules, |tape, one| {
        rule(tape, one, &policy.questions, windows);
        tape.list(&mut one.clauses, |tape, clause| tape.index(clause, clauses));
        tape.list(&mut one.evidence, |tape, item| tape.index(item, evidence));
    });
    policy.rules = rules;
}

fn question<T: Tape>(tape: &mut T, question: &mut Question) {
    tape.id(&mut question.id);
    tape.word(&mut question.ask);
    tape.maybe(&mut question.hint);
    tape.maybe(&mut question.unsure);
    tape.switch(&mut question.changes);
    let mut is_date = question.kind == Kind::Date;
    tape.switch(&mut is_date);
    if is_date {
        question.kind = Kind::Date;
    }
    if let Kind::Choice(options) = &mut question.kind {
        tape.list(options, |tape, option| {
            tape.id(&mut option.id);
            tape.word(&mut option.say);
            tape.maybe(&mut option.hint);
        });
    }
}

fn window<T: Tape>(tape: &mut T, window: &mut Window, questions: usize, clauses: usize) {
    tape.id(&mut window.id);
    // A flawed policy's window may begin nowhere; it keeps its place, and no rule uses it.
    let mut from = window.from.min(questions);
    tape.index(&mut from, questions + 1);
    window.from = from;
    let (mut is_date, mut count) = match window.length {
        Length::Date { days } => (true, days),
        Length::Moment { hours } => (false, hours),
    };
    tape.switch(&mut is_date);
    tape.number(&mut count);
    window.length = if is_date { Length::Date { days: count } } else { Length::Moment { hours: count } };
    perhaps(tape, &mut window.clause, clauses);
}

/// An index where there is one: 0 for none, else one more.
fn perhaps<T: Tape>(tape: &mut T, index: &mut Option<usize>, below: usize) {
    let mut place = index.map_or(0, |index| index + 1);
    tape.index(&mut place, below + 1);
    *index = place.checked_sub(1);
}

fn rule<T: Tape>(tape: &mut T, rule: &mut Rule, questions: &[Question], windows: usize) {
    tape.id(&mut rule.id);
    let mut outcome = Outcome::ALL.iter().position(|outcome| *outcome == rule.outcome).unwrap_or_default();
    tape.index(&mut outcome, Outcome::ALL.len());
    rule.outcome = Outcome::ALL.get(outcome).copied().unwrap_or_default();
    tape.maybe(&mut rule.say);
    tape.list(&mut rule.steps, T::word);
    tape.list(&mut rule.when, |tape, condition| self::condition(tape, condition, questions, windows));
    // Whom a rule overrides is in the diagram.
    rule.overrides = Vec::new();
}

fn condition<T: Tape>(tape: &mut T, condition: &mut Condition, questions: &[Question], windows: usize) {
    let mut kind = match condition {
        Condition::Never => 0,
        Condition::Answer { .. } => 1,
        Condition::Window { .. } => 2,
    };
    tape.index(&mut kind, 3);
    if kind == 1 {
        let (mut question, mut options) = match std::mem::take(condition) {
            Condition::Answer { question, options } => (question, options),
            _ => (0, Vec::new()),
        };
        tape.index(&mut question, questions.len());
        let most = match questions.get(question).map(|question| &question.kind) {
            Some(Kind::Choice(options)) => options.len(),
            _ => 0,
        };
        tape.list(&mut options, |tape, option| tape.index(option, most));
        *condition = Condition::Answer { question, options };
    } else if kind == 2 {
        let (mut window, mut open) = match *condition {
            Condition::Window { window, open } => (window, open),
            _ => (0, false),
        };
        tape.index(&mut window, windows);
        tape.switch(&mut open);
        *condition = Condition::Window { window, open };
    }
}

fn diagram<T: Tape>(tape: &mut T, diagram: &mut Diagram) {
    tape.list(&mut diagram.sizes, T::number);
    tape.list(&mut diagram.leaves, |tape, leaf| tape.list(leaf, T::number));
    tape.list(&mut diagram.variables, T::number);
    tape.list(&mut diagram.starts, T::number);
    tape.list(&mut diagram.children, T::number);
    tape.number(&mut diagram.root);
}
