//! `duplicate-name`: names with two meanings. The first counts, so the second can never be meant.

use std::collections::HashMap;

use toml::Spanned;

use super::{Check, Finding};
use crate::interview::UNSURE;
use crate::policy::Outcome;
use crate::read::Folder;

/// Finds names that occur twice, and names that the interview uses itself.
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
    findings.extend(keys(folder));
    findings.extend(outcomes(folder));
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

/// Finds keys of `when` with two meanings.
fn keys(folder: &Folder) -> Vec<Finding> {
    let written = &folder.written;
    let questions = written.questions.iter().map(|question| ("question", &question.id));
    let windows = written.windows.0.iter().map(|(id, _)| ("window", id));
    let limits = written.limits.0.iter().map(|(id, _)| ("limit", id));
    let mut first: HashMap<&str, (&str, &Spanned<String>)> = HashMap::new();
    let mut findings = Vec::new();
    for (kind, id) in questions.chain(windows).chain(limits) {
        let (known, place) = *first.entry(id.get_ref()).or_insert((kind, id));
        if known != kind {
            let message = format!("a {kind} and a {known} are both called `{}`", id.get_ref());
            findings.push(finding(folder, id, message, Some(place)));
        }
        if CASES.contains(&id.get_ref().as_str()) && !written.cases.0.is_empty() {
            let name = id.get_ref();
            let message =
                format!("`{name}` is the key under which rules name cases; no {kind} can be called so");
            findings.push(finding(folder, id, message, None));
        }
    }
    findings
}

/// The keys of `when` that name cases.
const CASES: [&str; 2] = ["case", "all-cases"];

/// Finds the shop's own outcomes with the name of one of the five.
fn outcomes(folder: &Folder) -> Vec<Finding> {
    let is_taken = |id: &&Spanned<String>| Outcome::ALL.iter().any(|outcome| outcome.id() == id.get_ref());
    let own = folder.written.outcomes.0.iter().map(|(id, _)| id);
    let told = |id: &Spanned<String>| {
        let message = format!(
            "`{}` is one of the five outcomes; none of the shop's own can be called so",
            id.get_ref()
        );
        finding(folder, id, message, None)
    };
    own.filter(is_taken).map(told).collect()
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
        message,
        label: "cannot be told apart".to_owned(),
        help: "give one of them another name".to_owned(),
        place: folder.rules.place(name.span()),
        also: also.into_iter().collect(),
        ..Finding::of(Check::DuplicateName)
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
    fn a_window_must_not_be_called_as_a_question_nor_an_option_as_what_buyers_do_not_know() {
        let rules = [
            QUESTIONS,
            "[windows.used]\nfrom = \"bought\"\nhours = 4\n[[questions]]\nid = \"other\"\nask = \"?\"\n\
             options = [{ id = \"unsure\", say = \"?\" }]\n",
        ]
        .concat();
        check(
            "duplicate-name",
            &rules,
            &[
                "30:10 a window and a question are both called `used`",
                "36:19 `unsure` is the answer of buyers who do not know; no option can be called so",
            ],
        );
    }
}
