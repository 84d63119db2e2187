//! `idle-question`: questions that are never asked.

use std::collections::HashSet;

use super::describe::quoted;
use super::{Check, Finding};
use crate::compile::{Limits, build};
use crate::compiled::Compiled;
use crate::policy::{Condition, Kind, Policy, Span, Window, WindowKind};
use crate::read::Folder;

/// Finds questions that are in no node of the diagram and needed for nothing else.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let policy = &compiled.policy;
    let mut asked: HashSet<usize> =
        compiled.diagram.variables.iter().map(|&variable| variable as usize).collect();
    // A date that another is measured against is asked for that reason.
    let spans =
        asked.iter().flat_map(|&question| policy.atoms(question)).filter_map(|atom| policy.span(atom));
    let others: Vec<usize> = spans.flat_map(|span| [Some(span.date), span.to]).flatten().collect();
    asked.extend(others);
    // A number that the terms of a rule need is asked for that reason.
    let remaining: HashSet<u32> = compiled.diagram.leaves.iter().flatten().copied().collect();
    let rules = (0..).zip(&policy.rules).filter(|(place, _)| remaining.contains(place));
    asked
        .extend(rules.filter_map(|(_, rule)| rule.terms.as_ref()).flat_map(|terms| terms.of.iter().copied()));
    let mut idle: Vec<usize> = (0..policy.questions.len()).filter(|place| !asked.contains(place)).collect();
    // Of two questions with one name only the first can be asked; another check reports that.
    idle.retain(|&place| {
        let id = policy.questions.get(place).map(|question| &question.id);
        policy.questions.iter().position(|other| Some(&other.id) == id) == Some(place)
    });
    if idle.iter().any(|&place| !users(policy, place).is_empty()) && is_cut_short(compiled) {
        let whole =
            compiled.rules().and_then(|rules| build(&rules, Limits { most: usize::MAX, ..Limits::LARGEST }));
        let is_asked = |place: &usize| {
            whole
                .as_ref()
                .map_or(!users(policy, *place).is_empty(), |it| it.variables.contains(&(*place as u32)))
        };
        idle.retain(|place| !is_asked(place));
    }
    idle.into_iter().filter_map(|place| finding(folder, policy, place)).collect()
}

/// Whether some leaves may name only two of more rules. Then the diagram may leave questions out.
fn is_cut_short(compiled: &Compiled) -> bool {
    let most = compiled.diagram.leaves.iter().map(Vec::len).max().unwrap_or_default();
    most == Limits::LARGEST.most
}

/// The rules that depend on a question.
fn users(policy: &Policy, question: usize) -> Vec<&str> {
    let depends = |condition: &Condition| policy.decided_by(condition).contains(&question);
    let rules = policy.rules.iter().filter(|rule| rule.when.iter().any(depends));
    rules.map(|rule| rule.id.as_str()).collect()
}

/// The windows that are measured from a date or checked at it.
fn windows_of(policy: &Policy, date: usize) -> Vec<&str> {
    let is_of = |span: &Span| span.date == date || span.to == Some(date);
    let measures = |window: &&Window| match &window.kind {
        WindowKind::Span(span) => is_of(span),
        WindowKind::By { spans, .. } => spans.iter().any(is_of),
        _ => false,
    };
    policy.windows.iter().filter(measures).map(|window| window.id.as_str()).collect()
}

fn finding(folder: &Folder, policy: &Policy, place: usize) -> Option<Finding> {
    let (question, id) = (policy.questions.get(place)?, &folder.written.questions.get(place)?.id);
    let users = users(policy, place);
    let windows: Vec<&str> = windows_of(policy, place);
    let limits: Vec<&str> =
        policy.limits.iter().filter(|limit| limit.of == place).map(|limit| limit.id.as_str()).collect();
    let (why, help) = match &question.kind {
        Kind::Choice(options) if options.is_empty() => {
            ("it has no `options` to choose from".to_owned(), "list its `options`, or remove it")
        }
        Kind::Choice(options) if options.len() == 1 => (
            "it has only one option, so there is nothing to choose".to_owned(),
            "add another option, or remove it",
        ),
        Kind::Date if windows.is_empty() => (
            "no window begins with it".to_owned(),
            "name it as the `from` of a window that a rule uses, or remove it",
        ),
        Kind::Date if users.is_empty() => (
            format!("no rule asks whether {} is open or closed", quoted(windows.iter().copied(), "or")),
            "use the window in the `when` of a rule, or remove both",
        ),
        Kind::Number(_) if limits.is_empty() => (
            "there is no limit on it".to_owned(),
            "name it as the `of` of a limit that a rule uses, or remove it",
        ),
        Kind::Number(_) if users.is_empty() => (
            format!("no rule asks for {}", quoted(limits.iter().copied(), "or")),
            "use the limit in the `when` of a rule, or remove both",
        ),
        _ if users.is_empty() => {
            ("no rule depends on its answer".to_owned(), "use it in the `when` of a rule, or remove it")
        }
        _ => (
            format!(
                "{} {} it, but every answer leads to the same rules",
                quoted(users.iter().copied(), "and"),
                if users.len() == 1 { "names" } else { "name" },
            ),
            "change the rules so that its answers make a difference, or remove it",
        ),
    };
    Some(Finding {
        message: format!("`{}` is never asked: {why}", id.get_ref()),
        label: "this question is never asked".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::IdleQuestion)
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check, rule};

    #[test]
    fn a_question_that_no_rule_names_is_idle() {
        let rules = [QUESTIONS, &rule("r", "fault = \"major\", refund = \"open\"", "")].concat();
        check("idle-question", &rules, &["15:6 `used` is never asked: no rule depends on its answer"]);
    }

    #[test]
    fn a_question_whose_answers_all_lead_to_the_same_is_idle() {
        let rules = [
            QUESTIONS,
            &rule("r", "used = \"yes\"", "\"s\""),
            &rule("s", "", "\"r\""),
            &rule("t", "", "\"r\", \"s\""),
        ]
        .concat();
        check(
            "idle-question",
            &rules,
            &[
                "11:6 `fault` is never asked: no rule depends on its answer",
                "15:6 `used` is never asked: `r` names it, but every answer leads to the same rules",
                "19:6 `bought` is never asked: no rule asks whether `refund` or `early` is open or closed",
            ],
        );
    }
}
