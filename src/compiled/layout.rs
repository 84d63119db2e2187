//! The order in which a compiled policy is packed: the one description for both ways.

use super::limits;
use super::pieces::{indices, maybe_id, maybe_place, numbers, one_of, perhaps};
use super::{Compiled, tape::Tape};
use crate::diagram::Diagram;
use crate::policy::{
    Condition, ContactUrl, Email, Goods, Kind, Note, Number, Outcome, Policy, Question, Rule,
};

/// Goes over the whole.
pub(super) fn compiled<T: Tape>(tape: &mut T, compiled: &mut Compiled) {
    policy(tape, &mut compiled.policy);
    tape.list(&mut compiled.regions, |tape, regions| {
        tape.list(regions, |tape, region| tape.list(region, T::switch));
    });
    tape.list(&mut compiled.joint, |tape, joint| {
        numbers(tape, &mut joint.variables);
        tape.list(&mut joint.combinations, numbers);
    });
    diagram(tape, &mut compiled.diagram);
}

fn policy<T: Tape>(tape: &mut T, policy: &mut Policy) {
    tape.id(&mut policy.id);
    tape.word(&mut policy.title);
    tape.text(&mut policy.version);
    tape.text(&mut policy.language);
    one_of(tape, &mut policy.goods, &Goods::ALL);
    limits::maybe_date(tape, &mut policy.since);
    maybe_id(tape, &mut policy.zone);
    tape.maybe(&mut policy.rights);
    address(tape, &mut policy.contact.email, Email::pack, Email::unpack);
    page(tape, &mut policy.contact.url);
    tape.list(&mut policy.clauses, |tape, clause| {
        tape.id(&mut clause.id);
        tape.word(&mut clause.quote);
        tape.maybe(&mut clause.translation);
    });
    tape.list(&mut policy.questions, question);
    let (questions, clauses) = (policy.questions.len(), policy.clauses.len());
    tape.list(&mut policy.calendars, limits::calendar);
    let calendars = policy.calendars.len();
    tape.list(&mut policy.windows, |tape, one| limits::window(tape, one, questions, clauses, calendars));
    tape.list(&mut policy.limits, |tape, one| limits::limit(tape, one, questions, clauses));
    tape.list(&mut policy.outcomes, |tape, own| {
        tape.id(&mut own.id);
        one_of(tape, &mut own.like, &Outcome::ALL);
        tape.word(&mut own.title);
        tape.word(&mut own.means);
    });
    tape.list(&mut policy.evidence, |tape, evidence| {
        tape.id(&mut evidence.id);
        tape.word(&mut evidence.say);
        tape.maybe(&mut evidence.how);
        tape.switch(&mut evidence.is_text);
        tape.switch(&mut evidence.required);
        perhaps(tape, &mut evidence.question, questions);
        perhaps(tape, &mut evidence.clause, clauses);
    });
    let many = Many {
        of: &policy.questions,
        windows: policy.windows.len(),
        limits: policy.limits.len(),
        outcomes: policy.outcomes.len(),
        // Cases name each other in any order; whoever follows them stops at what is not there.
        cases: usize::MAX,
    };
    tape.list(&mut policy.cases, |tape, case| {
        tape.id(&mut case.id);
        conditions(tape, &mut case.when, many);
    });
    let (many, evidence) = (Many { cases: policy.cases.len(), ..many }, policy.evidence.len());
    tape.list(&mut policy.rules, |tape, one| {
        rule(tape, one, many);
        indices(tape, &mut one.clauses, clauses);
        indices(tape, &mut one.evidence, evidence);
    });
}

/// A parsed address. One that does not parse any more was not packed by us, and is left out.
fn address<T: Tape, A>(
    tape: &mut T,
    address: &mut Option<A>,
    pack: impl Fn(&A) -> String,
    unpack: impl Fn(&str) -> Option<A>,
) {
    let mut text = if T::READS { None } else { address.as_ref().map(pack) };
    tape.maybe(&mut text);
    *address = text.as_deref().and_then(unpack);
}

fn page<T: Tape>(tape: &mut T, page: &mut Option<ContactUrl>) {
    address(tape, page, |url| url.template().to_owned(), ContactUrl::unpack);
}

fn question<T: Tape>(tape: &mut T, question: &mut Question) {
    tape.id(&mut question.id);
    tape.word(&mut question.ask);
    tape.maybe(&mut question.hint);
    tape.maybe(&mut question.unsure);
    tape.switch(&mut question.changes);
    let there = || match &question.kind {
        Kind::Choice(_) => 0,
        Kind::Date => 1,
        Kind::Number(_) => 2,
    };
    let kind = tape.kind(there, 3);
    if T::READS {
        question.kind = match kind {
            1 => Kind::Date,
            2 => Kind::Number(Number::default()),
            _ => Kind::Choice(Vec::new()),
        };
    }
    match &mut question.kind {
        Kind::Date => {
            tape.maybe(&mut question.event);
            maybe_place(tape, &mut question.after);
            tape.switch(&mut question.ahead);
        }
        Kind::Number(number) => limits::number(tape, number),
        Kind::Choice(options) => tape.list(options, |tape, option| {
            tape.id(&mut option.id);
            tape.word(&mut option.say);
            tape.maybe(&mut option.hint);
        }),
    }
}

fn rule<T: Tape>(tape: &mut T, rule: &mut Rule, many: Many<'_>) {
    tape.id(&mut rule.id);
    one_of(tape, &mut rule.outcome, &Outcome::ALL);
    perhaps(tape, &mut rule.own, many.outcomes);
    tape.maybe(&mut rule.say);
    tape.list(&mut rule.steps, T::word);
    // Among the words, so that another note makes no other case code.
    let mut note = if T::READS { None } else { rule.note.take().map(|note| note.say) };
    tape.maybe(&mut note);
    rule.note = note.map(|say| Note { id: String::new(), say });
    page(tape, &mut rule.withdraw);
    conditions(tape, &mut rule.when, many);
    limits::terms(tape, &mut rule.terms, many.of.len());
    // Whom a rule overrides is in the diagram.
    rule.overrides = Vec::new();
}

/// How many there are of what conditions and rules name.
#[derive(Clone, Copy)]
struct Many<'a> {
    of: &'a [Question],
    windows: usize,
    limits: usize,
    outcomes: usize,
    cases: usize,
}

#[inline(never)]
fn conditions<T: Tape>(tape: &mut T, list: &mut Vec<Condition>, many: Many<'_>) {
    tape.list(list, |tape, one| condition(tape, one, many));
}

fn condition<T: Tape>(tape: &mut T, condition: &mut Condition, many: Many<'_>) {
    let there = || match condition {
        Condition::Never => 0,
        Condition::Answer { .. } => 1,
        Condition::Window { .. } => 2,
        Condition::Limit { .. } => 3,
        Condition::Case(_) => 4,
    };
    let kind = tape.kind(there, 5);
    if T::READS {
        *condition = match kind {
            1 => Condition::Answer { question: 0, options: Vec::new() },
            2 => Condition::Window { window: 0, open: false },
            3 => Condition::Limit { limit: 0, holds: false },
            4 => Condition::Case(Vec::new()),
            _ => Condition::Never,
        };
    }
    match condition {
        Condition::Never => {}
        Condition::Answer { question, options } => {
            tape.index(question, many.of.len());
            let most = match many.of.get(*question).map(|question| &question.kind) {
                Some(Kind::Choice(options)) => options.len(),
                _ => 0,
            };
            indices(tape, options, most);
        }
        Condition::Window { window, open } => {
            tape.index(window, many.windows);
            tape.switch(open);
        }
        Condition::Limit { limit, holds } => {
            tape.index(limit, many.limits);
            tape.switch(holds);
        }
        Condition::Case(list) => indices(tape, list, many.cases),
    }
}

fn diagram<T: Tape>(tape: &mut T, diagram: &mut Diagram) {
    numbers(tape, &mut diagram.sizes);
    tape.list(&mut diagram.leaves, numbers);
    numbers(tape, &mut diagram.variables);
    numbers(tape, &mut diagram.starts);
    numbers(tape, &mut diagram.children);
    tape.number(&mut diagram.root);
}
