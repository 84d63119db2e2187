//! Runs scenarios: asks for the buyer of each, and compares the reply with the expected one.

use super::{Expected, Scenario};
use crate::compiled::Compiled;
use crate::interview::{Deadline, Payment, Reply, Verdict};
use crate::policy::{Amount, Decimal, Policy, Terms};
use crate::read::nearest;
use crate::report::buyer::{self, Told};
use crate::time::{Instant, rfc3339};
use crate::wire::{self, message};

/// The results of a policy's scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The result of each scenario, in written order.
    pub scenarios: Vec<Ran>,
    /// The ids of the rules that the verdicts are based on, in written order.
    pub exercised: Vec<String>,
    /// The ids of the rules that no verdict is based on.
    pub not_exercised: Vec<String>,
}

/// The result of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// The name of the scenario.
    pub name: String,
    /// Its line and column in the file.
    pub place: (usize, usize),
    /// What differs from the expectation; empty if the scenario holds.
    pub differences: Vec<Difference>,
    /// The reply of `decide`, as JSON.
    pub reply: String,
}

/// One difference between the expected and the found verdict.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Difference {
    /// The part of the verdict that differs; `verdict` if there is no verdict.
    pub of: &'static str,
    /// What the scenario expects.
    pub expected: String,
    /// What the policy replies.
    pub found: String,
}

/// Runs scenarios.
#[must_use]
pub fn run(compiled: &Compiled, scenarios: &[Scenario]) -> Run {
    let rules = &compiled.policy.rules;
    let mut exercised = vec![false; rules.len()];
    let ran = scenarios.iter().map(|scenario| {
        let Told { reply, json } = buyer::ask(compiled, &scenario.answers, scenario.present());
        if let Reply::Verdict(verdict) = &reply {
            for &rule in &verdict.rules {
                exercised.get_mut(rule).into_iter().for_each(|mark| *mark = true);
            }
        }
        Ran {
            name: scenario.name.clone(),
            place: (scenario.place.line, scenario.place.column),
            differences: compare(compiled, scenario, &reply),
            reply: json,
        }
    });
    let scenarios = ran.collect();
    let ids = |wanted: bool| {
        let some = rules.iter().zip(&exercised).filter(|(_, is)| **is == wanted);
        some.map(|(rule, _)| rule.id.clone()).collect()
    };
    Run { scenarios, exercised: ids(true), not_exercised: ids(false) }
}

fn compare(compiled: &Compiled, scenario: &Scenario, reply: &Reply) -> Vec<Difference> {
    let policy = &compiled.policy;
    let expected = quoted(scenario.outcome.id(policy));
    let no_verdict = |found: String| vec![Difference { of: "verdict", expected, found }];
    match reply {
        Reply::Verdict(verdict) => verdicts(compiled, scenario, verdict),
        Reply::Ask(ask) => {
            no_verdict(format!("the question `{}`: the scenario has no answer to it", ask.topic.id(policy)))
        }
        Reply::Invalid(invalid) => {
            let said = buyer::said(&scenario.answers, reply);
            let why = message::invalid(policy, &invalid.question, invalid.problem, said);
            no_verdict(format!("an invalid answer to `{}`: {why}", invalid.question))
        }
    }
}

fn verdicts(compiled: &Compiled, scenario: &Scenario, verdict: &Verdict) -> Vec<Difference> {
    let policy = &compiled.policy;
    let mut differences = Vec::new();
    let mut add = |of, expected, found| differences.push(Difference { of, expected, found });
    let told = verdict.told();
    if told.outcome != scenario.outcome.outcome
        || scenario.outcome.own.is_some_and(|own| told.own != Some(own))
    {
        add("outcome", quoted(scenario.outcome.id(policy)), quoted(told.id(policy)));
    }
    let ids: Vec<&str> = wire::rules(policy, verdict).iter().map(|rule| rule.id.as_str()).collect();
    if let Some(expected) = &scenario.rules
        && !same(expected, &ids)
    {
        let known: Vec<&str> = policy.rules.iter().map(|rule| rule.id.as_str()).collect();
        add(
            "rules",
            list(expected.iter().map(|id| named(id, &known))),
            list(ids.iter().map(|id| quoted(id))),
        );
    }
    let shown = |it: Option<Deadline>| it.map_or_else(none, |it| quoted(&rfc3339(it.by, &scenario.zone)));
    let is = |it: Option<Deadline>, expected: &Option<(String, Instant)>| {
        it.map(|it| it.by) == expected.as_ref().map(|(_, at)| *at)
    };
    if !is(verdict.deadline, &scenario.deadline) {
        let expected = scenario.deadline.as_ref().map_or_else(none, |(written, _)| quoted(written));
        add("deadline", expected, shown(verdict.deadline));
    }
    let found = verdict.deadline.map(|deadline| deadline.exact);
    if scenario.exact.is_some_and(|exact| found != Some(exact)) {
        let text = |is: Option<bool>| is.map_or_else(none, |is| quoted(if is { "true" } else { "false" }));
        add("exact", text(scenario.exact), text(found));
    }
    if let Some((written, _)) = &scenario.opens
        && !is(verdict.opens, &scenario.opens)
    {
        add("opens", quoted(written), shown(verdict.opens));
    }
    if let Some(expected) = &scenario.terms {
        terms(policy, expected, verdict, &mut add);
    }
    let topics: Vec<String> = verdict.settled_by.iter().map(|topic| topic.id(policy)).collect();
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    if let Some(expected) = &scenario.settled_by
        && !same(expected, &topics)
    {
        let expected = list(expected.iter().map(|id| quoted(id)));
        add("settled_by", expected, list(topics.iter().map(|id| quoted(id))));
    }
    differences
}

/// Compares what is paid back: calculated sums, or percentages as the rule has them.
fn terms(
    policy: &Policy,
    expected: &Expected,
    verdict: &Verdict,
    add: &mut dyn FnMut(&'static str, String, String),
) {
    let rules = wire::rules(policy, verdict);
    let written = match rules.as_slice() {
        [only] => only.terms.clone().unwrap_or_default(),
        _ => Terms::default(),
    };
    let payment = verdict.payment.as_ref();
    let sum = |of: fn(&Payment) -> Decimal| payment.map(|it| Amount::Money(of(it), it.currency.clone()));
    let amounts = [
        ("pays", &expected.pays, written.pays, sum(|it| it.pays)),
        ("keeps", &expected.keeps, written.keeps, sum(|it| it.keeps)),
    ];
    for (of, expected, written, sum) in amounts {
        let Some(expected) = expected else { continue };
        if [&written, &sum].iter().all(|found| found.as_ref() != Some(expected)) {
            let found = if matches!(expected, Amount::Money(..)) { sum.or(written) } else { written.or(sum) };
            add(of, quoted(&expected.text()), found.map_or_else(none, |found| quoted(&found.text())));
        }
    }
    for (of, expected, found) in
        [("as", &expected.by, written.by), ("postage", &expected.postage, written.postage)]
    {
        if let Some(expected) = expected
            && found.as_ref() != Some(expected)
        {
            add(of, quoted(expected), found.map_or_else(none, |found| quoted(&found)));
        }
    }
}

fn none() -> String {
    "none".to_owned()
}

/// Whether two lists have the same ids, in any order.
fn same(expected: &[String], found: &[&str]) -> bool {
    expected.iter().all(|id| found.contains(&id.as_str()))
        && found.iter().all(|id| expected.iter().any(|other| other == id))
}

/// A rule that a scenario names, marked if the policy does not have it.
fn named(id: &str, known: &[&str]) -> String {
    if known.contains(&id) {
        return quoted(id);
    }
    match nearest(id, known.iter().copied()) {
        Some(meant) => format!("`{id}` (there is no such rule; did you mean `{meant}`?)"),
        None => format!("`{id}` (there is no such rule)"),
    }
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}

fn list(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    if names.is_empty() { none() } else { names.join(", ") }
}
