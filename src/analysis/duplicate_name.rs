//! `duplicate-name`: names that stand for two things. The first counts, so the second can never be meant.

use std::collections::HashMap;

use toml::Spanned;

use super::Finding;
use crate::interview::{TIME, UNSURE};
use crate::policy::read::{Folder, WrittenKind};

/// Finds names that occur twice, and those that the interview needs for itself.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let written = &folder.written;
    let questions: Vec<&Spanned<String>> = written.questions.iter().map(|question| &question.id).collect();
    let rules: Vec<&Spanned<String>> = written.rules.iter().map(|rule| &rule.id).collect();
    let mut findings = twice(folder, "questions", &questions);
    findings.extend(twice(folder, "rules", &rules));
    for question in &written.questions {
        let options: Vec<&Spanned<String>> = question.options.iter().map(|option| &option.id).collect();
        let kind = format!("answers to `{}`", question.id.get_ref());
        findings.extend(twice(folder, &kind, &options));
        let taken = options.iter().filter(|id| id.get_ref() == UNSURE);
        findings.extend(taken.map(|id| unsure(folder, id)));
    }
    findings.extend(windows(folder));
    findings.extend(times(folder));
    findings
}

fn twice(folder: &Folder, kind: &str, names: &[&Spanned<String>]) -> Vec<Finding> {
    let mut first: HashMap<&str, &Spanned<String>> = HashMap::new();
    let mut findings = Vec::new();
    for name in names {
        let known = *first.entry(name.get_ref()).or_insert(name);
        if !std::ptr::eq(known, *name) {
            let message = format!("two {kind} are called `{}`", name.get_ref());
            findings.push(finding(folder, name, message, Some(known)));
        }
    }
    findings
}

/// A key of `when` could mean either.
fn windows(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (window, _) in &folder.written.windows.0 {
        let question =
            folder.written.questions.iter().find(|question| question.id.get_ref() == window.get_ref());
        if let Some(question) = question {
            let message = format!("a window and a question are both called `{}`", window.get_ref());
            findings.push(finding(folder, window, message, Some(&question.id)));
        }
    }
    findings
}

/// The time of day of a date is a question of its own.
fn times(folder: &Folder) -> Vec<Finding> {
    let questions = &folder.written.questions;
    let mut findings = Vec::new();
    for question in questions {
        let date = question.id.get_ref().strip_suffix(TIME);
        let of = |other: &&_| {
            let other: &crate::policy::read::WrittenQuestion = other;
            other.kind == WrittenKind::Date && Some(other.id.get_ref().as_str()) == date
        };
        if let Some(date) = questions.iter().find(of) {
            let message = format!(
                "`{}` is also the time of day of the date `{}`",
                question.id.get_ref(),
                date.id.get_ref()
            );
            findings.push(finding(folder, &question.id, message, Some(&date.id)));
        }
    }
    findings
}

fn unsure(folder: &Folder, option: &Spanned<String>) -> Finding {
    let message = format!("`{UNSURE}` is the answer of buyers who do not know; no option can be called so");
    Finding {
        help: "give the option another `id`; or remove it, and write `unsure = \"…\"` in the question"
            .to_owned(),
        ..finding(folder, option, message, None)
    }
}

fn finding(
    folder: &Folder,
    name: &Spanned<String>,
    message: String,
    first: Option<&Spanned<String>>,
) -> Finding {
    let also = first.map(|first| (folder.rules.place(first.span()), "the first".to_owned()));
    Finding {
        check: "duplicate-name",
        message,
        label: "cannot be told apart".to_owned(),
        help: "give one of them another name".to_owned(),
        place: folder.rules.place(name.span()),
        also: also.into_iter().collect(),
        ..Finding::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check, rule};

    #[test]
    fn questions_answers_and_rules_have_a_name_each() {
        let rules = [
            QUESTIONS,
            "[[questions]]\nid = \"used\"\nask = \"?\"\noptions = [{ id = \"a\", say = \"A\" }, { id = \"a\", say = \"B\" }]\n",
            &rule("r", "", ""),
            &rule("r", "", ""),
        ]
        .concat();
        check(
            "duplicate-name",
            &rules,
            &[
                "31:6 two questions are called `used`",
                "33:44 two answers to `used` are called `a`",
                "40:6 two rules are called `r`",
            ],
        );
    }

    #[test]
    fn a_window_must_not_be_called_as_a_question_nor_a_question_as_a_time() {
        let rules = [
            QUESTIONS,
            "[windows.used]\nfrom = \"bought\"\nhours = 4\n[[questions]]\nid = \"bought.time\"\nask = \"?\"\n\
             options = [{ id = \"unsure\", say = \"?\" }]\n",
        ]
        .concat();
        check(
            "duplicate-name",
            &rules,
            &[
                "30:10 a window and a question are both called `used`",
                "34:6 `bought.time` is also the time of day of the date `bought`",
                "36:19 `unsure` is the answer of buyers who do not know; no option can be called so",
            ],
        );
    }
}
