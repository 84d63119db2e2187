//! From a policy's rules to the diagram's terms.

use super::{Bits, Cube, Diagram, Limits, Rules, TooLarge, build};
use crate::policy::{Condition, Kind, Policy};

/// Compiles the rules. `regions` holds, for each question, the combinations of its windows that can occur.
///
/// A leaf names all rules that remain. Only where that would be too many different sets does an overlap
/// name just two of them.
pub fn compile(policy: &Policy, regions: &[Vec<Vec<bool>>]) -> Result<Diagram, TooLarge> {
    let rules = rules(policy, regions);
    let first = build(&rules, Limits::LARGEST)?;
    if first.leaves.iter().all(|rules| rules.len() < Limits::LARGEST.most) {
        return Ok(first);
    }
    Ok(build(&rules, Limits::WHOLE).unwrap_or(first))
}

/// The rules in the diagram's terms.
pub fn rules(policy: &Policy, regions: &[Vec<Vec<bool>>]) -> Rules {
    let sizes = sizes(policy, regions);
    let cube = |rule: &crate::policy::Rule| cube(policy, regions, &sizes, &rule.when);
    let cubes = policy.rules.iter().map(cube).collect();
    Rules { cubes, overridden: overridden(policy), sizes }
}

/// How many values each question's variable has.
fn sizes(policy: &Policy, regions: &[Vec<Vec<bool>>]) -> Vec<u32> {
    let of = |(place, kind): (usize, &Kind)| match kind {
        Kind::Choice(options) => options.len() as u32,
        Kind::Date => regions.get(place).map_or(1, Vec::len) as u32,
    };
    policy.questions.iter().map(|question| &question.kind).enumerate().map(of).collect()
}

fn cube(policy: &Policy, regions: &[Vec<Vec<bool>>], sizes: &[u32], when: &[Condition]) -> Cube {
    let mut cube = Cube::default();
    for condition in when {
        let (question, holds): (usize, Box<dyn Fn(usize) -> bool>) = match condition {
            Condition::Answer { question, options } => {
                (*question, Box::new(|value| options.contains(&value)))
            }
            Condition::Window { window, open } => {
                let from = policy.windows.get(*window).map_or(0, |window| window.from);
                let place = policy.windows_from(from).position(|(at, _)| at == *window).unwrap_or_default();
                let region = regions.get(from);
                let state =
                    move |value: usize| region.and_then(|all| all.get(value)).and_then(|one| one.get(place));
                (from, Box::new(move |value| state(value) == Some(open)))
            }
            Condition::Never => (0, Box::new(|_| false)),
        };
        let size = sizes.get(question).copied().unwrap_or_default() as usize;
        let place = cube.0.partition_point(|(variable, _)| (*variable as usize) < question);
        match cube.0.get_mut(place) {
            Some((variable, allowed)) if *variable as usize == question => {
                allowed.iter_mut().enumerate().for_each(|(value, allowed)| *allowed &= holds(value));
            }
            _ => cube.0.insert(place, (question as u32, (0..size).map(holds).collect())),
        }
    }
    cube
}

/// All that each rule overrides, directly or through others, but never itself.
pub fn overridden(policy: &Policy) -> Vec<Bits> {
    let count = policy.rules.len();
    let mut all = vec![Bits::none(count); count];
    let order = overridden_first(policy);
    // Without circles one pass does, and another that finds nothing new.
    let mut grew = true;
    while grew {
        grew = false;
        for &rule in &order {
            let mut mine = Bits::none(count);
            for &weak in policy.rules.get(rule).into_iter().flat_map(|rule| &rule.overrides) {
                mine.insert(weak as u32);
                all.get(weak).into_iter().for_each(|theirs| mine.add(theirs));
            }
            if let Some(known) = all.get_mut(rule).filter(|known| **known != mine) {
                (*known, grew) = (mine, true);
            }
        }
    }
    (0..).zip(&mut all).for_each(|(rule, weak)| weak.remove(rule));
    all
}

/// The rules, each after those that it overrides, as far as circles let it.
fn overridden_first(policy: &Policy) -> Vec<usize> {
    let mut seen = vec![false; policy.rules.len()];
    let mut order = Vec::with_capacity(seen.len());
    for rule in 0..seen.len() {
        // What is entered is left again once all below it has been.
        let mut open = vec![(rule, false)];
        while let Some((rule, is_left)) = open.pop() {
            if is_left {
                order.push(rule);
            } else if let Some(mark) = seen.get_mut(rule).filter(|mark| !**mark) {
                *mark = true;
                open.push((rule, true));
                let weak = policy.rules.get(rule).into_iter().flat_map(|rule| &rule.overrides);
                open.extend(weak.map(|&weak| (weak, false)));
            }
        }
    }
    order
}
