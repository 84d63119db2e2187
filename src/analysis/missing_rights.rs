//! `missing-rights`: a shop without a note on the buyer's rights, for goods that the general note does not
//! fit.

use super::{Check, Finding};
use crate::policy::Goods;
use crate::read::Folder;

/// Finds a policy for goods other than digital ones that has no `rights`.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = &folder.policy;
    if policy.goods == Goods::Digital || policy.rights.is_some() {
        return Vec::new();
    }
    let span = folder.written.policy.span();
    vec![Finding {
        message: format!(
            "beside each verdict stands a general note on rights, which cannot know what the law gives buyers of your `{}` goods",
            policy.goods.id()
        ),
        label: "has no `rights`".to_owned(),
        help: "say with `rights = \"…\"` under `[policy]` what the law gives buyers of these goods"
            .to_owned(),
        place: folder.rules.place(span),
        ..Finding::of(Check::MissingRights)
    }]
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{HEAD, check_whole};

    #[test]
    fn other_goods_need_a_note_of_their_own() {
        let check = |line: &str, expected: &[&str]| {
            let rules = HEAD.replace("[contact]", &format!("{line}\n[contact]"));
            check_whole("missing-rights", &rules, expected);
        };
        check("goods = \"digital\"", &[]);
        check("goods = \"stay\"\nrights = \"The law may give you more.\"", &[]);
        check(
            "goods = \"stay\"",
            &[
                "2:1 beside each verdict stands a general note on rights, which cannot know what the law gives buyers of your `stay` goods",
            ],
        );
    }
}
