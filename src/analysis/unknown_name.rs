//! `unknown-name`: names that nothing in the policy has.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;

use super::Finding;
use super::finding::merged;
use super::words::{quoted, suggestion};
use crate::policy::read::{
    Folder, Names, WrittenEvidence, WrittenKind, WrittenQuestion, WrittenRule, nearest,
};

/// For so many names the one that was probably meant is looked for. A file with more is no policy.
const MOST_SUGGESTED: usize = 100;

/// Finds names in rules and windows that stand for nothing, each once.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    merged(each(folder))
}

fn each(folder: &Folder) -> Vec<Finding> {
    let known = Known::new(folder);
    let mut findings = Vec::new();
    for (id, window) in &folder.written.windows.0 {
        let from = window.from.get_ref();
        match known.questions.iter().find(|question| question.id.get_ref() == from) {
            Some(question) if question.kind != WrittenKind::Date => findings.push(Finding {
                message: format!("the window `{}` begins with `{from}`, which is not a date", id.get_ref()),
                help: "name a question with `kind = \"date\"`".to_owned(),
                ..known.finding(window.from.span())
            }),
            Some(_) => {}
            None => findings.push(known.unknown(&window.from, "date question", &known.dates)),
        }
        let clause =
            window.clause.iter().filter(|clause| !known.clauses.contains(&clause.get_ref().as_str()));
        findings.extend(clause.map(|clause| known.unknown(clause, "clause", &known.clauses)));
    }
    for (_, evidence) in &folder.written.evidence.0 {
        findings.extend(known.in_evidence(evidence));
    }
    for rule in &folder.written.rules {
        findings.extend(known.in_rule(rule));
    }
    findings
}

struct Known<'a> {
    folder: &'a Folder,
    questions: &'a [WrittenQuestion],
    dates: Vec<&'a str>,
    windows: Vec<&'a str>,
    clauses: Vec<&'a str>,
    evidence: Vec<&'a str>,
    rules: Vec<&'a str>,
    sets: [HashSet<&'a str>; 3],
    /// How many names were looked for.
    suggested: Cell<usize>,
}

impl<'a> Known<'a> {
    fn new(folder: &'a Folder) -> Self {
        let written = &folder.written;
        let dates = written.questions.iter().filter(|question| question.kind == WrittenKind::Date);
        let clauses: Vec<&str> = keys(&written.clauses.0).collect();
        let evidence: Vec<&str> = keys(&written.evidence.0).collect();
        let rules: Vec<&str> = written.rules.iter().map(|rule| rule.id.get_ref().as_str()).collect();
        Known {
            folder,
            questions: &written.questions,
            dates: dates.map(|question| question.id.get_ref().as_str()).collect(),
            windows: keys(&written.windows.0).collect(),
            sets: [&clauses, &evidence, &rules].map(|names| names.iter().copied().collect()),
            clauses,
            evidence,
            rules,
            suggested: Cell::new(0),
        }
    }

    fn in_evidence(&self, evidence: &WrittenEvidence) -> Vec<Finding> {
        let [clauses, ..] = &self.sets;
        let questions: Vec<&str> = self.questions.iter().map(|it| it.id.get_ref().as_str()).collect();
        let question = evidence.question.iter().filter(|name| !questions.contains(&name.get_ref().as_str()));
        let clause = evidence.clause.iter().filter(|name| !clauses.contains(name.get_ref().as_str()));
        let question = question.map(|name| self.unknown(name, "question", &questions));
        question.chain(clause.map(|name| self.unknown(name, "clause", &self.clauses))).collect()
    }

    fn in_rule(&self, rule: &WrittenRule) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            rule.when.0.iter().flat_map(|(key, names)| self.in_condition(key, names)).collect();
        let [clauses, evidence, rules] = &self.sets;
        for (named, what, set, known) in [
            (&rule.clauses, "clause", clauses, &self.clauses),
            (&rule.evidence, "evidence", evidence, &self.evidence),
            (&rule.overrides, "rule", rules, &self.rules),
        ] {
            let unknown = named.iter().filter(|name| !set.contains(name.get_ref().as_str()));
            findings.extend(unknown.map(|name| self.unknown(name, what, known)));
        }
        findings.iter_mut().for_each(|finding| finding.rules.push(rule.id.get_ref().clone()));
        findings
    }

    fn in_condition(&self, key: &Spanned<String>, names: &Spanned<Names>) -> Vec<Finding> {
        let question = self.questions.iter().find(|question| question.id.get_ref() == key.get_ref());
        match question {
            Some(question) if question.kind == WrittenKind::Choice => self.in_answers(question, names),
            _ if self.windows.contains(&key.get_ref().as_str()) => self.in_state(key.get_ref(), names),
            Some(question) => vec![self.date_as_key(key, question)],
            None => {
                let choices = self.questions.iter().filter(|question| question.kind == WrittenKind::Choice);
                let choices = choices.map(|question| question.id.get_ref().as_str());
                let all: Vec<&str> = choices.chain(self.windows.iter().copied()).collect();
                vec![self.unknown(key, "question or window", &all)]
            }
        }
    }

    fn in_answers(&self, question: &WrittenQuestion, names: &Spanned<Names>) -> Vec<Finding> {
        let options: Vec<&str> = question.options.iter().map(|option| option.id.get_ref().as_str()).collect();
        let what = format!("answer to `{}`", question.id.get_ref());
        let unknown = names.get_ref().iter().filter(|(name, _)| !options.contains(name));
        let finding = |(name, span): (&str, Option<Range<usize>>)| {
            let name = Spanned::new(span.unwrap_or(names.span()), name.to_owned());
            self.unknown(&name, &what, &options)
        };
        unknown.map(finding).collect()
    }

    fn in_state(&self, window: &str, names: &Spanned<Names>) -> Vec<Finding> {
        let said: Vec<&str> = names.get_ref().iter().map(|(name, _)| name).collect();
        let help = match said.as_slice() {
            ["open" | "closed"] => return Vec::new(),
            [one] => nearest(one, ["open", "closed"]).map(|near| format!("did you mean `{near}`?")),
            _ => Some("leave it out of `when` if both will do".to_owned()),
        };
        let found = if said.is_empty() { "nothing".to_owned() } else { quoted(said, "and") };
        vec![Finding {
            message: format!(
                "the window `{window}` is `open` or `closed`, one of the two; here stands {found}"
            ),
            help: help.unwrap_or_else(|| "write `\"open\"` or `\"closed\"`".to_owned()),
            ..self.finding(names.span())
        }]
    }

    fn date_as_key(&self, key: &Spanned<String>, question: &WrittenQuestion) -> Finding {
        let id = question.id.get_ref();
        let begin = self.folder.written.windows.0.iter().filter(|(_, window)| window.from.get_ref() == id);
        let windows: Vec<&str> = begin.map(|(window, _)| window.get_ref().as_str()).collect();
        let help = match windows.len() {
            0 => format!("add a window with `from = \"{id}\"`, and name that"),
            _ => format!("name a window that begins with it, such as {}", quoted(windows, "or")),
        };
        let message = format!("`{id}` is a date, and a rule cannot depend on a date itself");
        Finding { message, help, ..self.finding(key.span()) }
    }

    fn unknown(&self, name: &Spanned<String>, what: &str, known: &[&str]) -> Finding {
        let message = format!("there is no {what} called `{}`", name.get_ref());
        self.suggested.set(self.suggested.get() + 1);
        let near = (self.suggested.get() < MOST_SUGGESTED).then(|| suggestion(name.get_ref(), known));
        let help = near.unwrap_or_else(|| "mend the name, or add what it should stand for".to_owned());
        Finding { message, help, ..self.finding(name.span()) }
    }

    fn finding(&self, span: Range<usize>) -> Finding {
        Finding {
            check: "unknown-name",
            label: "not known".to_owned(),
            place: self.folder.rules.place(span),
            ..Finding::default()
        }
    }
}

fn keys<T>(table: &[(Spanned<String>, T)]) -> impl Iterator<Item = &str> {
    table.iter().map(|(key, _)| key.get_ref().as_str())
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check_with_help, rule};

    fn when(condition: &str, expected: &str) {
        check_with_help("unknown-name", &[QUESTIONS, &rule("r", condition, "")].concat(), &[expected]);
    }

    #[test]
    fn conditions_name_questions_answers_and_windows() {
        when("falt = \"major\"", "32:10 there is no question or window called `falt`; did you mean `fault`?");
        when(
            "cause = \"major\"",
            "32:10 there is no question or window called `cause`; there are `fault`, `used`, `refund` and `early`",
        );
        when(
            "fault = \"mayor\"",
            "32:18 there is no answer to `fault` called `mayor`; did you mean `major`?",
        );
        when(
            "fault = [\"major\", \"none\"]",
            "32:28 there is no answer to `fault` called `none`; there are `major` and `minor`",
        );
        when(
            "refund = \"opened\"",
            "32:19 the window `refund` is `open` or `closed`, one of the two; here stands `opened`; did you mean `open`?",
        );
        when(
            "refund = [\"open\", \"closed\"]",
            "32:19 the window `refund` is `open` or `closed`, one of the two; here stands `open` and `closed`; leave it out of `when` if both will do",
        );
        when(
            "bought = \"open\"",
            "32:10 `bought` is a date, and a rule cannot depend on a date itself; name a window that begins with it, such as `refund` or `early`",
        );
    }

    #[test]
    fn rules_name_clauses_evidence_and_rules() {
        let rules = "[[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nclauses = [\"c\"]\nevidence = [\"e\"]\noverrides = [\"s\"]\n";
        check_with_help(
            "unknown-name",
            rules,
            &[
                "13:12 there is no clause called `c`; there are none yet",
                "14:13 there is no evidence called `e`; there are none yet",
                "15:14 there is no rule called `s`; there is only `r`",
            ],
        );
    }

    #[test]
    fn a_name_that_stands_in_several_places_is_told_once() {
        let rules = [QUESTIONS, &rule("r", "", "\"t\""), &rule("s", "", "\"t\"")].concat();
        check_with_help(
            "unknown-name",
            &rules,
            &["34:14 there is no rule called `t`; there are `r` and `s`"],
        );
    }

    #[test]
    fn windows_name_a_date_and_a_clause() {
        let windows = "[windows.w]\nfrom = \"baught\"\nhours = 4\nclause = \"c\"\n[windows.v]\nfrom = \"fault\"\nhours = 4\n";
        check_with_help(
            "unknown-name",
            &[QUESTIONS, windows].concat(),
            &[
                "31:8 there is no date question called `baught`; did you mean `bought`?",
                "33:10 there is no clause called `c`; there are none yet",
                "35:8 the window `v` begins with `fault`, which is not a date; name a question with `kind = \"date\"`",
            ],
        );
    }
}
