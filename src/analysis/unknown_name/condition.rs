//! Checks the names in `when`: questions and their options, windows, limits and cases.

use std::ops::Range;

use toml::Spanned;

use super::name_table::NameTable;
use crate::analysis::Finding;
use crate::analysis::describe::quoted;
use crate::read::{Names, QuestionKindToml, QuestionToml, WindowToml, nearest};

impl NameTable<'_> {
    pub(super) fn in_condition(&self, key: &Spanned<String>, names: &Spanned<Names>) -> Vec<Finding> {
        let question = self.question(key.get_ref());
        match question {
            Some(question) if question.kind == QuestionKindToml::Choice => self.in_answers(question, names),
            _ if self.by_window.contains(key.get_ref().as_str()) => self.in_state(key.get_ref(), names),
            _ if self.limits.contains(&key.get_ref().as_str()) => self.in_truth(key.get_ref(), names),
            None if matches!(key.get_ref().as_str(), "case" | "all-cases") && !self.cases.is_empty() => {
                self.in_cases(names)
            }
            Some(question) if question.kind == QuestionKindToml::Number => {
                vec![self.number_as_key(key, question)]
            }
            Some(question) => vec![self.date_as_key(key, question)],
            None => {
                let choices =
                    self.questions.iter().filter(|question| question.kind == QuestionKindToml::Choice);
                let choices = choices.map(|question| question.id.get_ref().as_str());
                let all = choices.chain(self.windows.iter().copied()).chain(self.limits.iter().copied());
                let all: Vec<&str> = all.collect();
                let what =
                    if self.limits.is_empty() { "question or window" } else { "question, window or limit" };
                vec![self.unknown(key, what, &all)]
            }
        }
    }

    fn in_answers(&self, question: &QuestionToml, names: &Spanned<Names>) -> Vec<Finding> {
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

    fn in_truth(&self, limit: &str, names: &Spanned<Names>) -> Vec<Finding> {
        if matches!(names.get_ref(), Names::Truth(_)) {
            return Vec::new();
        }
        vec![Finding {
            message: format!("the limit `{limit}` holds or does not; here stands a name"),
            help: format!("write `{limit} = true` or `{limit} = false`"),
            ..self.finding(names.span())
        }]
    }

    fn in_cases(&self, names: &Spanned<Names>) -> Vec<Finding> {
        let unknown = names.get_ref().iter().filter(|(name, _)| !self.cases.contains(name));
        let finding = |(name, span): (&str, Option<Range<usize>>)| {
            let name = Spanned::new(span.unwrap_or(names.span()), name.to_owned());
            self.unknown(&name, "case", &self.cases)
        };
        if names.get_ref().iter().next().is_none() {
            return vec![Finding {
                message: "expected the name of a case, or a list of them, found none".to_owned(),
                help: format!("name one of {}", quoted(self.cases.clone(), "or")),
                ..self.finding(names.span())
            }];
        }
        unknown.map(finding).collect()
    }

    fn number_as_key(&self, key: &Spanned<String>, question: &QuestionToml) -> Finding {
        let id = question.id.get_ref();
        let limits = self.folder.written.limits.0.iter().filter(|(_, limit)| limit.of.get_ref() == id);
        let limits: Vec<&str> = limits.map(|(limit, _)| limit.get_ref().as_str()).collect();
        let help = match limits.len() {
            0 => format!("add a limit with `of = \"{id}\"`, and name that"),
            _ => format!("name a limit on it, such as {}", quoted(limits, "or")),
        };
        let message = format!("`{id}` is a number, and a rule cannot depend on a number itself");
        Finding { message, help, ..self.finding(key.span()) }
    }

    fn date_as_key(&self, key: &Spanned<String>, question: &QuestionToml) -> Finding {
        let id = question.id.get_ref();
        let is_of_it = |window: &WindowToml| {
            [&window.from, &window.before].into_iter().flatten().any(|name| name.get_ref() == id)
        };
        let begin = self.folder.written.windows.0.iter().filter(|(_, window)| is_of_it(window));
        let windows: Vec<&str> = begin.map(|(window, _)| window.get_ref().as_str()).collect();
        let help = match windows.len() {
            0 => format!("add a window with `from = \"{id}\"`, and name that"),
            _ => format!("name a window that begins with it, such as {}", quoted(windows, "or")),
        };
        let message = format!("`{id}` is a date, and a rule cannot depend on a date itself");
        Finding { message, help, ..self.finding(key.span()) }
    }
}
