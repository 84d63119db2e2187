//! The results of scenarios as text and as JSON.

use std::fmt::{Display, Write};

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Difference, FILE, Run};
use crate::report::json;

impl Run {
    /// The number of scenarios that fail.
    pub fn failed(&self) -> usize {
        self.scenarios.iter().filter(|ran| !ran.differences.is_empty()).count()
    }

    /// The results for people: what fails and where, how many scenarios hold, and which rules no scenario
    /// reaches. Places begin with `folder`.
    pub fn text(&self, folder: &dyn Display) -> String {
        let mut text = String::new();
        for ran in self.scenarios.iter().filter(|ran| !ran.differences.is_empty()) {
            let ((line, column), name) = (ran.place, &ran.name);
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{folder}/{FILE}:{line}:{column}: fails: {name}");
            for Difference { of, expected, found } in &ran.differences {
                let _ = writeln!(text, "  {of:<10}  expected  {expected}\n  {:<10}  found     {found}", "");
            }
            text.push('\n');
        }
        let _ = writeln!(text, "{}", self.totals());
        let _ = writeln!(text, "{}", self.rules());
        text
    }

    fn totals(&self) -> String {
        let (all, failed) = (self.scenarios.len(), self.failed());
        match (all, failed) {
            (0, _) => format!("no scenario stands in {FILE}"),
            (1, 0) => "1 scenario: it holds".to_owned(),
            (1, _) => "1 scenario: it fails".to_owned(),
            (_, 0) => format!("{all} scenarios: all hold"),
            _ => format!("{all} scenarios: {} hold, {failed} fail", all - failed),
        }
    }

    fn rules(&self) -> String {
        let (exercised, not) = (self.exercised.len(), self.not_exercised.len());
        let names: Vec<String> = self.not_exercised.iter().map(|id| format!("`{id}`")).collect();
        match (exercised, not) {
            (0, 0) => "the policy has no rules".to_owned(),
            (all, 0) => format!("{all} rules: each is exercised by a scenario"),
            _ => format!(
                "{} rules: {exercised} exercised; no scenario comes to {}",
                exercised + not,
                names.join(", ")
            ),
        }
    }

    /// The results for programs, as JSON.
    pub fn json(&self) -> String {
        let scenario = |ran: &super::Ran| Scenario {
            name: ran.name.clone(),
            place: Place { file: FILE, line: ran.place.0, column: ran.place.1 },
            holds: ran.differences.is_empty(),
            differences: ran.differences.clone(),
            reply: json::raw(ran.reply.clone()),
        };
        json::text(&Report {
            scenarios: self.scenarios.iter().map(scenario).collect(),
            held: self.scenarios.len() - self.failed(),
            failed: self.failed(),
            rules: Rules { exercised: &self.exercised, not_exercised: &self.not_exercised },
        })
    }
}

#[derive(Serialize)]
struct Report<'a> {
    scenarios: Vec<Scenario>,
    held: usize,
    failed: usize,
    rules: Rules<'a>,
}

#[derive(Serialize)]
struct Scenario {
    name: String,
    place: Place,
    holds: bool,
    differences: Vec<Difference>,
    reply: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct Place {
    file: &'static str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Rules<'a> {
    exercised: &'a [String],
    not_exercised: &'a [String],
}
