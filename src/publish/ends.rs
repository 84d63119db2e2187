//! Until when a verdict stays as it is, by the windows that its rules need open.

use crate::buyers::facts;
use crate::policy::{Condition, MAX_DEPTH, Policy, Rule, WindowKind};

/// The ends of the windows that the rules need open, each once.
pub(super) fn ends(policy: &Policy, rules: &[&Rule]) -> Vec<String> {
    of_all(policy, rules.iter().flat_map(|rule| &rule.when), MAX_DEPTH)
}

fn of_all<'a>(policy: &Policy, conditions: impl Iterator<Item = &'a Condition>, depth: usize) -> Vec<String> {
    let mut ends: Vec<String> = Vec::new();
    for end in conditions.flat_map(|condition| of_one(policy, condition, depth)) {
        if !end.is_empty() && !ends.contains(&end) {
            ends.push(end);
        }
    }
    ends
}

/// The ends of the windows that a condition needs open. Where one of several cases will do, these are one end.
fn of_one(policy: &Policy, condition: &Condition, depth: usize) -> Vec<String> {
    match condition {
        Condition::Window { window, open: true } if closes(policy, *window, depth) => {
            vec![facts::limit(policy, *window)]
        }
        Condition::Case(cases) if depth > 0 => {
            let cases = cases.iter().filter_map(|&case| policy.cases.get(case));
            let mut all: Vec<Vec<String>> =
                cases.map(|case| of_all(policy, case.when.iter(), depth - 1)).collect();
            match all.as_mut_slice() {
                [] => Vec::new(),
                [only] => std::mem::take(only),
                // One that never ends leaves no last day.
                several if several.iter().any(Vec::is_empty) => Vec::new(),
                several => {
                    let ends: Vec<String> = several.iter().map(|ends| ends.join(" and ")).collect();
                    vec![format!("{}, whichever ends later", ends.join(", or "))]
                }
            }
        }
        _ => Vec::new(),
    }
}

/// Whether a window closes as time goes by: what is measured at an answer does not.
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
