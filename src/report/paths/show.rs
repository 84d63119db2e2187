//! The paths as JSON.

use serde::Serialize;

use super::{Paths, Way};
use crate::buyers::State;
use crate::policy::{Atom, Kind, Policy};
use crate::report::buyer::Request;
use crate::report::json::{self, Keyed};
use crate::report::when::{Is, Part};
use crate::wire;

impl Paths<'_> {
    /// The paths for programs. `when` has, for each question that matters, the options that lead this way;
    /// for a date it has sets of windows that must be open or closed, any one of which is enough.
    pub fn json(&self) -> String {
        let policy = &self.compiled.policy;
        json::text(&Report {
            policy: Head { id: &policy.id, version: &policy.version },
            total: self.total(),
            shown: self.ways.len(),
            paths: self.ways.iter().map(|way| self.path(way)).collect(),
        })
    }

    fn path<'a>(&'a self, way: &'a Way) -> Path<'a> {
        let policy = &self.compiled.policy;
        let rules = wire::rules(policy, &way.verdict);
        Path {
            when: Keyed(way.parts.iter().filter_map(|part| condition(policy, part)).collect()),
            outcome: way.verdict.outcome.id(),
            rules: rules.iter().map(|rule| rule.id.as_str()).collect(),
            witness: Request(&way.buyer),
        }
    }
}

fn condition<'a>(policy: &'a Policy, part: &Part) -> Option<(&'a str, When<'a>)> {
    let question = policy.questions.get(part.question)?;
    let when = match (&part.is, &question.kind) {
        (Is::Options(places), Kind::Choice(options)) => {
            let named = places.iter().filter_map(|&place| options.get(place));
            When::Options(named.map(|option| option.id.as_str()).collect())
        }
        (Is::Date(states), _) => When::Windows(states.iter().map(|state| windows(policy, state)).collect()),
        _ => return None,
    };
    Some((&question.id, when))
}

fn windows<'a>(policy: &'a Policy, state: &State) -> Keyed<&'a str, &'static str> {
    let one = |&(atom, holds): &(Atom, bool)| match atom {
        Atom::Span { window, .. } => {
            Some((policy.windows.get(window)?.id.as_str(), if holds { "open" } else { "closed" }))
        }
        Atom::Limit(limit) => {
            Some((policy.limits.get(limit)?.id.as_str(), if holds { "true" } else { "false" }))
        }
    };
    Keyed(state.iter().filter_map(one).collect())
}

#[derive(Serialize)]
struct Report<'a> {
    policy: Head<'a>,
    total: u64,
    shown: usize,
    paths: Vec<Path<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Path<'a> {
    when: Keyed<&'a str, When<'a>>,
    outcome: &'static str,
    rules: Vec<&'a str>,
    witness: Request<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum When<'a> {
    Options(Vec<&'a str>),
    Windows(Vec<Keyed<&'a str, &'static str>>),
}
