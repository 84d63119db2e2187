//! Whose verdict changes from one policy to another.
//!
//! Both diagrams are walked at once, over the questions, options and windows of both. Every pair of leaves
//! that gives buyers something else is a change; what leads to it is told in as few regions as possible,
//! each with a buyer who was asked for under both policies.

mod change;
mod cover;
mod example;
mod frame;
mod pairs;
mod show;
mod table;
mod words;

use change::Change;
use example::Example;
use frame::{Frame, Side};
pub use frame::{Uncompared, Which};
use pairs::{End, Pairs};

use super::when::{Is, Part, parts};
use crate::analysis::Region;
use crate::compiled::Compiled;
use crate::diagram::TooLarge;
use crate::policy::Policy;

/// What changes from one policy to another, the worst first.
pub struct Diff {
    frame: Frame,
    changes: Vec<(Change, Vec<Group>)>,
    /// How many more groups there are.
    left_out: u64,
}

/// Buyers to whom the same happens.
struct Group {
    /// What holds for them, over the joint questions.
    parts: Vec<Part>,
    /// The ids of the rules that they came to.
    was: Vec<String>,
    /// The ids of the rules that they come to now.
    is: Vec<String>,
    example: Example,
}

/// Compares two policies. Where they cannot be, says what is too large in which.
pub fn diff(old: &Policy, new: &Policy) -> Result<Diff, Box<Uncompared>> {
    let frame = Frame::new(old, new)?;
    let (changes, left_out) = changes(&Pairs::new(&frame)).map_err(|error| {
        let policy = frame.new.joint.policy.clone();
        Box::new(Uncompared { which: Which::Both, error, policy })
    })?;
    Ok(Diff { frame, changes, left_out })
}

impl Diff {
    /// Whether nothing changes for anybody.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Changes, each with whom it is for, and how many more there are.
type Found = (Vec<(Change, Vec<Group>)>, u64);

fn changes(pairs: &Pairs<'_>) -> Result<Found, TooLarge> {
    let (diagram, kinds) = pairs.changes()?;
    let joint = &pairs.frame.new.joint;
    let compiled =
        Compiled { diagram, regions: joint.regions.clone(), policy: joint.policy.clone(), edition: 0 };
    let mut changes: Vec<(Change, Vec<Group>)> = Vec::new();
    let mut left_out = 0_u64;
    for (leaf, change) in (1..).zip(kinds) {
        let cover = cover::cover(&compiled, leaf);
        let groups = |regions: &[Region]| -> Vec<Group> {
            regions.iter().filter_map(|region| group(pairs, &change, region)).collect()
        };
        let (apart, wide) = (groups(&cover.apart), cover.wide.as_deref().map(groups));
        left_out = left_out.saturating_add(cover.left_out);
        let fewer = wide.filter(|wide| wide.len() < apart.len());
        changes.push((change, fewer.unwrap_or(apart)));
    }
    changes.extend(unsure(pairs));
    changes.retain(|(_, groups)| !groups.is_empty());
    changes.sort_by_key(|(change, _)| change.rank());
    Ok((changes, left_out))
}

/// A region's buyers, if there are any.
fn group(pairs: &Pairs<'_>, change: &Change, region: &Region) -> Option<Group> {
    let frame = pairs.frame;
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for (old, new) in pairs.ends(region) {
        was.push(old);
        is.push(new);
    }
    Some(Group {
        parts: parts(&frame.new.joint, region),
        was: rules(&frame.old, &was),
        is: rules(&frame.new, &is),
        example: example::example(pairs, region, change)?,
    })
}

/// The ids of the rules at some ends, in written order.
fn rules(side: &Side, ends: &[End]) -> Vec<String> {
    let leaf = |end: &End| match end {
        End::Leaf(leaf) => side.joint.diagram.rules(*leaf),
        End::NoAnswer(_) => &[],
    };
    let mut rules: Vec<u32> = ends.iter().flat_map(leaf).copied().collect();
    rules.sort_unstable();
    rules.dedup();
    let named = rules.into_iter().filter_map(|rule| side.own.policy.rules.get(rule as usize));
    named.map(|rule| rule.id.clone()).collect()
}

/// Questions that allow "I don't know" in just one of the policies.
fn unsure(pairs: &Pairs<'_>) -> Vec<(Change, Vec<Group>)> {
    let allows = |side: &Side, question: usize| Some(side.question(question)?.unsure.is_some());
    let one = |question: usize| {
        let (was, is) = (allows(&pairs.frame.old, question)?, allows(&pairs.frame.new, question)?);
        let example = (was != is).then(|| example::unsure(pairs, question, is))??;
        let change = if is { Change::UnsureNew { question } } else { Change::UnsureGone { question } };
        let parts = vec![Part { question, is: Is::Unsure }];
        Some((change, vec![Group { parts, was: Vec::new(), is: Vec::new(), example }]))
    };
    (0..pairs.frame.questions().len()).filter_map(one).collect()
}
