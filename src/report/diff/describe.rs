//! Describes the changes in words.

use std::cmp::Ordering;
use std::fmt::Display;

use super::change::{Change, Exchange, Terms};
use super::frame::Side;
use super::{Diff, Group};
use crate::buyers::facts::{Facts, is_plain};
use crate::policy::{self, Kind, Length, Policy, Window, WindowKind};
use crate::report::buyer::line;
use crate::report::when::{Is, Part, count, dates, either, hours_words};

impl Diff {
    /// The changes for people, each with the buyers that it affects. `old` and `new` are the names of the
    /// policies.
    pub fn text(&self, old: &dyn Display, new: &dyn Display) -> String {
        let groups: usize = self.found.changes.iter().map(|(_, groups)| groups.len()).sum();
        let mut text = match (self.found.changes.len(), groups) {
            (0, _) => return format!("no buyer gets another verdict from {new} than from {old}\n"),
            (1, _) => format!("from {old} to {new}: 1 change, for {}\n", count(groups, "group of buyers")),
            (changes, groups) => format!(
                "from {old} to {new}: {changes} changes, for {} in all, the worst first\n",
                count(groups, "group of buyers")
            ),
        };
        for (number, (change, groups)) in (1..).zip(&self.found.changes) {
            text += &format!("\n{number}. {}\n", self.heading(change));
            self.facts(change).iter().for_each(|fact| text += &format!("   {fact}\n"));
            groups.iter().for_each(|group| self.group(change, group, &mut text));
        }
        let more = [
            (self.found.groups_left_out, "more groups of buyers of these changes"),
            (self.found.changes_left_out as u64, "more changes"),
        ];
        for (number, what) in more.into_iter().filter(|(number, _)| *number > 0) {
            text += &format!("\n… and {number} {what}, which are not shown\n");
        }
        text
    }

    fn group(&self, change: &Change, group: &Group, text: &mut String) {
        text.push('\n');
        let mut line_of = |name: &str, what: &str| *text += &format!("   {name:<8} {what}\n");
        let named = |ids: &[String]| match ids {
            [] => "no rule".to_owned(),
            ids => ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "),
        };
        line_of("buyers", &self.buyers(group));
        match change {
            Change::UnsureGone { .. } | Change::UnsureNew { .. } => {}
            Change::AnswerGone { .. } => line_of("rule", &named(&group.was)),
            Change::AnswerNew { .. } => line_of("rule", &named(&group.is)),
            _ if group.was == group.is => line_of("rule", &named(&group.is)),
            _ => line_of("rule", &format!("{} → {}", named(&group.was), named(&group.is))),
        }
        let Some(example) = &group.example else {
            return line_of("example", "none was found; it may be that nobody's dates are ever so together");
        };
        let (old, new) = (line(&example.old.0), line(&example.new.0));
        line_of("example", &new);
        if old != new {
            line_of("before", &old);
        }
    }

    /// Describes the buyers of a group in one sentence.
    pub(super) fn buyers(&self, group: &Group) -> String {
        let parts: Vec<String> = group.parts.iter().map(|part| self.part(part)).collect();
        if parts.is_empty() { "all".to_owned() } else { parts.join("; ") }
    }

    fn part(&self, part: &Part) -> String {
        let joint = &self.frame.new.joint;
        let Some(question) = joint.policy.questions.get(part.question) else { return String::new() };
        let id = &question.id;
        match (&part.is, &question.kind) {
            (Is::Date(states), _) => format!("`{id}` is {}", dates(joint, states)),
            (Is::Options(places), Kind::Choice(options)) => {
                let named = |wanted: bool| -> Vec<String> {
                    let some = options.iter().enumerate().filter(|(at, _)| places.contains(at) == wanted);
                    some.map(|(_, option)| format!("`{}`", option.id)).collect()
                };
                let (those, others) = (named(true), named(false));
                if others.len() < 3 && others.len() + 1 < those.len() {
                    format!("`{id}` is anything but {}", either(others))
                } else {
                    format!("`{id}` is {}", either(those))
                }
            }
            _ => format!("`{id}` is `unsure`"),
        }
    }

    /// A change in one line.
    pub(super) fn heading(&self, change: &Change) -> String {
        let id = |question: usize| self.frame.questions().get(question).map_or("", |it| &it.id);
        let unsure = |side: &Side, question: usize| {
            let text = side.question(question).and_then(|it| it.unsure.clone()).unwrap_or_default();
            (text, id(question))
        };
        match change {
            Change::Outcome { from, to } => format!("{} → {}", from.id(), to.id()),
            Change::AnswerGone { question, from } => {
                format!("no longer an answer to `{}`; it led to {}", id(*question), from.id())
            }
            Change::AnswerNew { question, to } => {
                format!("a new answer to `{}`; it leads to {}", id(*question), to.id())
            }
            Change::UnsureGone { question } => {
                let (text, id) = unsure(&self.frame.old, *question);
                format!("“{text}” is no longer an answer to `{id}`")
            }
            Change::UnsureNew { question } => {
                let (text, id) = unsure(&self.frame.new, *question);
                format!("“{text}” is a new answer to `{id}`")
            }
            Change::Terms(terms) => format!("the same outcome with {}", what_else(terms)),
            Change::Clauses(_) => "the same outcome on other clauses".to_owned(),
            Change::Words(_) => "the same outcome in other words".to_owned(),
        }
    }

    /// The details of a change, one on each line.
    fn facts(&self, change: &Change) -> Vec<String> {
        let mut facts = Vec::new();
        match change {
            Change::Terms(Terms { money, evidence, deadline }) => {
                if let Some(money) = money {
                    facts.push(format!("- {}", money.was));
                    facts.push(format!("+ {}", money.is));
                }
                if let Some((was, is)) = deadline {
                    facts.push(format!("- {}", self.deadline(was)));
                    facts.push(format!("+ {}", self.deadline(is)));
                }
                exchange(&mut facts, evidence);
            }
            Change::Clauses(texts) | Change::Words(texts) => exchange(&mut facts, texts),
            _ => {}
        }
        facts
    }

    /// Describes the earliest end of some windows.
    pub(super) fn deadline(&self, windows: &[usize]) -> String {
        let joint = &self.frame.new.joint.policy;
        let ends: Vec<String> =
            windows.iter().filter_map(|&at| joint.windows.get(at)).map(|window| end(joint, window)).collect();
        match ends.as_slice() {
            [] => "no deadline".to_owned(),
            [only] => only.clone(),
            several => format!("{}, whichever comes first", several.join(" or ")),
        }
    }
}

/// What changes in the terms: "less money and another deadline".
fn what_else(terms: &Terms) -> String {
    let money = terms.money.as_ref().map(|money| match money.worth {
        Ordering::Less => "less money",
        Ordering::Equal => "other terms",
        Ordering::Greater => "more money",
    });
    let deadline = terms.deadline.as_ref().map(|_| "another deadline");
    let evidence = (!terms.evidence.is_empty()).then_some("other evidence");
    let all: Vec<&str> = money.into_iter().chain(deadline).chain(evidence).collect();
    match all.as_slice() {
        [one, two, three] => format!("{one}, {two} and {three}"),
        some => some.join(" and "),
    }
}

fn end(joint: &Policy, window: &Window) -> String {
    let plain = match &window.kind {
        WindowKind::Span(span) if span.side == policy::Side::From && is_plain(joint, span) => {
            Some((span.date, span.length))
        }
        _ => None,
    };
    let at = joint.windows.iter().position(|known| known.kind == window.kind).unwrap_or_default();
    let Some((date, length)) = plain else { return Facts::in_english(joint).limit(at) };
    let from = joint.questions.get(date).map_or("", |question| &question.id);
    match length {
        Length::Moment { hours } => format!("{} after `{from}` to the minute", hours_words(hours)),
        Length::Date { days } => format!("{} after `{from}` by the calendar", count(days as usize, "day")),
        _ => Facts::in_english(joint).limit(at),
    }
}

fn exchange(facts: &mut Vec<String>, exchange: &Exchange) {
    facts.extend(exchange.gone.iter().map(|text| format!("- “{text}”")));
    facts.extend(exchange.new.iter().map(|text| format!("+ “{text}”")));
}
