//! Turns the parsed files into the policy that they describe. Lists keep their indices: the third rule in the
//! file is the third rule. Unknown names are left out, so that the rest can still be checked.

use toml::Spanned;

use super::names::{Key, NameTable, Unresolved};
use super::rules_file::{ContactToml, EvidenceKindToml, GoodsToml, QuestionKindToml};
use super::{
    CalendarToml, LimitToml, Names, OptionToml, QuestionToml, RuleToml, RulesFile, Table, TermsToml, limits,
    texts, windows,
};
use crate::policy::{
    Bound, Calendar, Case, Choice, Clause, Condition, Contact, ContactUrl, Decimal, Email, Evidence, Goods,
    Kind, Limit, MAX_NUMBER, Note, Number, Outcome, OwnOutcome, Policy, Question, Rule, Terms, WindowKind,
};

/// The policy with its names taken literally.
pub(super) fn meaning(written: &RulesFile) -> Policy {
    policy(written, &NameTable::new(written, false))
}

/// The policy with each unknown name replaced by the nearest known one, and the unknown names that no known
/// name is near to.
pub(super) fn nearest_meaning(written: &RulesFile) -> (Policy, Unresolved) {
    let known = NameTable::new(written, true);
    (policy(written, &known), known.unresolved())
}

fn policy(written: &RulesFile, known: &NameTable<'_>) -> Policy {
    let head = written.policy.get_ref();
    let mut policy = Policy {
        id: head.id.get_ref().clone(),
        title: head.title.clone(),
        version: head.version.clone(),
        language: head.language.clone(),
        goods: goods(head.goods),
        since: head.since.as_ref().and_then(|since| texts::date(since.get_ref())),
        zone: head.zone.as_ref().map(|zone| zone.get_ref().clone()),
        rights: head.rights.clone().filter(|rights| !rights.trim().is_empty()),
        contact: contact(written),
        questions: written.questions.iter().map(question).collect(),
        ..Policy::default()
    };
    policy.clauses.extend(written.clauses.0.iter().map(|(id, clause)| Clause {
        id: id.get_ref().clone(),
        quote: clause.quote.get_ref().clone(),
        translation: None,
    }));
    policy.evidence.extend(written.evidence.0.iter().map(|(id, evidence)| Evidence {
        id: id.get_ref().clone(),
        say: evidence.say.clone(),
        how: evidence.how.clone(),
        is_text: evidence.kind == EvidenceKindToml::Text,
        required: evidence.required,
        question: evidence.question.as_ref().and_then(|name| known.question(name.get_ref())),
        clause: evidence.clause.as_ref().and_then(|name| known.clause(name.get_ref())),
    }));
    for (at, question) in written.questions.iter().enumerate() {
        let after = question.after.as_ref().and_then(|name| known.date(&policy, name.get_ref()));
        // A date that is asked later is not known yet, and the question's own date would say nothing.
        if let Some(slot) = policy.questions.get_mut(at) {
            slot.after = after.filter(|after| *after < at);
        }
    }
    policy.calendars = written.calendars.0.iter().map(|(id, it)| calendar(id, it)).collect();
    policy.limits = written.limits.0.iter().map(|(id, it)| limit(&policy, known, id, it)).collect();
    policy.windows =
        written.windows.0.iter().map(|(id, it)| windows::window(&policy, known, id, it)).collect();
    windows::unusable(&mut policy.windows);
    policy.outcomes.extend(written.outcomes.0.iter().map(|(id, own)| OwnOutcome {
        id: id.get_ref().clone(),
        like: limits::outcome(own.like),
        title: own.title.clone(),
        means: own.means.clone(),
    }));
    let case = |(id, case): &(Spanned<String>, super::CaseToml)| Case {
        id: id.get_ref().clone(),
        when: conditions(&policy, known, &case.when),
    };
    policy.cases = written.cases.0.iter().map(case).collect();
    policy.rules = written.rules.iter().enumerate().map(|(at, it)| rule(&policy, known, at, it)).collect();
    for (rule, it) in policy.rules.iter_mut().zip(&written.rules) {
        let place = it.note.as_ref().and_then(|name| known.rights(name.get_ref()));
        let Some((id, note)) = place.and_then(|place| written.notes.0.get(place)) else { continue };
        rule.note = Some(Note { id: id.get_ref().clone(), say: note.say.clone() });
        rule.withdraw = policy.contact.withdraw.clone().filter(|_| note.withdraw);
    }
    policy
}

/// The contact. Invalid addresses are left out; another check reports them.
fn contact(written: &RulesFile) -> Contact {
    let Some(contact) = &written.contact else { return Contact::default() };
    let ContactToml { email, url, withdraw, .. } = contact.get_ref();
    let page = |text: &Spanned<String>| ContactUrl::parse(text.get_ref().trim()).ok();
    Contact {
        email: email.as_ref().and_then(|text| Email::parse(text.get_ref().trim()).ok()),
        url: url.as_ref().and_then(page),
        withdraw: withdraw.as_ref().and_then(page),
    }
}

fn question(written: &QuestionToml) -> Question {
    let choice = |option: &OptionToml| Choice {
        id: option.id.get_ref().clone(),
        say: option.say.clone(),
        hint: option.hint.clone(),
    };
    Question {
        id: written.id.get_ref().clone(),
        ask: written.ask.clone(),
        hint: written.hint.clone(),
        unsure: written.unsure.clone(),
        changes: written.changes,
        kind: match written.kind {
            QuestionKindToml::Choice => Kind::Choice(written.options.iter().map(choice).collect()),
            QuestionKindToml::Date => Kind::Date,
            QuestionKindToml::Number => Kind::Number(number(written)),
        },
        event: written.event.clone().filter(|event| !event.trim().is_empty()),
        after: None,
        ahead: written.ahead,
    }
}

fn number(written: &QuestionToml) -> Number {
    let currency = written.currency.as_ref().map(|code| code.get_ref().clone());
    let own = currency.as_deref().and_then(texts::currency_digits).unwrap_or_default();
    let least = written.at_least.as_ref().map_or(Decimal::default(), |least| least.get_ref().0);
    Number {
        unit: written.unit.clone().filter(|unit| !unit.trim().is_empty()),
        decimals: written.decimals.as_ref().map_or(own, |decimals| decimals.get_ref().0),
        currency,
        currency_digits: own,
        at_least: least,
        at_most: written.at_most.as_ref().map_or(MAX_NUMBER, |most| most.get_ref().0),
    }
}

fn goods(written: GoodsToml) -> Goods {
    match written {
        GoodsToml::Digital => Goods::Digital,
        GoodsToml::Physical => Goods::Physical,
        GoodsToml::Service => Goods::Service,
        GoodsToml::Stay => Goods::Stay,
        GoodsToml::Event => Goods::Event,
        GoodsToml::Mixed => Goods::Mixed,
    }
}

fn calendar(id: &Spanned<String>, written: &CalendarToml) -> Calendar {
    let mut calendar = Calendar { id: id.get_ref().clone(), ..Calendar::default() };
    for day in &written.weekend {
        if let Some(free) = calendar.weekend.get_mut(*day as usize) {
            *free = true;
        }
    }
    calendar.holidays = written.holidays.iter().filter_map(|text| texts::date(text.get_ref())).collect();
    calendar.holidays.sort_unstable();
    calendar.holidays.dedup();
    calendar
}

fn limit(policy: &Policy, known: &NameTable<'_>, id: &Spanned<String>, written: &LimitToml) -> Limit {
    let given = [
        (Bound::LessThan, &written.less_than),
        (Bound::AtMost, &written.at_most),
        (Bound::AtLeast, &written.at_least),
        (Bound::MoreThan, &written.more_than),
    ];
    let first = given.into_iter().find_map(|(bound, value)| Some((bound, value.as_ref()?.get_ref().0)));
    let (bound, value) = first.unwrap_or_default();
    Limit {
        id: id.get_ref().clone(),
        // A number that is not asked for is neither within a limit nor beyond it, so no question has this
        // index.
        of: known.number(policy, written.of.get_ref()).unwrap_or(usize::MAX),
        bound,
        value,
        clause: written.clause.as_ref().and_then(|clause| known.clause(clause.get_ref())),
    }
}

fn rule(policy: &Policy, known: &NameTable<'_>, at: usize, rule: &RuleToml) -> Rule {
    let own = known.own_outcome(rule.outcome.get_ref());
    let of_the_five = Outcome::ALL.iter().find(|outcome| outcome.id() == rule.outcome.get_ref());
    let like = || own.and_then(|own| policy.outcomes.get(own)).map(|own| own.like);
    Rule {
        id: rule.id.get_ref().clone(),
        when: conditions(policy, known, &rule.when),
        outcome: of_the_five.copied().or_else(like).unwrap_or_default(),
        own: own.filter(|_| of_the_five.is_none()),
        terms: rule.terms.as_ref().map(|terms| self::terms(policy, known, terms.get_ref())),
        clauses: found(&rule.clauses, |name| known.clause(name)),
        evidence: found(&rule.evidence, |name| known.evidence(name)),
        say: rule.say.clone(),
        steps: rule.steps.clone(),
        note: None,
        withdraw: None,
        overrides: found(&rule.overrides, |name| known.rule(at, name)),
    }
}

/// The indices of the names, each once.
fn found(names: &[Spanned<String>], known: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
    let mut seen = std::collections::HashSet::new();
    names.iter().filter_map(|name| known(name.get_ref())).filter(|&place| seen.insert(place)).collect()
}

/// One condition for each key, in order. `all-cases` makes one for each case; those after the first come at
/// the end.
fn conditions(policy: &Policy, known: &NameTable<'_>, when: &Table<Spanned<Names>>) -> Vec<Condition> {
    let (mut conditions, mut more) = (Vec::new(), Vec::new());
    for (key, names) in &when.0 {
        let (key, names) = (known.key(policy, key.get_ref()), names.get_ref());
        let mut cases = names.iter().map(|(name, _)| Condition::Case(known.case(name).into_iter().collect()));
        match if key == Some(Key::AllCases) { cases.next() } else { None } {
            Some(first) => {
                conditions.push(first);
                more.extend(cases);
            }
            None => conditions.push(condition(policy, known, key, names)),
        }
    }
    conditions.append(&mut more);
    conditions
}

fn condition(policy: &Policy, known: &NameTable<'_>, key: Option<Key>, names: &Names) -> Condition {
    let listed: Vec<&str> = names.iter().map(|(name, _)| name).collect();
    match (key, names, listed.as_slice()) {
        (Some(Key::Choice(question)), Names::One(_) | Names::Several(_), listed) => {
            let options = listed.iter().filter_map(|name| known.option(question, name)).collect();
            Condition::Answer { question, options }
        }
        (Some(Key::Window(window)), _, [state]) if is_usable(policy, window) => match known.state(state) {
            Some(open) => Condition::Window { window, open },
            None => Condition::Never,
        },
        (Some(Key::Limit(limit)), Names::Truth(holds), _)
            if policy.limits.get(limit).is_some_and(|limit| limit.of != usize::MAX) =>
        {
            Condition::Limit { limit, holds: *holds }
        }
        (Some(Key::Case), _, listed) if !listed.is_empty() => {
            Condition::Case(listed.iter().filter_map(|name| known.case(name)).collect())
        }
        _ => Condition::Never,
    }
}

fn is_usable(policy: &Policy, window: usize) -> bool {
    policy.windows.get(window).is_some_and(|window| window.kind != WindowKind::Never)
}

fn terms(policy: &Policy, known: &NameTable<'_>, written: &TermsToml) -> Terms {
    let amount =
        |text: &Option<Spanned<String>>| text.as_ref().and_then(|text| texts::amount(text.get_ref()));
    let of = written.of.iter().flat_map(|names| names.get_ref().iter());
    Terms {
        pays: amount(&written.pays),
        keeps: amount(&written.keeps),
        of: of.filter_map(|(name, _)| known.number(policy, name)).collect(),
        by: written.by.clone(),
        postage: written.postage.clone(),
    }
}
