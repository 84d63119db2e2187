//! Asking for the buyer of each scenario, and comparing what is said with what must be.

use super::Scenario;
use crate::compiled::Compiled;
use crate::interview::{Reply, Verdict};
use crate::policy::read::nearest;
use crate::report::buyer::{self, Told};
use crate::time::rfc3339;
use crate::view::message;
use crate::wire;

/// All scenarios of a policy, run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What came of each, in their order.
    pub scenarios: Vec<Ran>,
    /// The ids of the rules that the verdicts stand on, in written order.
    pub exercised: Vec<String>,
    /// Those of the rules that none does.
    pub not_exercised: Vec<String>,
}

/// One scenario, run.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// Its name.
    pub name: String,
    /// The line and column at which it stands.
    pub place: (usize, usize),
    /// What is not as it must be; nothing if it holds.
    pub differences: Vec<Difference>,
    /// What `decide` says to it, as JSON.
    pub reply: String,
}

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Difference {
    /// The part of the verdict; `verdict` if there is none at all.
    pub of: &'static str,
    /// What the scenario says.
    pub expected: String,
    /// What the policy says.
    pub found: String,
}

/// Runs scenarios.
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
    let no_verdict =
        |found: String| vec![Difference { of: "verdict", expected: quoted(scenario.outcome.id()), found }];
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
    if verdict.outcome != scenario.outcome {
        add("outcome", quoted(scenario.outcome.id()), quoted(verdict.outcome.id()));
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
    let found = verdict.deadline.map(|deadline| deadline.by);
    if found != scenario.deadline.as_ref().map(|(_, by)| *by) {
        let none = || "none".to_owned();
        let expected = scenario.deadline.as_ref().map_or_else(none, |(written, _)| quoted(written));
        add("deadline", expected, found.map_or_else(none, |by| quoted(&rfc3339(by, &scenario.zone))));
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

/// In whichever order they are named.
fn same(expected: &[String], found: &[&str]) -> bool {
    expected.iter().all(|id| found.contains(&id.as_str()))
        && found.iter().all(|id| expected.iter().any(|other| other == id))
}

/// A rule that a scenario names, which the policy may not have.
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
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
