//! Looks names up: what each one refers to, taken literally or as the nearest known name.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};

use toml::Spanned;

use super::{RulesFile, nearest};
use crate::policy::{Kind, Policy};

/// The indices of everything in a policy that has a name. If two have the same name, the first counts.
pub(super) struct NameTable<'a> {
    questions: HashMap<&'a str, usize>,
    options: Vec<HashMap<&'a str, usize>>,
    windows: HashMap<&'a str, usize>,
    limits: HashMap<&'a str, usize>,
    cases: HashMap<&'a str, usize>,
    calendars: HashMap<&'a str, usize>,
    outcomes: HashMap<&'a str, usize>,
    clauses: HashMap<&'a str, usize>,
    evidence: HashMap<&'a str, usize>,
    notes: HashMap<&'a str, usize>,
    rules: HashMap<&'a str, usize>,
    /// Whether an unknown name is taken for the nearest known one.
    near: bool,
    /// How many unknown names were looked up so far.
    looked_for: Cell<usize>,
    /// The unknown names that no known name is near to.
    unresolved: RefCell<Unresolved>,
}

/// Unknown names that no known name is near to, by what they were used for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unresolved {
    /// Keys of `when`, dates and questions that windows and limits name, windows, cases and calendars.
    pub conditions: BTreeSet<String>,
    /// Clauses.
    pub clauses: BTreeSet<String>,
    /// Evidence.
    pub evidence: BTreeSet<String>,
    /// Options, each with the index of its question.
    pub options: BTreeSet<(usize, String)>,
    /// Overridden rules, each with the index of the rule that overrides it.
    pub overridden: BTreeSet<(usize, String)>,
}

/// How many unknown names are compared with the known ones, because each is compared with all of them.
const MAX_LOOKED_FOR: usize = 500;

impl<'a> NameTable<'a> {
    pub(super) fn new(written: &'a RulesFile, near: bool) -> Self {
        let options = |question: &'a super::QuestionToml| places(question.options.iter().map(|it| &it.id));
        NameTable {
            questions: places(written.questions.iter().map(|it| &it.id)),
            options: written.questions.iter().map(options).collect(),
            windows: places(written.windows.0.iter().map(|(id, _)| id)),
            limits: places(written.limits.0.iter().map(|(id, _)| id)),
            cases: places(written.cases.0.iter().map(|(id, _)| id)),
            calendars: places(written.calendars.0.iter().map(|(id, _)| id)),
            outcomes: places(written.outcomes.0.iter().map(|(id, _)| id)),
            clauses: places(written.clauses.0.iter().map(|(id, _)| id)),
            evidence: places(written.evidence.0.iter().map(|(id, _)| id)),
            notes: places(written.notes.0.iter().map(|(id, _)| id)),
            rules: places(written.rules.iter().map(|it| &it.id)),
            near,
            looked_for: Cell::new(0),
            unresolved: RefCell::default(),
        }
    }

    /// The names that were looked up and not found.
    pub(super) fn unresolved(self) -> Unresolved {
        self.unresolved.into_inner()
    }

    pub(super) fn question(&self, name: &str) -> Option<usize> {
        self.find(&self.questions, name)
    }

    /// The date question of a name.
    pub(super) fn date(&self, policy: &Policy, name: &str) -> Option<usize> {
        let is_date = |&at: &usize| policy.questions.get(at).is_some_and(|it| it.kind == Kind::Date);
        let found = self.find(&self.questions, name).filter(is_date);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    pub(super) fn option(&self, question: usize, name: &str) -> Option<usize> {
        let found = self.find(self.options.get(question)?, name);
        self.note(found, |unresolved| unresolved.options.insert((question, name.to_owned())))
    }

    pub(super) fn clause(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.clauses, name);
        self.note(found, |unresolved| unresolved.clauses.insert(name.to_owned()))
    }

    pub(super) fn evidence(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.evidence, name);
        self.note(found, |unresolved| unresolved.evidence.insert(name.to_owned()))
    }

    /// The note on rights of a name.
    pub(super) fn rights(&self, name: &str) -> Option<usize> {
        self.find(&self.notes, name)
    }

    /// The rule of a name that the rule `by` overrides.
    pub(super) fn rule(&self, by: usize, name: &str) -> Option<usize> {
        let found = self.find(&self.rules, name);
        self.note(found, |unresolved| unresolved.overridden.insert((by, name.to_owned())))
    }

    fn note(&self, found: Option<usize>, add: impl Fn(&mut Unresolved) -> bool) -> Option<usize> {
        if found.is_none() {
            add(&mut self.unresolved.borrow_mut());
        }
        found
    }

    /// The choice question of a name, on which a window's length depends.
    pub(super) fn choice(&self, policy: &Policy, name: &str) -> Option<usize> {
        let found = self.find(&self.questions, name).filter(|at| is_choice(policy, *at));
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// The number question of a name, for a limit or for terms.
    pub(super) fn number(&self, policy: &Policy, name: &str) -> Option<usize> {
        let is_number =
            |at: &usize| policy.questions.get(*at).is_some_and(|it| matches!(it.kind, Kind::Number(_)));
        let found = self.find(&self.questions, name).filter(is_number);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// The window of a name, as a part of another window.
    pub(super) fn window(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.windows, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// The case of a name.
    pub(super) fn case(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.cases, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// The calendar of a name.
    pub(super) fn calendar(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.calendars, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// The shop's own outcome of a name, taken literally.
    pub(super) fn own_outcome(&self, name: &str) -> Option<usize> {
        self.outcomes.get(name).copied()
    }

    /// What a key of `when` refers to.
    pub(super) fn key(&self, policy: &Policy, name: &str) -> Option<Key> {
        let known = |name: &str| {
            let choice = self.questions.get(name).copied().filter(|at| is_choice(policy, *at));
            let window = || self.windows.get(name).copied().map(Key::Window);
            let limit = || self.limits.get(name).copied().map(Key::Limit);
            let case = || match name {
                _ if self.cases.is_empty() => None,
                CASE => Some(Key::Case),
                ALL_CASES => Some(Key::AllCases),
                _ => None,
            };
            choice.map(Key::Choice).or_else(window).or_else(limit).or_else(case)
        };
        let mut found = known(name);
        if found.is_none() && self.may_look() {
            let choices = self.questions.iter().filter(|(_, place)| is_choice(policy, **place));
            let names = choices.map(|(name, _)| *name).chain(self.windows.keys().copied());
            let cases = if self.cases.is_empty() { &[][..] } else { &[CASE, ALL_CASES] };
            let names = names.chain(self.limits.keys().copied()).chain(cases.iter().copied());
            found = nearest(name, names).and_then(known);
        }
        if found.is_none() {
            self.unresolved.borrow_mut().conditions.insert(name.to_owned());
        }
        found
    }

    /// Whether the state of a window means open. Returns `None` if it is no state.
    pub(super) fn state(&self, name: &str) -> Option<bool> {
        match if self.near { nearest(name, ["open", "closed"]).unwrap_or(name) } else { name } {
            "open" => Some(true),
            "closed" => Some(false),
            _ => None,
        }
    }

    fn find(&self, known: &HashMap<&str, usize>, name: &str) -> Option<usize> {
        let exact = known.get(name).copied();
        if exact.is_some() || !self.may_look() {
            return exact;
        }
        nearest(name, known.keys().copied()).and_then(|name| known.get(name).copied())
    }

    /// Whether to look for the nearest name; counts the lookup.
    fn may_look(&self) -> bool {
        self.looked_for.set(self.looked_for.get() + 1);
        self.near && self.looked_for.get() <= MAX_LOOKED_FOR
    }
}

/// The key of `when` that names cases, one of which must hold.
pub(super) const CASE: &str = "case";
/// The key of `when` that names cases, all of which must hold.
pub(super) const ALL_CASES: &str = "all-cases";

/// What a key of `when` refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Key {
    /// A choice question.
    Choice(usize),
    /// A window.
    Window(usize),
    /// A limit.
    Limit(usize),
    /// Cases, one of which must hold.
    Case,
    /// Cases that must all hold.
    AllCases,
}

fn is_choice(policy: &Policy, question: usize) -> bool {
    policy.questions.get(question).is_some_and(|it| matches!(it.kind, Kind::Choice(_)))
}

fn places<'a>(names: impl Iterator<Item = &'a Spanned<String>>) -> HashMap<&'a str, usize> {
    let mut places = HashMap::new();
    for (place, name) in names.enumerate() {
        places.entry(name.get_ref().as_str()).or_insert(place);
    }
    places
}
