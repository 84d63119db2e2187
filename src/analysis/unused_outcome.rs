//! `unused-outcome`: the shop's own outcomes that no rule has.

use super::{Check, Finding};
use crate::read::Folder;

/// Finds the shop's own outcomes that no rule has.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let written = &folder.written;
    let is_used = |id: &str| written.rules.iter().any(|rule| rule.outcome.get_ref() == id);
    let unused = written.outcomes.0.iter().filter(|(id, _)| !is_used(id.get_ref()));
    let finding = |(id, _): &(toml::Spanned<String>, _)| Finding {
        message: format!("no rule has the outcome `{}`", id.get_ref()),
        label: "used by nothing".to_owned(),
        help: "name it as the `outcome` of a rule, or remove it".to_owned(),
        place: folder.rules.place(id.span()),
        ..Finding::of(Check::UnusedOutcome)
    };
    unused.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn an_outcome_is_used_by_a_rule() {
        let outcomes = "[outcomes.credit]\nlike = \"qualifies\"\ntitle = \"C\"\nmeans = \"C\"\n\
                        [outcomes.voucher]\nlike = \"qualifies\"\ntitle = \"V\"\nmeans = \"V\"\n\
                        [[rules]]\nid = \"r\"\noutcome = \"credit\"\n";
        check("unused-outcome", outcomes, &["14:11 no rule has the outcome `voucher`"]);
    }
}
