//! Until when a verdict stays the same, by the windows that its rules need open.

use crate::buyers::facts::Facts;
use crate::locale::Message;
use crate::policy::{Condition, MAX_DEPTH, Policy, Rule, WindowKind};

/// The ends of the windows that the rules need open, each once.
pub(super) fn ends(facts: Facts<'_>, rules: &[&Rule]) -> Vec<String> {
    of_all(facts, rules.iter().flat_map(|rule| &rule.when), MAX_DEPTH)
}

fn of_all<'a>(
    facts: Facts<'_>,
    conditions: impl Iterator<Item = &'a Condition>,
    depth: usize,
) -> Vec<String> {
    let mut ends: Vec<String> = Vec::new();
    for end in conditions.flat_map(|condition| of_one(facts, condition, depth)) {
        if !end.is_empty() && !ends.contains(&end) {
            ends.push(end);
        }
    }
    ends
}

/// The ends of the windows that a condition needs open. If one of several cases is enough, their ends make
/// one.
fn of_one(facts: Facts<'_>, condition: &Condition, depth: usize) -> Vec<String> {
    match condition {
        Condition::Window { window, open: true } if closes(facts.policy, *window, depth) => {
            vec![facts.limit(*window)]
        }
        Condition::Case(cases) if depth > 0 => {
            let cases = cases.iter().filter_map(|&case| facts.policy.cases.get(case));
            let mut all: Vec<Vec<String>> =
                cases.map(|case| of_all(facts, case.when.iter(), depth - 1)).collect();
            match all.as_mut_slice() {
                [] => Vec::new(),
                [only] => std::mem::take(only),
                // If one case never ends, there is no last day.
                several if several.iter().any(Vec::is_empty) => Vec::new(),
                several => {
                    let locale = facts.locale;
                    let of_case = |ends: &Vec<String>| locale.join(Message::AndEnd, ends.iter().cloned());
                    let ends = locale.join(Message::OrEnd, several.iter().map(of_case));
                    vec![locale.fill(Message::EndsLater, &[("ends", &ends)])]
                }
            }
        }
        _ => Vec::new(),
    }
}

/// Whether time closes a window. One between two dates does not close.
fn closes(policy: &Policy, window: usize, depth: usize) -> bool {
    match policy.windows.get(window).map(|window| &window.kind) {
        Some(WindowKind::Span(span)) => span.to.is_none(),
        Some(WindowKind::By { spans, .. }) => spans.iter().all(|span| span.to.is_none()),
        Some(WindowKind::Any(parts) | WindowKind::All(parts)) => {
            depth > 0 && parts.iter().all(|&part| closes(policy, part, depth - 1))
        }
        _ => false,
    }
}
