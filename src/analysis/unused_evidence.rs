//! `unused-evidence`: evidence that no rule asks for.

use std::collections::HashSet;

use super::{Check, Finding};
use crate::read::Folder;

/// Finds evidence that no rule asks for. A misspelt name counts as asking; another check reports it.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = folder.nearest();
    let used: HashSet<usize> = policy.rules.iter().flat_map(|rule| rule.evidence.iter().copied()).collect();
    let unused = folder.written.evidence.0.iter().enumerate().filter(|(place, _)| !used.contains(place));
    let finding = |(_, (id, _)): (usize, &(toml::Spanned<String>, _))| Finding {
        message: format!("no rule asks for the evidence `{}`", id.get_ref()),
        label: "asked for by no rule".to_owned(),
        help: "name it in the `evidence` of the rules that need it, or remove it".to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::UnusedEvidence)
    };
    unused.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn evidence_that_no_rule_asks_for_is_found() {
        let rules = "[evidence.a]\nsay = \"A\"\n[evidence.b]\nsay = \"B\"\n\
                     [[rules]]\nid = \"r\"\noutcome = \"qualifies\"\nevidence = [\"a\"]\n";
        check("unused-evidence", rules, &["12:11 no rule asks for the evidence `b`"]);
    }
}
