//! Looking names up: what each one stands for, to the letter or as what it was probably meant to be.

use std::cell::Cell;
use std::collections::HashMap;

use toml::Spanned;

use super::{Written, nearest};
use crate::policy::{Kind, Policy};

/// Everything that a policy gives a name to. Of two of one name the first counts.
pub(super) struct Known<'a> {
    questions: HashMap<&'a str, usize>,
    options: Vec<HashMap<&'a str, usize>>,
    windows: HashMap<&'a str, usize>,
    clauses: HashMap<&'a str, usize>,
    evidence: HashMap<&'a str, usize>,
    rules: HashMap<&'a str, usize>,
    /// Whether a name that means nothing is taken for the nearest that does.
    near: bool,
    /// How many were looked for.
    looked_for: Cell<usize>,
}

/// For so many names the nearest is looked for. A file with more unknown ones is no policy.
const MOST_LOOKED_FOR: usize = 500;

impl<'a> Known<'a> {
    pub(super) fn new(written: &'a Written, near: bool) -> Self {
        let options = |question: &'a super::WrittenQuestion| places(question.options.iter().map(|it| &it.id));
        Known {
            questions: places(written.questions.iter().map(|it| &it.id)),
            options: written.questions.iter().map(options).collect(),
            windows: places(written.windows.0.iter().map(|(id, _)| id)),
            clauses: places(written.clauses.0.iter().map(|(id, _)| id)),
            evidence: places(written.evidence.0.iter().map(|(id, _)| id)),
            rules: places(written.rules.iter().map(|it| &it.id)),
            near,
            looked_for: Cell::new(0),
        }
    }

    pub(super) fn question(&self, name: &str) -> Option<usize> {
        self.find(&self.questions, name)
    }

    pub(super) fn option(&self, question: usize, name: &str) -> Option<usize> {
        self.find(self.options.get(question)?, name)
    }

    pub(super) fn clause(&self, name: &str) -> Option<usize> {
        self.find(&self.clauses, name)
    }

    pub(super) fn evidence(&self, name: &str) -> Option<usize> {
        self.find(&self.evidence, name)
    }

    pub(super) fn rule(&self, name: &str) -> Option<usize> {
        self.find(&self.rules, name)
    }

    /// What a key of `when` stands for: a choice question, or else a window.
    pub(super) fn key(&self, policy: &Policy, name: &str) -> (Option<usize>, Option<usize>) {
        let choices = |place: &usize| {
            policy.questions.get(*place).is_some_and(|question| matches!(question.kind, Kind::Choice(_)))
        };
        let known =
            |name: &str| (self.questions.get(name).copied().filter(choices), self.windows.get(name).copied());
        match known(name) {
            (None, None) if self.near => {
                let names = self.questions.iter().filter(|(_, place)| choices(place)).map(|(name, _)| *name);
                nearest(name, names.chain(self.windows.keys().copied())).map_or((None, None), known)
            }
            found => found,
        }
    }

    /// Whether a window's state means open.
    pub(super) fn state(&self, name: &str) -> Option<bool> {
        match if self.near { nearest(name, ["open", "closed"]).unwrap_or(name) } else { name } {
            "open" => Some(true),
            "closed" => Some(false),
            _ => None,
        }
    }

    fn find(&self, known: &HashMap<&str, usize>, name: &str) -> Option<usize> {
        let exact = known.get(name).copied();
        if exact.is_some() || !self.near || self.looked_for.get() > MOST_LOOKED_FOR {
            return exact;
        }
        self.looked_for.set(self.looked_for.get() + 1);
        nearest(name, known.keys().copied()).and_then(|name| known.get(name).copied())
    }
}

fn places<'a>(names: impl Iterator<Item = &'a Spanned<String>>) -> HashMap<&'a str, usize> {
    let mut places = HashMap::new();
    for (place, name) in names.enumerate() {
        places.entry(name.get_ref().as_str()).or_insert(place);
    }
    places
}
