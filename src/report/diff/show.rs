//! Writes the changes as JSON.

use serde::Serialize;
use serde_json::value::RawValue;

use super::change::{Change, Exchange, Terms};
use super::{Diff, Group};
use crate::buyers::State;
use crate::buyers::facts::{Facts, is_plain};
use crate::interview::UNSURE;
use crate::policy::{Kind, Length, Question, Side};
use crate::report::buyer::Request;
use crate::report::json::{self, Keyed};
use crate::report::when::{Is, Part};

impl Diff {
    /// The changes for programs: one object for each group of buyers. `when` has, for each question that
    /// matters, its possible options or states of windows. `witness` is a request to `decide`. If the old
    /// policy must be asked with other answers, because it lacks a question or an option, `old_witness` is
    /// the request for it. `old` and `new` are the replies. If no such buyer was found, `witness`, `old` and
    /// `new` are null.
    pub fn json(&self) -> String {
        let (old, new) = (&self.frame.old.own.policy, &self.frame.new.own.policy);
        let groups = self
            .found
            .changes
            .iter()
            .flat_map(|(change, groups)| groups.iter().map(move |group| self.group_json(change, group)));
        json::text(&Report {
            same: self.is_same(),
            old: Head { id: &old.id, version: &old.version },
            new: Head { id: &new.id, version: &new.version },
            changes: groups.collect(),
            left_out: self.found.groups_left_out,
            changes_left_out: self.found.changes_left_out,
        })
    }

    fn group_json<'a>(&'a self, change: &'a Change, group: &'a Group) -> Entry<'a> {
        let asked = group.example.as_ref().map(|example| (&example.old, &example.new));
        Entry {
            change: self.kind(change),
            message: self.heading(change),
            buyers: self.buyers(group),
            when: self.when(group),
            rules: Both { old: &group.was, new: &group.is },
            witness: asked.map(|(_, new)| Request(&new.0)),
            old_witness: asked.filter(|(old, new)| old.0 != new.0).map(|(old, _)| Request(&old.0)),
            old: asked.and_then(|(old, _)| json::raw(old.1.json.clone())),
            new: asked.and_then(|(_, new)| json::raw(new.1.json.clone())),
        }
    }

    fn kind<'a>(&'a self, change: &'a Change) -> What<'a> {
        let id = |question: usize| self.frame.questions().get(question).map_or("", |it| it.id.as_str());
        match change {
            Change::Outcome { from, to } => What::Outcome { from: from.id(), to: to.id() },
            Change::AnswerGone { question, from } => {
                What::AnswerRemoved { question: id(*question), from: from.id() }
            }
            Change::AnswerNew { question, to } => What::AnswerAdded { question: id(*question), to: to.id() },
            Change::UnsureGone { question } => What::UnsureRemoved { question: id(*question) },
            Change::UnsureNew { question } => What::UnsureAdded { question: id(*question) },
            Change::Clauses(clauses) => What::Clauses { clauses: texts(clauses) },
            Change::Words(words) => What::Words { words: texts(words) },
            Change::Terms(Terms { money, evidence, deadline }) => What::Terms {
                terms: money.as_ref().map(|money| Both { old: money.was.as_str(), new: money.is.as_str() }),
                evidence: texts(evidence),
                deadline: deadline
                    .as_ref()
                    .map(|(was, is)| Both { old: self.deadline(was), new: self.deadline(is) }),
            },
        }
    }

    /// Two questions of one id, such as a choice in one policy and a date in the other, share a list.
    fn when<'a>(&'a self, group: &'a Group) -> Keyed<&'a str, Vec<When<'a>>> {
        let mut all: Vec<(&str, Vec<When<'_>>)> = Vec::new();
        for part in &group.parts {
            let Some(question) = self.frame.questions().get(part.question) else { continue };
            let answers = self.answers(part, question);
            match all.iter_mut().find(|(id, _)| *id == question.id) {
                Some((_, known)) => known.extend(answers),
                None => all.push((&question.id, answers)),
            }
        }
        Keyed(all)
    }

    fn answers<'a>(&self, part: &Part, question: &'a Question) -> Vec<When<'a>> {
        match (&part.is, &question.kind) {
            (Is::Options(places), Kind::Choice(options)) => {
                let named = places.iter().filter_map(|&place| options.get(place));
                named.map(|option| When::Option(&option.id)).collect()
            }
            (Is::Date(states), _) => states.iter().map(|state| When::Windows(self.windows(state))).collect(),
            _ => vec![When::Option(UNSURE)],
        }
    }

    fn windows(&self, state: &State) -> Windows {
        let of = |wanted: bool| {
            let some = state.iter().filter(|(_, open)| *open == wanted);
            let policy = &self.frame.new.joint.policy;
            some.map(|(atom, _)| {
                let plain =
                    policy.span(*atom).filter(|span| span.side == Side::From && is_plain(policy, span));
                let fact = || Span::Fact { fact: Facts::in_english(policy).fact(*atom, true) };
                plain.and_then(|span| in_figures(span.length)).unwrap_or_else(fact)
            })
            .collect()
        };
        Windows { open: of(true), closed: of(false) }
    }
}

/// A length in figures. Returns `None` for fixed dates, which are described in words.
fn in_figures(length: Length) -> Option<Span> {
    Some(match length {
        Length::Moment { hours } if hours.is_multiple_of(24) => {
            Span::Days { days: hours / 24, count: "moment" }
        }
        Length::Moment { hours } => Span::Hours { hours },
        Length::Date { days } => Span::Days { days, count: "date" },
        Length::WorkingDays { days } => Span::Days { days, count: "working-days" },
        Length::Months { days, months, moment } => {
            Span::Months { days, months, count: if moment { "moment" } else { "date" } }
        }
        Length::Season(_) => return None,
    })
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

fn texts(exchange: &Exchange) -> Texts<'_> {
    Texts { removed: &exchange.gone, added: &exchange.new }
}

#[derive(Serialize)]
struct Report<'a> {
    same: bool,
    old: Head<'a>,
    new: Head<'a>,
    changes: Vec<Entry<'a>>,
    left_out: u64,
    #[serde(skip_serializing_if = "is_none")]
    changes_left_out: usize,
}

#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    change: What<'a>,
    message: String,
    buyers: String,
    when: Keyed<&'a str, Vec<When<'a>>>,
    rules: Both<&'a [String]>,
    witness: Option<Request<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_witness: Option<Request<'a>>,
    old: Option<Box<RawValue>>,
    new: Option<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
enum What<'a> {
    Outcome {
        from: &'a str,
        to: &'a str,
    },
    AnswerRemoved {
        question: &'a str,
        from: &'a str,
    },
    AnswerAdded {
        question: &'a str,
        to: &'a str,
    },
    UnsureRemoved {
        question: &'a str,
    },
    UnsureAdded {
        question: &'a str,
    },
    Terms {
        #[serde(skip_serializing_if = "Option::is_none")]
        terms: Option<Both<&'a str>>,
        evidence: Texts<'a>,
        deadline: Option<Both<String>>,
    },
    Clauses {
        clauses: Texts<'a>,
    },
    Words {
        words: Texts<'a>,
    },
}

#[derive(Serialize)]
struct Both<T> {
    old: T,
    new: T,
}

#[derive(Serialize)]
struct Texts<'a> {
    removed: &'a [String],
    added: &'a [String],
}

#[derive(Serialize)]
#[serde(untagged)]
enum When<'a> {
    Option(&'a str),
    Windows(Windows),
}

#[derive(Serialize)]
struct Windows {
    open: Vec<Span>,
    closed: Vec<Span>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Span {
    Days {
        days: u32,
        count: &'static str,
    },
    Hours {
        hours: u32,
    },
    Months {
        #[serde(skip_serializing_if = "is_zero")]
        days: u32,
        months: u32,
        count: &'static str,
    },
    Fact {
        fact: String,
    },
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
