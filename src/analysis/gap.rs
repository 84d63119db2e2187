//! `gap`: buyers for whom no rule remains.

use super::{Check, Finding};
use crate::buyers::{Occasions, Region, minimal_cover};
use crate::compiled::Compiled;
use crate::policy::Atom;
use crate::read::{Folder, Place};

/// The most gaps that are reported.
const MAX_GAPS: usize = 12;

/// Finds the buyers whose path ends without a rule.
pub(super) fn check(folder: &Folder, compiled: &Compiled) -> Vec<Finding> {
    let is_gap = |leaf| compiled.diagram.rules(leaf).is_empty();
    let (found, more) = minimal_cover(&Occasions::new(compiled), &compiled.diagram, &is_gap, MAX_GAPS);
    let finding = |(region, buyer): (Region, _)| Finding {
        message: format!("no rule says what happens {}", region.in_words(compiled)),
        label: "no rule covers this".to_owned(),
        help: "add a rule for this case, or widen the `when` of a rule that should include it".to_owned(),
        place: place(folder, compiled, &region),
        witness: Some(buyer),
        ..Finding::of(Check::Gap)
    };
    let mut findings: Vec<Finding> = found.into_iter().map(finding).collect();
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    if let Some(last) = findings.last_mut().filter(|_| more) {
        last.help += "; there are more such cases than are listed here";
    }
    findings
}

/// The place of the last option, window or limit on the path.
fn place(folder: &Folder, compiled: &Compiled, region: &Region) -> Place {
    let written = &folder.written;
    let named = region.0.iter().rev().find_map(|(variable, values)| {
        let question = written.questions.get(*variable)?;
        match question.options.get(*values.first()? as usize) {
            Some(option) => Some(option.id.span()),
            None => match compiled.policy.atoms(*variable).first()? {
                Atom::Span { window, .. } => written.windows.0.get(*window).map(|(id, _)| id.span()),
                Atom::Limit(limit) => written.limits.0.get(*limit).map(|(id, _)| id.span()),
            },
        }
    });
    folder.rules.place(named.unwrap_or_else(|| written.policy.span()))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{QUESTIONS, check, rule};

    #[test]
    fn an_answer_without_a_rule_is_a_gap() {
        let rules = [QUESTIONS, &rule("r", "fault = \"major\"", "")].concat();
        check(
            "gap",
            &rules,
            &["13:48 no rule says what happens when `fault` is `minor` [`fault` = `minor`]"],
        );
    }

    #[test]
    fn gaps_that_differ_in_what_makes_no_difference_are_one() {
        let rules = [
            QUESTIONS,
            &rule("r", "fault = \"major\", refund = \"open\", used = \"yes\"", ""),
            &rule("s", "fault = \"major\", refund = \"open\", used = \"no\"", ""),
        ]
        .concat();
        check(
            "gap",
            &rules,
            &[
                "13:48 no rule says what happens when `fault` is `minor` [`fault` = `minor`]",
                "22:10 no rule says what happens when `refund` is closed [`bought` = 15 days ago]",
            ],
        );
    }

    #[test]
    fn without_a_rule_everything_is_a_gap() {
        check(
            "gap",
            QUESTIONS,
            &["2:1 no rule says what happens whatever a buyer answers [anybody, whatever they answer]"],
        );
    }

    #[test]
    fn an_answer_that_cannot_be_given_is_none() {
        let rules = QUESTIONS.replace("\"minor\"", "\"major\"") + &rule("r", "fault = \"major\"", "");
        check("gap", &rules, &[]);
    }
}
