//! The names of a policy, and the findings about unknown ones.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;

use crate::analysis::describe::suggestion;
use crate::analysis::{Check, Finding};
use crate::read::{Folder, QuestionKindToml, QuestionToml};

/// How many unknown names get a suggestion, because each is compared with all known ones.
const MAX_SUGGESTED: usize = 100;

/// The names of a policy, by kind.
pub(super) struct NameTable<'a> {
    pub(super) folder: &'a Folder,
    by_question: HashMap<&'a str, &'a QuestionToml>,
    pub(super) by_window: HashSet<&'a str>,
    pub(super) questions: &'a [QuestionToml],
    dates: Vec<&'a str>,
    pub(super) windows: Vec<&'a str>,
    pub(super) limits: Vec<&'a str>,
    pub(super) cases: Vec<&'a str>,
    pub(super) calendars: Vec<&'a str>,
    pub(super) clauses: Vec<&'a str>,
    pub(super) evidence: Vec<&'a str>,
    pub(super) notes: Vec<&'a str>,
    pub(super) rules: Vec<&'a str>,
    pub(super) sets: [HashSet<&'a str>; 3],
    /// How many unknown names were met so far.
    suggested: Cell<usize>,
}

impl<'a> NameTable<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        let written = &folder.written;
        let dates = written.questions.iter().filter(|question| question.kind == QuestionKindToml::Date);
        let clauses: Vec<&str> = keys(&written.clauses.0).collect();
        let evidence: Vec<&str> = keys(&written.evidence.0).collect();
        let rules: Vec<&str> = written.rules.iter().map(|rule| rule.id.get_ref().as_str()).collect();
        // If two questions have the same name, the first counts.
        let by_question = written.questions.iter().rev().map(|it| (it.id.get_ref().as_str(), it));
        NameTable {
            folder,
            by_question: by_question.collect(),
            by_window: keys(&written.windows.0).collect(),
            questions: &written.questions,
            dates: dates.map(|question| question.id.get_ref().as_str()).collect(),
            windows: keys(&written.windows.0).collect(),
            limits: keys(&written.limits.0).collect(),
            cases: keys(&written.cases.0).collect(),
            calendars: keys(&written.calendars.0).collect(),
            sets: [&clauses, &evidence, &rules].map(|names| names.iter().copied().collect()),
            clauses,
            evidence,
            notes: keys(&written.notes.0).collect(),
            rules,
            suggested: Cell::new(0),
        }
    }

    pub(super) fn question(&self, id: &str) -> Option<&'a QuestionToml> {
        self.by_question.get(id).copied()
    }

    pub(super) fn clause(&self, name: &Spanned<String>) -> Option<Finding> {
        let [clauses, ..] = &self.sets;
        (!clauses.contains(name.get_ref().as_str())).then(|| self.unknown(name, "clause", &self.clauses))
    }

    /// Checks that a name is a date question's. `what` begins the message otherwise.
    pub(super) fn date(&self, name: &Spanned<String>, what: &str) -> Option<Finding> {
        match self.question(name.get_ref()) {
            Some(question) if question.kind != QuestionKindToml::Date => Some(Finding {
                message: format!("{what} `{}`, which is not a date", name.get_ref()),
                help: "name a question with `kind = \"date\"`".to_owned(),
                label: "not a date".to_owned(),
                ..self.finding(name.span())
            }),
            Some(_) => None,
            None => Some(self.unknown(name, "date question", &self.dates)),
        }
    }

    pub(super) fn number(&self, name: &Spanned<String>, what: &str) -> Option<Finding> {
        let numbers = self.questions.iter().filter(|question| question.kind == QuestionKindToml::Number);
        let numbers: Vec<&str> = numbers.map(|question| question.id.get_ref().as_str()).collect();
        match self.question(name.get_ref()) {
            Some(question) if question.kind != QuestionKindToml::Number => Some(Finding {
                message: format!("{what} `{}`, which is not a number", name.get_ref()),
                help: "name a question with `kind = \"number\"`".to_owned(),
                label: "not a number".to_owned(),
                ..self.finding(name.span())
            }),
            Some(_) => None,
            None => Some(self.unknown(name, "number question", &numbers)),
        }
    }

    pub(super) fn unknown(&self, name: &Spanned<String>, what: &str, known: &[&str]) -> Finding {
        let message = format!("there is no {what} called `{}`", name.get_ref());
        self.suggested.set(self.suggested.get() + 1);
        let near = (self.suggested.get() < MAX_SUGGESTED).then(|| suggestion(name.get_ref(), known));
        let help = near.unwrap_or_else(|| "mend the name, or add what it should stand for".to_owned());
        Finding { message, help, ..self.finding(name.span()) }
    }

    pub(super) fn finding(&self, span: Range<usize>) -> Finding {
        Finding {
            label: "not known".to_owned(),
            place: self.folder.rules.place(span),
            ..Finding::of(Check::UnknownName)
        }
    }
}

fn keys<T>(table: &[(Spanned<String>, T)]) -> impl Iterator<Item = &str> {
    table.iter().map(|(key, _)| key.get_ref().as_str())
}
