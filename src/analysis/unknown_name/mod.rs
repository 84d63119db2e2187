//! `unknown-name`: names that nothing in the policy has.

mod condition;
mod name_table;

use toml::Spanned;

use super::Finding;
use super::describe::quoted;
use super::finding::merged;
use crate::read::{EvidenceToml, Folder, Lengths, QuestionKindToml, QuestionToml, RuleToml, WindowToml};
use name_table::NameTable;

/// Finds unknown names in rules, windows and elsewhere, each once.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    merged(each(folder))
}

fn each(folder: &Folder) -> Vec<Finding> {
    let known = NameTable::new(folder);
    let mut findings = Vec::new();
    for question in &folder.written.questions {
        findings.extend(question.after.iter().filter_map(|name| known.date(name, "the answer comes after")));
        findings.extend(question.after.iter().filter_map(|name| known.asked_before(name, question)));
    }
    for (id, window) in &folder.written.windows.0 {
        findings.extend(known.in_window(id.get_ref(), window));
    }
    for (_, limit) in &folder.written.limits.0 {
        findings.extend(known.number(&limit.of, "the limit is on"));
        findings.extend(limit.clause.iter().filter_map(|name| known.clause(name)));
    }
    for (_, case) in &folder.written.cases.0 {
        findings.extend(case.when.0.iter().flat_map(|(key, names)| known.in_condition(key, names)));
    }
    for (_, evidence) in &folder.written.evidence.0 {
        findings.extend(known.in_evidence(evidence));
    }
    for rule in &folder.written.rules {
        findings.extend(known.in_rule(rule));
    }
    findings
}

impl NameTable<'_> {
    fn in_window(&self, id: &str, window: &WindowToml) -> Vec<Finding> {
        let begins = format!("the window `{id}` begins with");
        let ends = format!("the window `{id}` ends before");
        let measured = format!("the window `{id}` is measured at");
        let dates = [(&window.from, begins), (&window.before, ends), (&window.to, measured)];
        let dates = dates.iter().filter_map(|(name, what)| self.date(name.as_ref()?, what));
        let mut findings: Vec<Finding> = dates.collect();
        findings.extend(window.by.iter().filter_map(|by| self.choice(by, window)));
        let parts = window.any.iter().chain(&window.all).flatten();
        let unknown = parts.filter(|name| !self.windows.contains(&name.get_ref().as_str()));
        findings.extend(unknown.map(|name| self.unknown(name, "window", &self.windows)));
        let calendar =
            window.calendar.iter().filter(|name| !self.calendars.contains(&name.get_ref().as_str()));
        findings.extend(calendar.map(|name| self.unknown(name, "calendar", &self.calendars)));
        findings.extend(window.clause.iter().filter_map(|name| self.clause(name)));
        findings
    }

    /// Checks that a date is asked before another that comes after it.
    fn asked_before(&self, name: &Spanned<String>, question: &QuestionToml) -> Option<Finding> {
        let place = |id: &str| self.questions.iter().position(|it| it.id.get_ref() == id);
        let (first, second) = (place(name.get_ref())?, place(question.id.get_ref())?);
        (first >= second).then(|| Finding {
            message: format!(
                "`{}` is asked before `{}`, which it comes after",
                question.id.get_ref(),
                name.get_ref()
            ),
            help: format!("move the question `{}` above this one", name.get_ref()),
            label: "asked later".to_owned(),
            ..self.finding(name.span())
        })
    }

    /// Checks that the question on which a length depends is a choice, and that each of its options has a
    /// length.
    fn choice(&self, name: &Spanned<String>, window: &WindowToml) -> Option<Finding> {
        let Some(question) =
            self.question(name.get_ref()).filter(|question| question.kind == QuestionKindToml::Choice)
        else {
            let choices = self.questions.iter().filter(|question| question.kind == QuestionKindToml::Choice);
            let choices: Vec<&str> = choices.map(|question| question.id.get_ref().as_str()).collect();
            return Some(self.unknown(name, "choice question", &choices));
        };
        let options: Vec<&str> = question.options.iter().map(|option| option.id.get_ref().as_str()).collect();
        let lengths = lengths_by(window);
        let missing: Vec<&str> = options
            .iter()
            .copied()
            .filter(|option| lengths.iter().all(|length| length.get_ref() != option))
            .collect();
        if let Some(extra) = lengths.iter().find(|length| !options.contains(&length.get_ref().as_str())) {
            return Some(self.unknown(extra, &format!("answer to `{}`", name.get_ref()), &options));
        }
        (!missing.is_empty()).then(|| Finding {
            message: format!("there is no length for {}", quoted(missing, "and")),
            label: "an answer without a length".to_owned(),
            help: format!("give one for each option of `{}`", name.get_ref()),
            ..self.finding(name.span())
        })
    }

    fn in_evidence(&self, evidence: &EvidenceToml) -> Vec<Finding> {
        let [clauses, ..] = &self.sets;
        let questions: Vec<&str> = self.questions.iter().map(|it| it.id.get_ref().as_str()).collect();
        let question = evidence.question.iter().filter(|name| !questions.contains(&name.get_ref().as_str()));
        let clause = evidence.clause.iter().filter(|name| !clauses.contains(name.get_ref().as_str()));
        let question = question.map(|name| self.unknown(name, "question", &questions));
        question.chain(clause.map(|name| self.unknown(name, "clause", &self.clauses))).collect()
    }

    fn in_rule(&self, rule: &RuleToml) -> Vec<Finding> {
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
        let note = rule.note.iter().filter(|name| !self.notes.contains(&name.get_ref().as_str()));
        findings.extend(note.map(|name| self.unknown(name, "note", &self.notes)));
        for (name, span) in rule
            .terms
            .iter()
            .filter_map(|terms| terms.get_ref().of.as_ref())
            .flat_map(|of| of.get_ref().iter().map(|(name, span)| (name, span.unwrap_or(of.span()))))
        {
            findings.extend(self.number(&Spanned::new(span, name.to_owned()), "the terms are of"));
        }
        findings.iter_mut().for_each(|finding| finding.rules.push(rule.id.get_ref().clone()));
        findings
    }
}

/// The options for which a window gives a length.
fn lengths_by(window: &WindowToml) -> Vec<&Spanned<String>> {
    fn of<const MAX: u32>(lengths: &Option<Spanned<Lengths<MAX>>>) -> Vec<&Spanned<String>> {
        match lengths.as_ref().map(Spanned::get_ref) {
            Some(Lengths::By(table)) => table.0.iter().map(|(option, _)| option).collect(),
            _ => Vec::new(),
        }
    }
    [of(&window.days), of(&window.hours), of(&window.months), of(&window.years)].concat()
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
        let rules =
            "[notes.law]\nsay = \"L\"\n[[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nnote = \"lor\"\n";
        check_with_help("unknown-name", rules, &["15:8 there is no note called `lor`; there is only `law`"]);
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
