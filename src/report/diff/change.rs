//! What changes for a buyer, and which change is worse.
//!
//! What counts is what the buyer gets: the outcome, what to send, the sentences that it stands on, and by
//! when. What these things are called in the rules is no matter to anybody.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::frame::{Frame, Side};
use super::pairs::End;
use crate::interview::outcome;
use crate::policy::{Condition, Outcome, Policy, Window};
use crate::time::regions;

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// The outcome, and maybe more.
    Outcome { from: Outcome, to: Outcome },
    /// A question has no such answer any more.
    AnswerGone { question: usize, from: Outcome },
    /// A question has a new answer.
    AnswerNew { question: usize, to: Outcome },
    /// "I don't know" is no answer to a question any more.
    UnsureGone { question: usize },
    /// "I don't know" is an answer now.
    UnsureNew { question: usize },
    /// The outcome stays, but what to send or by when changes, and maybe more.
    Terms(Terms),
    /// Only the sentences that it stands on change.
    Clauses(Exchange),
}

/// What to do for a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Terms {
    /// What to send, in words.
    pub(super) evidence: Exchange,
    /// The joint windows whose earliest end is the deadline, before and now, where it changes.
    pub(super) deadline: Option<(Vec<usize>, Vec<usize>)>,
}

/// Texts that are dropped, and texts that take their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exchange {
    pub(super) gone: Vec<String>,
    pub(super) new: Vec<String>,
}

impl Change {
    /// What changes between two ends, if anything does.
    pub(super) fn between(frame: &Frame, was: End, is: End) -> Option<Change> {
        match (was, is) {
            (End::NoAnswer(_), End::NoAnswer(_)) => None,
            (End::Leaf(was), End::NoAnswer(question)) => {
                Some(Change::AnswerGone { question, from: outcome(&frame.old.joint, was) })
            }
            (End::NoAnswer(question), End::Leaf(is)) => {
                Some(Change::AnswerNew { question, to: outcome(&frame.new.joint, is) })
            }
            (End::Leaf(was), End::Leaf(is)) => {
                let (from, to) = (outcome(&frame.old.joint, was), outcome(&frame.new.joint, is));
                if from != to {
                    return Some(Change::Outcome { from, to });
                }
                let (was, is) = (Got::at(&frame.old, was), Got::at(&frame.new, is));
                was.to(is)
            }
        }
    }

    /// Its place in a list that begins with the worst.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let place = |outcome: &Outcome| Outcome::ALL.iter().position(|known| known == outcome).unwrap_or(0);
        let (class, weight, then) = match self {
            Change::Outcome { from, to } if place(to) > place(from) => {
                (0, place(to) - place(from), place(from))
            }
            Change::AnswerGone { from, .. } => (1, 0, place(from)),
            Change::UnsureGone { .. } => (2, 0, 0),
            Change::Terms(Terms { deadline, evidence, .. }) => {
                (3, usize::from(deadline.is_some()) * 2 + usize::from(!evidence.new.is_empty()), 0)
            }
            Change::Clauses(_) => (4, 0, 0),
            Change::Outcome { from, to } => (5, place(to) + Outcome::ALL.len() - place(from), place(to)),
            Change::AnswerNew { to, .. } => (6, 0, place(to)),
            Change::UnsureNew { .. } => (7, 0, 0),
        };
        (class, Reverse(weight), then)
    }
}

/// What a buyer gets beside the outcome.
struct Got {
    evidence: BTreeSet<String>,
    clauses: BTreeSet<String>,
    deadline: Vec<usize>,
}

impl Got {
    fn at(side: &Side, leaf: u32) -> Got {
        let policy = &side.joint.policy;
        let mut got = Got { evidence: BTreeSet::new(), clauses: BTreeSet::new(), deadline: Vec::new() };
        let mut windows = BTreeSet::new();
        let rules = side.joint.diagram.rules(leaf).iter();
        for rule in rules.filter_map(|&rule| policy.rules.get(rule as usize)) {
            let evidence = rule.evidence.iter().filter_map(|&at| policy.evidence.get(at));
            got.evidence.extend(evidence.map(|evidence| plain(&evidence.say)));
            let clauses = rule.clauses.iter().filter_map(|&at| policy.clauses.get(at));
            got.clauses.extend(clauses.map(|clause| plain(&clause.quote)));
            windows.extend(rule.when.iter().filter_map(|condition| match condition {
                Condition::Window { window, open: true } => Some(*window),
                _ => None,
            }));
        }
        got.deadline = earliest(policy, &windows);
        got
    }

    /// What changes from this to that. What a buyer must do counts for more than what it stands on.
    fn to(self, is: Got) -> Option<Change> {
        if self.evidence != is.evidence || self.deadline != is.deadline {
            let evidence = Exchange::of(&self.evidence, &is.evidence);
            let deadline = (self.deadline != is.deadline).then_some((self.deadline, is.deadline));
            return Some(Change::Terms(Terms { evidence, deadline }));
        }
        (self.clauses != is.clauses).then(|| Change::Clauses(Exchange::of(&self.clauses, &is.clauses)))
    }
}

impl Exchange {
    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
    }

    fn of(was: &BTreeSet<String>, is: &BTreeSet<String>) -> Exchange {
        Exchange { gone: was.difference(is).cloned().collect(), new: is.difference(was).cloned().collect() }
    }
}

/// The windows without those that never end before another of them.
fn earliest(policy: &Policy, windows: &BTreeSet<usize>) -> Vec<usize> {
    let window = |at: usize| policy.windows.get(at);
    let outlasts = |one: &Window, other: &Window| {
        one.from != other.from || regions(&[one.length, other.length]).contains(&vec![true, false])
    };
    let never_ends_first = |&at: &usize| {
        let others = windows.iter().filter(|&&other| other != at);
        others
            .filter_map(|&other| window(other))
            .any(|other| !window(at).is_none_or(|at| outlasts(other, at)))
    };
    windows.iter().copied().filter(|at| !never_ends_first(at)).collect()
}

/// With single spaces: where lines break in the file does not show.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Length;

    fn check(lengths: &[Length], expected: &[usize]) {
        let window = |length: &Length| Window { length: *length, ..Window::default() };
        let policy = Policy { windows: lengths.iter().map(window).collect(), ..Policy::default() };
        assert_eq!(earliest(&policy, &(0..lengths.len()).collect()), expected);
    }

    #[test]
    fn only_windows_that_can_end_first_make_a_deadline() {
        let (week, fortnight) = (Length::Moment { hours: 168 }, Length::Moment { hours: 336 });
        check(&[fortnight, week], &[1]);
        check(&[fortnight, Length::Date { days: 14 }], &[0, 1]);
        check(&[week, Length::Date { days: 14 }], &[0]);
        check(&[fortnight, Length::Date { days: 7 }], &[1]);
        check(&[], &[]);
    }

    #[test]
    fn the_worst_change_comes_first() {
        use Outcome::{DoesNotQualify, EvidenceFirst, FixFirst, Qualifies, SupportDecides};
        let outcome = |from, to| Change::Outcome { from, to };
        let mut changes = [
            Change::UnsureNew { question: 0 },
            Change::AnswerNew { question: 0, to: Qualifies },
            outcome(DoesNotQualify, Qualifies),
            outcome(EvidenceFirst, Qualifies),
            Change::Clauses(Exchange::default()),
            Change::Terms(Terms::default()),
            Change::Terms(Terms { deadline: Some((Vec::new(), Vec::new())), ..Terms::default() }),
            Change::AnswerGone { question: 0, from: Qualifies },
            outcome(FixFirst, DoesNotQualify),
            outcome(Qualifies, SupportDecides),
            outcome(Qualifies, DoesNotQualify),
        ];
        let mut expected = changes.clone();
        expected.reverse();
        changes.sort_by_key(Change::rank);
        assert_eq!(changes, expected);
    }
}
