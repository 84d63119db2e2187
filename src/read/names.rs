//! Looking names up: what each one stands for, to the letter or as what it was probably meant to be.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};

use toml::Spanned;

use super::{RulesFile, nearest};
use crate::policy::{Kind, Policy};

/// Everything that a policy gives a name to. Of two of one name the first counts.
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
    /// Whether a name that means nothing is taken for the nearest that does.
    near: bool,
    /// How many names nothing has to the letter.
    looked_for: Cell<usize>,
    /// The names that nothing has, nor one nearly the same.
    unresolved: RefCell<Unresolved>,
}

/// Names that nothing has, nor one nearly the same, by what they were used as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unresolved {
    /// Keys of a `when`, and dates that a window begins with.
    pub conditions: BTreeSet<String>,
    /// Clauses.
    pub clauses: BTreeSet<String>,
    /// Evidence.
    pub evidence: BTreeSet<String>,
    /// Options, by the question that should have them.
    pub options: BTreeSet<(usize, String)>,
    /// Rules, by the one that should override them.
    pub overridden: BTreeSet<(usize, String)>,
}

/// Maximum names for which the nearest is looked for, as each is compared with all that there are.
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

    /// What was looked for and not found.
    pub(super) fn unresolved(self) -> Unresolved {
        self.unresolved.into_inner()
    }

    pub(super) fn question(&self, name: &str) -> Option<usize> {
        self.find(&self.questions, name)
    }

    /// A date question, for a window to begin with.
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

    /// A note on rights.
    pub(super) fn rights(&self, name: &str) -> Option<usize> {
        self.find(&self.notes, name)
    }

    /// A rule that `by` overrides.
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

    /// A choice question, for the length of a window to go by.
    pub(super) fn choice(&self, policy: &Policy, name: &str) -> Option<usize> {
        let found = self.find(&self.questions, name).filter(|at| is_choice(policy, *at));
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// A number question, for a limit or for terms.
    pub(super) fn number(&self, policy: &Policy, name: &str) -> Option<usize> {
        let is_number =
            |at: &usize| policy.questions.get(*at).is_some_and(|it| matches!(it.kind, Kind::Number(_)));
        let found = self.find(&self.questions, name).filter(is_number);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// A window that another is made of.
    pub(super) fn window(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.windows, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// A case.
    pub(super) fn case(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.cases, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// A calendar.
    pub(super) fn calendar(&self, name: &str) -> Option<usize> {
        let found = self.find(&self.calendars, name);
        self.note(found, |unresolved| unresolved.conditions.insert(name.to_owned()))
    }

    /// An outcome of the shop's own.
    pub(super) fn own_outcome(&self, name: &str) -> Option<usize> {
        self.outcomes.get(name).copied()
    }

    /// What a key of `when` stands for.
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
        if exact.is_some() || !self.may_look() {
            return exact;
        }
        nearest(name, known.keys().copied()).and_then(|name| known.get(name).copied())
    }

    /// Whether to look for the nearest name.
    fn may_look(&self) -> bool {
        self.looked_for.set(self.looked_for.get() + 1);
        self.near && self.looked_for.get() <= MAX_LOOKED_FOR
    }
}

/// The key of `when` under which cases are named.
pub(super) const CASE: &str = "case";
/// The key under which cases are named that must all hold.
pub(super) const ALL_CASES: &str = "all-cases";

/// What a key of `when` stands for.
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
