//! `uncited-clause`: clauses that no rule or window cites.

use std::collections::HashSet;

use super::{Check, Finding};
use crate::read::Folder;

/// Finds clauses that nothing cites. A misspelt name counts as citing; another check reports it.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = folder.nearest();
    let by_rules = policy.rules.iter().flat_map(|rule| rule.clauses.iter().copied());
    let cited: HashSet<usize> =
        by_rules.chain(policy.windows.iter().filter_map(|window| window.clause)).collect();
    let uncited = folder.written.clauses.0.iter().enumerate().filter(|(place, _)| !cited.contains(place));
    let finding = |(_, (id, _)): (usize, &(toml::Spanned<String>, _))| Finding {
        message: format!("no rule and no window cites the clause `{}`", id.get_ref()),
        label: "cited by nothing".to_owned(),
        help: "name it in the `clauses` of the rules that stand on it, or remove it".to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::UncitedClause)
    };
    uncited.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check};

    #[test]
    fn a_clause_is_cited_by_a_rule_or_a_window() {
        let rules = QUESTIONS.replace("count = \"date\"\n", "count = \"date\"\nclause = \"b\"\n")
            + "[clauses]\na = { quote = \"A\" }\nb = { quote = \"B\" }\nc = { quote = \"C\" }\n\
               [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nclauses = [\"a\"]\n";
        check("uncited-clause", &rules, &["35:1 no rule and no window cites the clause `c`"]);
    }
}
