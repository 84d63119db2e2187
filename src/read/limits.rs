//! Limits on the size of a policy, and what must fit together in it beyond its types. The limits are far
//! above what people write, and low enough that any policy is read quickly.

use std::collections::HashMap;

use toml::Spanned;

use super::misfit::{Misfit, misfit};
use super::names::{ALL_CASES, CASE};
use super::window_limits::{LengthsOf, window, zone};
use super::{
    CalendarToml, LimitToml, Names, OutcomeToml, QuestionKindToml, QuestionToml, RuleToml, RulesFile, Source,
    TermsToml, Unreadable, texts,
};
use crate::policy::{Decimal, Outcome};

const MAX_RULES: usize = 10_000;
const MAX_CLAUSES: usize = 10_000;
const MAX_EVIDENCE: usize = 10_000;
const MAX_QUESTIONS: usize = 1000;
const MAX_OPTIONS: usize = 1000;
/// The most windows from one date, and limits on one number.
const MAX_WINDOWS: usize = 50;

/// Fails at the first thing in the file that exceeds a limit or does not fit.
pub(super) fn limits(rules: &Source, written: &RulesFile) -> Result<(), Unreadable> {
    all(written).map_err(|Misfit { span, message, help }| Unreadable {
        help: help.map(str::to_owned),
        ..Unreadable::at(rules, span, message)
    })
}

fn all(written: &RulesFile) -> Result<(), Misfit> {
    numbers(written)?;
    head(written)?;
    written.questions.iter().try_for_each(question)?;
    written.windows.0.iter().try_for_each(|(id, it)| window(id, it))?;
    written.calendars.0.iter().try_for_each(|(id, it)| calendar(id, it))?;
    written.limits.0.iter().try_for_each(|(id, it)| limit(id, it))?;
    let whens = written.rules.iter().map(|it| &it.when).chain(written.cases.0.iter().map(|(_, it)| &it.when));
    whens.flat_map(|when| &when.0).try_for_each(|(key, it)| condition(written, key.get_ref(), it))?;
    written.rules.iter().try_for_each(|it| rule(written, it))?;
    circles(written)
}

fn numbers(written: &RulesFile) -> Result<(), Misfit> {
    let most =
        |what: &str, most: usize, found: usize| format!("expected at most {most} {what}, found {found}");
    if let Some(first) = written.rules.get(MAX_RULES) {
        return misfit(first.id.span(), most("rules", MAX_RULES, written.rules.len()));
    }
    if let Some((id, _)) = written.clauses.0.get(MAX_CLAUSES) {
        return misfit(id.span(), most("clauses", MAX_CLAUSES, written.clauses.0.len()));
    }
    if let Some((id, _)) = written.evidence.0.get(MAX_EVIDENCE) {
        return misfit(id.span(), most("pieces of evidence", MAX_EVIDENCE, written.evidence.0.len()));
    }
    if let Some(first) = written.questions.get(MAX_QUESTIONS) {
        return misfit(first.id.span(), most("questions", MAX_QUESTIONS, written.questions.len()));
    }
    for question in &written.questions {
        if let Some(first) = question.options.get(MAX_OPTIONS) {
            return misfit(first.id.span(), most("options", MAX_OPTIONS, question.options.len()));
        }
    }
    let mut from: HashMap<&str, usize> = HashMap::new();
    for (id, window) in &written.windows.0 {
        let Some(date) = window.from.as_ref().or(window.before.as_ref()) else { continue };
        let lengths = match &window.lengths().first() {
            Some((_, LengthsOf::By(count))) => *count,
            _ => 1,
        };
        let count = from.entry(date.get_ref()).or_default();
        *count += lengths;
        if *count > MAX_WINDOWS {
            return misfit(id.span(), format!("expected at most {MAX_WINDOWS} windows from one date"));
        }
    }
    let mut of: HashMap<&str, usize> = HashMap::new();
    for (id, limit) in &written.limits.0 {
        let count = of.entry(limit.of.get_ref()).or_default();
        *count += 1;
        if *count > MAX_WINDOWS {
            return misfit(id.span(), format!("expected at most {MAX_WINDOWS} limits on one number"));
        }
    }
    Ok(())
}

fn head(written: &RulesFile) -> Result<(), Misfit> {
    let head = written.policy.get_ref();
    if let Some(since) = head.since.as_ref().filter(|since| texts::date(since.get_ref()).is_none()) {
        return not_a_date(since);
    }
    head.zone.as_ref().map_or(Ok(()), zone)
}

/// Only a limit can be `true` or `false`.
fn condition(written: &RulesFile, key: &str, names: &Spanned<Names>) -> Result<(), Misfit> {
    let Names::Truth(_) = names.get_ref() else { return Ok(()) };
    if written.questions.iter().any(|it| it.id.get_ref() == key) {
        return misfit(names.span(), "expected an option or a list of options, found `true` or `false`");
    }
    if written.windows.0.iter().any(|(id, _)| id.get_ref() == key) {
        return misfit(names.span(), "expected `\"open\"` or `\"closed\"`, found `true` or `false`");
    }
    Ok(())
}

fn not_a_date(text: &Spanned<String>) -> Result<(), Misfit> {
    misfit(text.span(), format!("expected a date such as `2026-12-25`, found `{}`", text.get_ref()))
}

/// Checks the keys of a question against its kind.
fn question(question: &QuestionToml) -> Result<(), Misfit> {
    let is = |kind| question.kind == kind;
    let of_dates = [
        ("event", question.event.as_ref().map(|_| question.id.span())),
        ("after", question.after.as_ref().map(Spanned::span)),
        ("ahead", question.ahead.then(|| question.id.span())),
    ];
    let of_numbers = [
        ("unit", question.unit.as_ref().map(|_| question.id.span())),
        ("currency", question.currency.as_ref().map(Spanned::span)),
        ("decimals", question.decimals.as_ref().map(Spanned::span)),
        ("at-least", question.at_least.as_ref().map(Spanned::span)),
        ("at-most", question.at_most.as_ref().map(Spanned::span)),
    ];
    for (key, span) in of_dates {
        if let Some(span) = span.filter(|_| !is(QuestionKindToml::Date)) {
            return misfit(span, format!("`{key}` is for dates: expected `kind = \"date\"` beside it"));
        }
    }
    for (key, span) in of_numbers {
        if let Some(span) = span.filter(|_| !is(QuestionKindToml::Number)) {
            return misfit(span, format!("`{key}` is for numbers: expected `kind = \"number\"` beside it"));
        }
    }
    if let Some(code) =
        question.currency.as_ref().filter(|code| texts::currency_digits(code.get_ref()).is_none())
    {
        return misfit(code.span(), format!("expected a currency such as `EUR`, found `{}`", code.get_ref()));
    }
    let (least, most) = (&question.at_least, &question.at_most);
    if let (Some(least), Some(most)) = (least, most)
        && scaled(least.get_ref().0) > scaled(most.get_ref().0)
    {
        return misfit(most.span(), "expected `at-most` not below `at-least`, found less");
    }
    let lowest = least.as_ref().map_or(0, |least| scaled(least.get_ref().0));
    if let Some(most) = most.as_ref().filter(|most| scaled(most.get_ref().0) < lowest) {
        return misfit(most.span(), "expected `at-most` not below 0, which is the least without `at-least`");
    }
    Ok(())
}

fn scaled(number: Decimal) -> i64 {
    number.floor(super::MAX_PLACES)
}

fn calendar(id: &Spanned<String>, calendar: &CalendarToml) -> Result<(), Misfit> {
    if calendar.weekend.len() >= 7 && (0..7).all(|day| calendar.weekend.iter().any(|it| *it as usize == day))
    {
        return misfit(id.span(), "a calendar whose weekend is the whole week has no working day");
    }
    calendar.holidays.iter().find(|it| texts::date(it.get_ref()).is_none()).map_or(Ok(()), not_a_date)
}

fn limit(id: &Spanned<String>, limit: &LimitToml) -> Result<(), Misfit> {
    let given = [&limit.less_than, &limit.at_most, &limit.at_least, &limit.more_than];
    match given.into_iter().flatten().collect::<Vec<_>>().as_slice() {
        [_] => Ok(()),
        [] => misfit(
            id.span(),
            "expected `less-than`, `at-most`, `at-least` or `more-than` in this limit, found none",
        ),
        [_, other, ..] => misfit(other.span(), "expected one value in this limit, found several"),
    }
}

/// Checks that the outcome is one of the five or the shop's own, and that amounts are valid.
fn rule(written: &RulesFile, rule: &RuleToml) -> Result<(), Misfit> {
    let name = rule.outcome.get_ref();
    let own = written.outcomes.0.iter().map(|(id, _)| id.get_ref().as_str());
    let known: Vec<&str> = Outcome::ALL.iter().map(|it| it.id()).chain(own).collect();
    if !known.contains(&name.as_str()) {
        return misfit(rule.outcome.span(), super::error::unknown_value(name, &known));
    }
    rule.terms.as_ref().map_or(Ok(()), terms)
}

/// The program does not calculate a share and a fee together.
const BOTH: &str = "name one: what is not paid back is kept; where a share and a fee come together, leave the amount out \
                    of `terms` and tell it in `say`, or in the `means` of an outcome of your own";

fn terms(terms: &Spanned<TermsToml>) -> Result<(), Misfit> {
    let written = terms.get_ref();
    let amounts = [&written.pays, &written.keeps];
    for amount in amounts.into_iter().flatten() {
        if texts::amount(amount.get_ref()).is_none() {
            let found = amount.get_ref();
            return misfit(
                amount.span(),
                format!("expected an amount such as `85%` or `45 USD`, found `{found}`"),
            );
        }
    }
    match (&written.pays, &written.keeps) {
        (Some(_), Some(keeps)) => {
            let message = "expected `pays` or `keeps` in these terms, found both".to_owned();
            Err(Misfit { span: keeps.span(), message, help: Some(BOTH) })
        }
        (None, None) if written.of.is_some() => {
            misfit(terms.span(), "expected `pays` or `keeps` beside `of`, found neither")
        }
        _ => Ok(()),
    }
}

/// Finds windows and cases that contain themselves, and dates that come after themselves.
fn circles(written: &RulesFile) -> Result<(), Misfit> {
    let windows = written.windows.0.iter().map(|(id, window)| {
        let parts = window.any.iter().chain(&window.all).flatten();
        (id, parts.map(|part| part.get_ref().as_str()).collect())
    });
    circle(windows.collect(), "window", "is made of")?;
    let cases = written.cases.0.iter().map(|(id, case)| {
        let named = case.when.0.iter().filter(|(key, _)| [CASE, ALL_CASES].contains(&key.get_ref().as_str()));
        (id, named.flat_map(|(_, names)| names.get_ref().iter().map(|(name, _)| name)).collect())
    });
    circle(cases.collect(), "case", "is made of")?;
    let after = written.questions.iter().map(|question| {
        (&question.id, question.after.iter().map(|after| after.get_ref().as_str()).collect())
    });
    circle(after.collect(), "question", "comes after")
}

fn circle(parts: Vec<(&Spanned<String>, Vec<&str>)>, what: &str, verb: &str) -> Result<(), Misfit> {
    let of: HashMap<&str, &Vec<&str>> = parts.iter().map(|(id, of)| (id.get_ref().as_str(), of)).collect();
    for (id, _) in &parts {
        let (mut open, mut seen) = (vec![id.get_ref().as_str()], Vec::new());
        while let Some(name) = open.pop() {
            for &part in of.get(name).into_iter().copied().flatten() {
                if part == id.get_ref() {
                    return misfit(id.span(), format!("the {what} `{part}` {verb} itself"));
                }
                if !seen.contains(&part) {
                    seen.push(part);
                    open.push(part);
                }
            }
        }
    }
    Ok(())
}

/// Maps the written outcome to one of the five.
pub(super) fn outcome(written: OutcomeToml) -> Outcome {
    match written {
        OutcomeToml::Qualifies => Outcome::Qualifies,
        OutcomeToml::FixFirst => Outcome::FixFirst,
        OutcomeToml::EvidenceFirst => Outcome::EvidenceFirst,
        OutcomeToml::DoesNotQualify => Outcome::DoesNotQualify,
        OutcomeToml::SupportDecides => Outcome::SupportDecides,
    }
}
