//! The regions of each question: the combinations of facts about its answer that can occur, also for several
//! dates together.
//!
//! Numbers are divided into intervals by their limits. For dates, every present moment that differs from
//! others by the calendar is tried with every date next to one at which a window turns. Months, working days
//! and holidays have no fixed length, so a combination counts as possible only if some date produces it.

mod clocks;
mod dates;
mod moments;

use crate::compile::Regions;
use crate::diagram::Joint;
use crate::policy::{Atom, Kind, Length, Policy, Span};
use crate::time::Day;

/// The days and the times of day (milliseconds since midnight) at which the calendar makes a difference to a
/// buyer.
pub fn telling_moments(policy: &Policy) -> (Vec<Day>, Vec<i64>) {
    let spans = spans(policy);
    (moments::days(policy, &spans), moments::times(&spans))
}

/// The lengths of windows that count from the moment, in hours.
pub fn moment_hours(policy: &Policy) -> Vec<i64> {
    let hours = |span: &&Span| match span.length {
        Length::Moment { hours } => Some(i64::from(hours)),
        _ => None,
    };
    spans(policy).iter().filter_map(hours).collect()
}

fn spans(policy: &Policy) -> Vec<&Span> {
    let atoms = (0..policy.questions.len()).flat_map(|question| policy.atoms(question));
    atoms.filter_map(|atom| policy.span(atom)).collect()
}

/// The regions of all questions of a policy.
pub fn regions(policy: &Policy) -> Regions {
    let mut regions = Regions { of: vec![vec![Vec::new()]; policy.questions.len()], joint: Vec::new() };
    for (place, question) in policy.questions.iter().enumerate() {
        if let (Kind::Number(number), Some(slot)) = (&question.kind, regions.of.get_mut(place)) {
            *slot = intervals(policy, place, number.range(), number.decimals);
        }
    }
    for group in dates::groups(policy) {
        take(&mut regions, &group, dates::combinations(policy, &group));
    }
    regions
}

/// The regions of a number question: for each interval, the lowest first, which limits hold.
fn intervals(policy: &Policy, question: usize, (least, most): (i64, i64), places: u32) -> Vec<Vec<bool>> {
    let limits: Vec<_> = policy
        .atoms(question)
        .into_iter()
        .filter_map(|atom| match atom {
            Atom::Limit(limit) => policy.limits.get(limit),
            Atom::Span { .. } => None,
        })
        .collect();
    let mut starts: Vec<i64> = limits.iter().map(|limit| limit.cut(places).0).collect();
    starts.push(least);
    starts.retain(|start| (least..=most).contains(start));
    starts.sort_unstable();
    let mut regions: Vec<Vec<bool>> = Vec::new();
    for start in starts {
        let region = limits.iter().map(|limit| limit.holds(start, places)).collect();
        if !regions.contains(&region) {
            regions.push(region);
        }
    }
    if regions.is_empty() { vec![vec![false; limits.len()]] } else { regions }
}

/// Takes the states of each date of a group as its regions, the most open first. If not all combinations of
/// these can occur, keeps those that can.
fn take(regions: &mut Regions, group: &[usize], combinations: Vec<Vec<Vec<bool>>>) {
    let mut values: Vec<Vec<Vec<bool>>> = Vec::new();
    for place in 0..group.len() {
        let mut states: Vec<Vec<bool>> =
            combinations.iter().filter_map(|states| states.get(place)).cloned().collect();
        states.sort_unstable_by(|one, other| other.cmp(one));
        states.dedup();
        values.push(states);
    }
    let total: usize = values.iter().map(Vec::len).product();
    // Of one date each state is a combination.
    if combinations.len() < total {
        let number = |states: &Vec<Vec<bool>>| -> Vec<u32> {
            let of = |(state, all): (&Vec<bool>, &Vec<Vec<bool>>)| all.iter().position(|it| it == state);
            states.iter().zip(&values).filter_map(of).map(|place| place as u32).collect()
        };
        let variables = group.iter().map(|&question| question as u32).collect();
        regions.joint.push(Joint { variables, combinations: combinations.iter().map(number).collect() });
    }
    for (&question, states) in group.iter().zip(values) {
        if let Some(slot) = regions.of.get_mut(question) {
            *slot = states;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Question, Window, WindowKind};
    use crate::time::{DAY, HOUR};

    /// A policy with a date and windows that are measured from it.
    fn policy(lengths: &[Length]) -> Policy {
        let window = |&length: &Length| {
            let kind = WindowKind::Span(Span { length, ..Span::default() });
            Window { kind, ..Window::default() }
        };
        let question = Question { kind: Kind::Date, ..Question::default() };
        Policy {
            questions: vec![question],
            windows: lengths.iter().map(window).collect(),
            ..Policy::default()
        }
    }

    #[test]
    fn the_moments_that_tell_are_those_of_a_policys_windows() {
        let ordinary = Day::of(2026, 6, 16).unwrap();
        let (days, hours) = (Length::Date { days: 14 }, Length::Moment { hours: 48 });
        assert_eq!(telling_moments(&policy(&[days])), (vec![ordinary], vec![12 * HOUR]));
        let times = vec![0, 1, 12 * HOUR, DAY - 1];
        assert_eq!(telling_moments(&policy(&[days, hours])), (vec![ordinary], times));
        assert_eq!(moment_hours(&policy(&[days, hours, Length::Moment { hours: 7 }])), [48, 7]);
    }

    #[test]
    fn dates_of_which_each_state_goes_with_each_are_not_joined() {
        let (open, closed) = (vec![true], vec![false]);
        let taken = |group: &[usize], combinations: &[&[&Vec<bool>]]| {
            let mut regions = Regions { of: vec![Vec::new(); 2], joint: Vec::new() };
            let all = combinations.iter().map(|states| states.iter().map(|&it| it.clone()).collect());
            take(&mut regions, group, all.collect());
            let joint: Vec<_> = regions.joint.into_iter().map(|it| (it.variables, it.combinations)).collect();
            (regions.of, joint)
        };
        let both = vec![open.clone(), closed.clone()];
        let (alike, apart): (&[_], &[_]) = (&[&closed, &closed], &[&closed, &open]);
        assert_eq!(taken(&[1], &[&[&closed], &[&open]]), (vec![vec![], both.clone()], vec![]));
        let joint = vec![(vec![0, 1], vec![vec![1, 1], vec![0, 0]])];
        assert_eq!(taken(&[0, 1], &[alike, &[&open, &open]]), (vec![both.clone(); 2], joint));
        let all = [alike, apart, &[&open, &closed], &[&open, &open]];
        assert_eq!(taken(&[0, 1], &all), (vec![both; 2], vec![]));
    }
}
