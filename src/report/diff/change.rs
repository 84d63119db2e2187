//! What changes for a buyer, and which change is worse.
//!
//! Only what the buyer gets counts: the outcome, the money, what to send and by when, the sentences that it
//! is based on, and what it says. Names in the rules do not matter.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use super::frame::{End, Frame, Side};
use super::money;
use crate::compile::regions;
use crate::interview::{outcome, worth};
use crate::policy::{self, Condition, Outcome, Policy, Rule, Window, WindowKind};

/// A change between two policies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// The outcome changes, and maybe more.
    Outcome { from: Outcome, to: Outcome },
    /// A question no longer has an answer.
    AnswerGone { question: usize, from: Outcome },
    /// A question has a new answer.
    AnswerNew { question: usize, to: Outcome },
    /// A question no longer allows "I don't know".
    UnsureGone { question: usize },
    /// A question now allows "I don't know".
    UnsureNew { question: usize },
    /// The outcome stays, but the money, what to send or by when changes, and maybe more.
    Terms(Terms),
    /// Only the sentences that the verdict is based on change.
    Clauses(Exchange),
    /// Only texts change: the headline of the shop's own outcome, what the rule says, or its steps.
    Words(Exchange),
}

/// What changes in the terms of a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Terms {
    /// What is paid back and how, if it changes.
    pub(super) money: Option<Money>,
    /// The evidence to send, in words.
    pub(super) evidence: Exchange,
    /// The joint windows whose earliest end is the deadline, before and now, if it changes.
    pub(super) deadline: Option<(Vec<usize>, Vec<usize>)>,
}

/// What is paid back and how, before and now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Money {
    /// The old compared with the new for the buyer; `Less` if the old is better.
    pub(super) worth: Ordering,
    /// The old in words.
    pub(super) was: String,
    /// The new in words.
    pub(super) is: String,
}

/// Texts that are removed, and texts that are added.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exchange {
    pub(super) gone: Vec<String>,
    pub(super) new: Vec<String>,
}

impl Change {
    /// The change between two ends, if there is any.
    pub(super) fn between(frame: &Frame, ends: (End, End), deadlines: Deadlines) -> Option<Change> {
        match ends {
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
                let (old, new) = (Got::at(&frame.old, was), Got::at(&frame.new, is));
                let deadline = match deadlines {
                    Deadlines::Same => None,
                    Deadlines::End(was, is) => Some((was, is)),
                    Deadlines::OfRules => {
                        let (was, is) = (waits_for(&frame.old, was), waits_for(&frame.new, is));
                        (was != is).then_some((was, is))
                    }
                };
                old.to(new, deadline)
            }
        }
    }

    /// A key that sorts changes, the worst first.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let place = |outcome: &Outcome| outcome.rank();
        let (class, weight, then) = match self {
            Change::Outcome { from, to } if place(to) > place(from) => {
                (0, place(to) - place(from), place(from))
            }
            Change::AnswerGone { from, .. } => (1, 0, place(from)),
            Change::UnsureGone { .. } => (2, 0, 0),
            Change::Terms(Terms { money, deadline, evidence }) => {
                let money = match money.as_ref().map(|money| money.worth) {
                    Some(Ordering::Less) => 3,
                    Some(Ordering::Equal) => 2,
                    Some(Ordering::Greater) => 1,
                    None => 0,
                };
                let weight = usize::from(deadline.is_some()) * 2 + usize::from(!evidence.new.is_empty());
                (3, money * 4 + weight, 0)
            }
            Change::Clauses(_) => (4, 0, 0),
            Change::Words(_) => (5, 0, 0),
            Change::Outcome { from, to } => (6, place(to) + Outcome::ALL.len() - place(from), place(to)),
            Change::AnswerNew { to, .. } => (7, 0, place(to)),
            Change::UnsureNew { .. } => (8, 0, 0),
        };
        (class, Reverse(weight), then)
    }
}

/// What is known about the deadlines of two verdicts.
pub(super) enum Deadlines {
    /// They are the same for every buyer.
    Same,
    /// They are the earliest ends of these joint windows, before and now.
    End(Vec<usize>, Vec<usize>),
    /// There are too many futures to tell; the windows in the rules' conditions stand in.
    OfRules,
}

/// What a buyer gets beside the outcome.
struct Got<'a> {
    /// The rule that decides, if it is one.
    rule: Option<&'a Rule>,
    policy: &'a Policy,
    evidence: BTreeSet<String>,
    clauses: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl<'a> Got<'a> {
    fn at(side: &'a Side, leaf: u32) -> Got<'a> {
        let policy = &side.joint.policy;
        let rules: Vec<&Rule> = side
            .joint
            .diagram
            .rules(leaf)
            .iter()
            .filter_map(|&rule| policy.rules.get(rule as usize))
            .collect();
        let rule = match rules.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let mut got = Got {
            rule,
            policy,
            evidence: BTreeSet::new(),
            clauses: BTreeSet::new(),
            words: rule.map(|rule| words(policy, rule)).unwrap_or_default(),
        };
        for rule in rules {
            let evidence = rule.evidence.iter().filter_map(|&at| policy.evidence.get(at));
            got.evidence.extend(evidence.map(|evidence| plain(&evidence.say)));
            let clauses = rule.clauses.iter().filter_map(|&at| policy.clauses.get(at));
            got.clauses.extend(clauses.map(|clause| plain(&clause.quote)));
        }
        got
    }

    /// The change from this to `is`. What a buyer must do counts for more than the sentences it is based on.
    fn to(self, is: Got<'_>, deadline: Option<(Vec<usize>, Vec<usize>)>) -> Option<Change> {
        let money = self.money(&is);
        if self.evidence != is.evidence || deadline.is_some() || money.is_some() {
            let evidence = Exchange::of(&self.evidence, &is.evidence);
            return Some(Change::Terms(Terms { money, evidence, deadline }));
        }
        if self.clauses != is.clauses {
            return Some(Change::Clauses(Exchange::of(&self.clauses, &is.clauses)));
        }
        (self.words != is.words).then(|| Change::Words(Exchange::of(&self.words, &is.words)))
    }

    fn terms(&self) -> Option<&'a policy::Terms> {
        self.rule?.terms.as_ref()
    }

    fn money(&self, is: &Got<'_>) -> Option<Money> {
        (self.terms() != is.terms()).then(|| Money {
            worth: self.rule.zip(is.rule).map_or(Ordering::Equal, |(was, is)| was.worth(is)),
            was: money::words(self.policy, self.terms()),
            is: money::words(is.policy, is.terms()),
        })
    }
}

impl Exchange {
    /// Whether nothing is removed or added.
    pub(super) fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
    }

    fn of(was: &BTreeSet<String>, is: &BTreeSet<String>) -> Exchange {
        Exchange { gone: was.difference(is).cloned().collect(), new: is.difference(was).cloned().collect() }
    }
}

/// The texts that a buyer reads of a rule's verdict.
fn words(policy: &Policy, rule: &Rule) -> BTreeSet<String> {
    let own = rule.own.and_then(|own| policy.outcomes.get(own));
    let own = own.into_iter().flat_map(|own| [&own.title, &own.means]);
    own.chain(&rule.say).chain(&rule.steps).map(|text| plain(text)).collect()
}

/// The joint windows whose earliest end is the deadline at a leaf, as far as the rules tell: those that its
/// own rules need open, or else those of any rule.
fn waits_for(side: &Side, leaf: u32) -> Vec<usize> {
    let policy = &side.joint.policy;
    // A verdict that cannot become worse has no deadline.
    let mut leaves = 0..side.joint.diagram.leaves.len() as u32;
    if !leaves.any(|other| worth(&side.joint, leaf, other) == Ordering::Less) {
        return Vec::new();
    }
    let own = side.joint.diagram.rules(leaf).iter().filter_map(|&rule| policy.rules.get(rule as usize));
    let mut windows: BTreeSet<usize> = own.flat_map(|rule| &rule.when).filter_map(open_window).collect();
    if windows.is_empty() {
        windows.extend(policy.rules.iter().flat_map(|rule| &rule.when).filter_map(any_window));
    }
    earliest(policy, &windows)
}

fn open_window(condition: &Condition) -> Option<usize> {
    match condition {
        Condition::Window { window, open: true } => Some(*window),
        _ => None,
    }
}

fn any_window(condition: &Condition) -> Option<usize> {
    match condition {
        Condition::Window { window, .. } => Some(*window),
        _ => None,
    }
}

/// Removes windows that never end before another of them.
fn earliest(policy: &Policy, windows: &BTreeSet<usize>) -> Vec<usize> {
    let window = |at: usize| policy.windows.get(at);
    // Whether one can be open while the other is closed. Windows of several dates may always be.
    let outlasts = |one: &Window, other: &Window| {
        let (WindowKind::Span(first), WindowKind::Span(second)) = (&one.kind, &other.kind) else {
            return true;
        };
        if first.date != second.date {
            return true;
        }
        let pair = Policy { windows: vec![one.clone(), other.clone()], rules: Vec::new(), ..policy.clone() };
        let regions = regions(&pair);
        regions.of.get(first.asked()).is_none_or(|regions| regions.contains(&vec![true, false]))
    };
    let never_ends_first = |&at: &usize| {
        let others = windows.iter().filter(|&&other| other != at);
        others
            .filter_map(|&other| window(other))
            .any(|other| !window(at).is_none_or(|at| outlasts(other, at)))
    };
    windows.iter().copied().filter(|at| !never_ends_first(at)).collect()
}

/// The text with single spaces, so that line breaks in the file make no difference.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Kind, Length, Question, Span};

    fn check(lengths: &[Length], expected: &[usize]) {
        let span = |length: &Length| WindowKind::Span(Span { length: *length, ..Span::default() });
        let window = |length: &Length| Window { kind: span(length), ..Window::default() };
        let questions = vec![Question { kind: Kind::Date, ..Question::default() }];
        let policy = Policy { windows: lengths.iter().map(window).collect(), questions, ..Policy::default() };
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
        let money = |worth| {
            let money = Some(Money { worth, was: String::new(), is: String::new() });
            Change::Terms(Terms { money, ..Terms::default() })
        };
        let mut changes = [
            Change::UnsureNew { question: 0 },
            Change::AnswerNew { question: 0, to: Qualifies },
            outcome(DoesNotQualify, Qualifies),
            outcome(EvidenceFirst, Qualifies),
            Change::Words(Exchange::default()),
            Change::Clauses(Exchange::default()),
            Change::Terms(Terms::default()),
            Change::Terms(Terms { deadline: Some((Vec::new(), Vec::new())), ..Terms::default() }),
            money(Ordering::Greater),
            money(Ordering::Equal),
            money(Ordering::Less),
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
