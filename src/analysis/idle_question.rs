//! `idle-question`: questions that are asked on no path.

use std::collections::HashSet;

use super::Finding;
use super::words::quoted;
use crate::compiled::Compiled;
use crate::diagram::{Limits, build, rules};
use crate::policy::read::Folder;
use crate::policy::{Condition, Kind, Policy};

/// Finds questions that are in no node of the diagram.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let policy = &compiled.policy;
    let asked: HashSet<usize> =
        compiled.diagram.variables.iter().map(|&variable| variable as usize).collect();
    let mut idle: Vec<usize> = (0..policy.questions.len()).filter(|place| !asked.contains(place)).collect();
    // Of two of one name only the first can be asked; that is another check's.
    idle.retain(|&place| {
        let id = policy.questions.get(place).map(|question| &question.id);
        policy.questions.iter().position(|other| Some(&other.id) == id) == Some(place)
    });
    if idle.iter().any(|&place| !users(policy, place).is_empty()) && is_cut_short(compiled) {
        let rules = rules(policy, &compiled.regions);
        let whole = build(&rules, Limits { most: usize::MAX, ..Limits::LARGEST });
        let is_asked = |place: &usize| {
            whole
                .as_ref()
                .map_or(!users(policy, *place).is_empty(), |it| it.variables.contains(&(*place as u32)))
        };
        idle.retain(|place| !is_asked(place));
    }
    idle.into_iter().filter_map(|place| finding(folder, policy, place)).collect()
}

/// Whether the diagram may have stopped at two rules where more remain: then it does not ask everything.
fn is_cut_short(compiled: &Compiled) -> bool {
    let most = compiled.diagram.leaves.iter().map(Vec::len).max().unwrap_or_default();
    most == Limits::LARGEST.most
}

/// The rules that depend on a question.
fn users(policy: &Policy, question: usize) -> Vec<&str> {
    let depends = |condition: &Condition| match condition {
        Condition::Answer { question: asked, .. } => *asked == question,
        Condition::Window { window, .. } => policy.windows.get(*window).is_some_and(|it| it.from == question),
        Condition::Never => false,
    };
    let rules = policy.rules.iter().filter(|rule| rule.when.iter().any(depends));
    rules.map(|rule| rule.id.as_str()).collect()
}

fn finding(folder: &Folder, policy: &Policy, place: usize) -> Option<Finding> {
    let (question, id) = (policy.questions.get(place)?, &folder.written.questions.get(place)?.id);
    let users = users(policy, place);
    let windows: Vec<&str> = policy.windows_from(place).map(|(_, window)| window.id.as_str()).collect();
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
        check: "idle-question",
        message: format!("`{}` is never asked: {why}", id.get_ref()),
        label: "this question is never asked".to_owned(),
        help: help.to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::default()
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
