//! `uncited-clause`: clauses that nothing cites: no rule, window, limit or evidence.

use std::collections::HashSet;

use super::{Check, Finding};
use crate::read::Folder;

/// Finds clauses that nothing cites. A misspelt name counts as citing; another check reports it.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = folder.nearest();
    let by_rules = policy.rules.iter().flat_map(|rule| rule.clauses.iter().copied());
    let by_others = (policy.windows.iter().map(|window| window.clause))
        .chain(policy.limits.iter().map(|limit| limit.clause))
        .chain(policy.evidence.iter().map(|evidence| evidence.clause));
    let cited: HashSet<usize> = by_rules.chain(by_others.flatten()).collect();
    let uncited = folder.written.clauses.0.iter().enumerate().filter(|(place, _)| !cited.contains(place));
    let finding = |(_, (id, _)): (usize, &(toml::Spanned<String>, _))| {
        Finding {
        message: format!("no rule, window, limit or evidence cites the clause `{}`", id.get_ref()),
        label: "cited by nothing".to_owned(),
        help: "name it in the `clauses` of the rules that stand on it, or as the `clause` of a window, limit or evidence, or remove it".to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::UncitedClause)
    }
    };
    uncited.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check};

    #[test]
    fn a_clause_is_cited_by_a_limit_or_by_evidence_too() {
        let rules = QUESTIONS.to_owned()
            + "[[questions]]\nid = \"parts\"\nkind = \"number\"\nask = \"?\"\n\
               [limits.few]\nof = \"parts\"\nless-than = 3\nclause = \"a\"\n\
               [evidence.photo]\nsay = \"A photo\"\nclause = \"b\"\n\
               [clauses]\na = { quote = \"A\" }\nb = { quote = \"B\" }\nc = { quote = \"C\" }\n\
               [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\n";
        check("uncited-clause", &rules, &["44:1 no rule, window, limit or evidence cites the clause `c`"]);
    }

    #[test]
    fn a_clause_is_cited_by_a_rule_or_a_window() {
        let rules = QUESTIONS.replace("count = \"date\"\n", "count = \"date\"\nclause = \"b\"\n")
            + "[clauses]\na = { quote = \"A\" }\nb = { quote = \"B\" }\nc = { quote = \"C\" }\n\
               [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nclauses = [\"a\"]\n";
        check("uncited-clause", &rules, &["35:1 no rule, window, limit or evidence cites the clause `c`"]);
    }
}
