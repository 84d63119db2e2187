//! What would change a verdict: other answers to questions whose true answer can change as time goes by.

use super::clock::Present;
use super::{Answers, Asked, Deadline, Reply, Topic, UNSURE, Verdict, decide};
use crate::compiled::Compiled;
use crate::policy::{Kind, Outcome};

/// Another answer, and what it would lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question whose other answer changes the verdict.
    pub topic: Topic,
    /// The index of the other option.
    pub option: usize,
    /// The outcome that the other answer leads to.
    pub outcome: Outcome,
    /// The index of the shop's own outcome, if the other answer leads to one.
    pub own: Option<usize>,
    /// When the other verdict becomes worse, if ever: the other answer must be true by then.
    pub deadline: Option<Deadline>,
}

/// The other answers that would change the outcome at the same moment, if all other answers stay. Tries only
/// questions that the policy marks as changing, because a buyer must not be coached to give another reason.
/// If support decides the case, it also tries the questions that the buyer answered with "I don't know".
#[must_use]
pub fn changes(
    compiled: &Compiled,
    asked: &[Asked<'_>],
    outcome: Outcome,
    present: Present<'_>,
) -> Vec<Change> {
    let mut found = Vec::new();
    for it in asked {
        let Some(question) = compiled.policy.questions.get(it.topic.question) else { continue };
        let Kind::Choice(options) = &question.kind else { continue };
        // The buyer can still find out what they did not know; to say so is not coaching.
        let is_open = it.said == UNSURE && outcome == Outcome::SupportDecides;
        if !question.changes && !is_open {
            continue;
        }
        for (place, option) in options.iter().enumerate() {
            let mut other = Answers::of(&compiled.policy, asked);
            other.put(&compiled.policy, it.topic, &option.id);
            if let Reply::Verdict(then) = decide(compiled, &other, present)
                && (is_open || then.outcome != outcome)
            {
                let Verdict { outcome, own, deadline, .. } = then;
                found.push(Change { topic: it.topic, option: place, outcome, own, deadline });
            }
        }
    }
    found
}

#[cfg(feature = "owner")]
#[cfg(test)]
mod tests {
    use super::super::path;
    use super::*;
    use crate::default_policy;
    use crate::time::instant;
    use crate::zones::Named;

    fn check(answers: &[(&str, &str)], expected: &[&str]) {
        let compiled = default_policy();
        let present = Present { now: instant("2026-11-22T12:00:00Z").unwrap(), zone: &Named::UTC };
        let told = |change: Change| {
            let question = &compiled.policy.questions[change.topic.question];
            let Kind::Choice(options) = &question.kind else { panic!("{change:?}") };
            format!("{}={}: {}", question.id, options[change.option].id, change.outcome.id())
        };
        let Ok((asked, Reply::Verdict(verdict))) = path(&compiled, answers, present) else {
            return assert!(expected.is_empty(), "{answers:?}");
        };
        let found = changes(&compiled, &asked, verdict.outcome, present);
        let found: Vec<String> = found.into_iter().map(told).collect();
        assert_eq!(found, expected, "{answers:?}");
    }

    #[test]
    fn what_support_could_do_changes_it() {
        check(
            &[("reason", "not-delivered"), ("purchased", "2026-11-20"), ("support", "in-progress")],
            &["support=could-not-fix: qualifies", "support=fixed: does-not-qualify"],
        );
    }

    #[test]
    fn evidence_that_is_still_to_be_gathered_changes_it() {
        check(
            &[("reason", "not-as-described"), ("proof", "not-yet"), ("purchased", "2026-11-20")],
            &["proof=can-show: qualifies", "proof=only-hoped: does-not-qualify"],
        );
    }

    #[test]
    fn what_was_not_asked_another_reason_and_what_makes_no_difference_are_no_change() {
        check(&[("reason", "other")], &[]);
        check(&[("reason", "changed-mind"), ("support", "not-contacted")], &[]);
        check(&[("reason", "defective"), ("fault", "minor")], &[]);
        check(&[("reason", "not-delivered"), ("purchased", "2026-10-01")], &[]);
        check(&[("reason", "not-delivered"), ("purchased", "2026-11-20")], &[]);
    }

    #[test]
    fn what_the_buyer_could_not_say_leaves_a_case_open_and_each_answer_says_what_it_would_come_to() {
        check(
            &[
                ("reason", "defective"),
                ("fault", "unsure"),
                ("purchased", "2026-11-20"),
                ("support", "could-not-fix"),
            ],
            &["fault=major: qualifies", "fault=minor: does-not-qualify", "support=fixed: does-not-qualify"],
        );
    }

    #[test]
    fn an_answer_that_would_raise_another_question_is_no_change() {
        check(&[("reason", "not-as-described"), ("proof", "only-hoped")], &[]);
    }
}
