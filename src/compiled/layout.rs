//! The order in which the parts of a compiled policy are packed: one description for encoding and decoding.

use super::limits;
use super::pieces::{indices, maybe_id, maybe_place, numbers, one_of, perhaps};
use super::{Compiled, codec::Codec};
use crate::diagram::Diagram;
use crate::policy::{
    Condition, ContactUrl, Email, Goods, Kind, Note, Number, Outcome, Policy, Question, Rule,
};

/// Visits all parts of a compiled policy.
pub(super) fn compiled<T: Codec>(codec: &mut T, compiled: &mut Compiled) {
    policy(codec, &mut compiled.policy);
    codec.list(&mut compiled.regions, |codec, regions| {
        codec.list(regions, |codec, region| codec.list(region, T::switch));
    });
    codec.list(&mut compiled.joint, |codec, joint| {
        numbers(codec, &mut joint.variables);
        codec.list(&mut joint.combinations, numbers);
    });
    diagram(codec, &mut compiled.diagram);
}

fn policy<T: Codec>(codec: &mut T, policy: &mut Policy) {
    codec.id(&mut policy.id);
    codec.word(&mut policy.title);
    codec.text(&mut policy.version);
    codec.text(&mut policy.language);
    one_of(codec, &mut policy.goods, &Goods::ALL);
    limits::maybe_date(codec, &mut policy.since);
    maybe_id(codec, &mut policy.zone);
    codec.maybe(&mut policy.rights);
    address(codec, &mut policy.contact.email, Email::pack, Email::unpack);
    page(codec, &mut policy.contact.url);
    codec.list(&mut policy.clauses, |codec, clause| {
        codec.id(&mut clause.id);
        codec.word(&mut clause.quote);
        codec.maybe(&mut clause.translation);
    });
    codec.list(&mut policy.questions, question);
    let (questions, clauses) = (policy.questions.len(), policy.clauses.len());
    codec.list(&mut policy.calendars, limits::calendar);
    let calendars = policy.calendars.len();
    codec.list(&mut policy.windows, |codec, one| limits::window(codec, one, questions, clauses, calendars));
    codec.list(&mut policy.limits, |codec, one| limits::limit(codec, one, questions, clauses));
    codec.list(&mut policy.outcomes, |codec, own| {
        codec.id(&mut own.id);
        one_of(codec, &mut own.like, &Outcome::ALL);
        codec.word(&mut own.title);
        codec.word(&mut own.means);
    });
    codec.list(&mut policy.evidence, |codec, evidence| {
        codec.id(&mut evidence.id);
        codec.word(&mut evidence.say);
        codec.maybe(&mut evidence.how);
        codec.switch(&mut evidence.is_text);
        codec.switch(&mut evidence.required);
        perhaps(codec, &mut evidence.question, questions);
        perhaps(codec, &mut evidence.clause, clauses);
    });
    let many = Many {
        of: &policy.questions,
        windows: policy.windows.len(),
        limits: policy.limits.len(),
        outcomes: policy.outcomes.len(),
        // Cases may refer to later ones, so an index cannot be checked yet. The code that follows them
        // ignores a case that does not exist.
        cases: usize::MAX,
    };
    codec.list(&mut policy.cases, |codec, case| {
        codec.id(&mut case.id);
        conditions(codec, &mut case.when, many);
    });
    let (many, evidence) = (Many { cases: policy.cases.len(), ..many }, policy.evidence.len());
    codec.list(&mut policy.rules, |codec, one| {
        rule(codec, one, many);
        indices(codec, &mut one.clauses, clauses);
        indices(codec, &mut one.evidence, evidence);
    });
}

/// A parsed address. If a text does not parse again, no encoder has written it, and it is left out.
fn address<T: Codec, A>(
    codec: &mut T,
    address: &mut Option<A>,
    pack: impl Fn(&A) -> String,
    unpack: impl Fn(&str) -> Option<A>,
) {
    let mut text = if T::READS { None } else { address.as_ref().map(pack) };
    codec.maybe(&mut text);
    *address = text.as_deref().and_then(unpack);
}

fn page<T: Codec>(codec: &mut T, page: &mut Option<ContactUrl>) {
    address(codec, page, |url| url.template().to_owned(), ContactUrl::unpack);
}

fn question<T: Codec>(codec: &mut T, question: &mut Question) {
    codec.id(&mut question.id);
    codec.word(&mut question.ask);
    codec.maybe(&mut question.hint);
    codec.maybe(&mut question.unsure);
    codec.switch(&mut question.changes);
    let there = || match &question.kind {
        Kind::Choice(_) => 0,
        Kind::Date => 1,
        Kind::Number(_) => 2,
    };
    let kind = codec.kind(there, 3);
    if T::READS {
        question.kind = match kind {
            1 => Kind::Date,
            2 => Kind::Number(Number::default()),
            _ => Kind::Choice(Vec::new()),
        };
    }
    match &mut question.kind {
        Kind::Date => {
            codec.maybe(&mut question.event);
            maybe_place(codec, &mut question.after);
            codec.switch(&mut question.ahead);
        }
        Kind::Number(number) => limits::number(codec, number),
        Kind::Choice(options) => codec.list(options, |codec, option| {
            codec.id(&mut option.id);
            codec.word(&mut option.say);
            codec.maybe(&mut option.hint);
        }),
    }
}

fn rule<T: Codec>(codec: &mut T, rule: &mut Rule, many: Many<'_>) {
    codec.id(&mut rule.id);
    one_of(codec, &mut rule.outcome, &Outcome::ALL);
    perhaps(codec, &mut rule.own, many.outcomes);
    codec.maybe(&mut rule.say);
    codec.list(&mut rule.steps, T::word);
    // Notes are among the words, so that a change to one makes no new edition.
    let mut note = if T::READS { None } else { rule.note.take().map(|note| note.say) };
    codec.maybe(&mut note);
    rule.note = note.map(|say| Note { id: String::new(), say });
    page(codec, &mut rule.withdraw);
    conditions(codec, &mut rule.when, many);
    limits::terms(codec, &mut rule.terms, many.of.len());
    // Overrides are left out: the diagram contains their effect.
    rule.overrides = Vec::new();
}

/// The lengths of the lists that conditions and rules refer to.
#[derive(Clone, Copy)]
struct Many<'a> {
    of: &'a [Question],
    windows: usize,
    limits: usize,
    outcomes: usize,
    cases: usize,
}

#[inline(never)]
fn conditions<T: Codec>(codec: &mut T, list: &mut Vec<Condition>, many: Many<'_>) {
    codec.list(list, |codec, one| condition(codec, one, many));
}

fn condition<T: Codec>(codec: &mut T, condition: &mut Condition, many: Many<'_>) {
    let there = || match condition {
        Condition::Never => 0,
        Condition::Answer { .. } => 1,
        Condition::Window { .. } => 2,
        Condition::Limit { .. } => 3,
        Condition::Case(_) => 4,
    };
    let kind = codec.kind(there, 5);
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
            codec.index(question, many.of.len());
            let most = match many.of.get(*question).map(|question| &question.kind) {
                Some(Kind::Choice(options)) => options.len(),
                _ => 0,
            };
            indices(codec, options, most);
        }
        Condition::Window { window, open } => {
            codec.index(window, many.windows);
            codec.switch(open);
        }
        Condition::Limit { limit, holds } => {
            codec.index(limit, many.limits);
            codec.switch(holds);
        }
        Condition::Case(list) => indices(codec, list, many.cases),
    }
}

fn diagram<T: Codec>(codec: &mut T, diagram: &mut Diagram) {
    numbers(codec, &mut diagram.sizes);
    codec.list(&mut diagram.leaves, numbers);
    numbers(codec, &mut diagram.variables);
    numbers(codec, &mut diagram.starts);
    numbers(codec, &mut diagram.children);
    codec.number(&mut diagram.root);
}
