//! Whose verdict changes from one policy to another.
//!
//! Both diagrams are walked at once, over the questions, options and windows of both. A pair of leaves that
//! gives buyers something else is a change. Its buyers are described by as few regions as possible, each with
//! a buyer who was asked for under both policies.

mod change;
mod describe;
mod example;
mod frame;
mod futures;
mod minimal_cover;
mod money;
mod pairs;
mod remade;
mod show;

use change::Change;
use example::{Example, Examples, Sought};
use frame::{End, Frame, Side};
pub use frame::{Uncompared, Which};
use pairs::{Compare, Pairs};

use super::when::{Is, Part, parts};
use crate::buyers::{Occasions, Region};
use crate::compile::TooLarge;
use crate::policy::Policy;

/// The changes from one policy to another, the worst first.
pub struct Diff {
    frame: Frame,
    found: Found,
}

/// Buyers for whom the same changes.
struct Group {
    /// What is true for them, over the joint questions.
    parts: Vec<Part>,
    /// The ids of the rules that applied to them.
    was: Vec<String>,
    /// The ids of the rules that apply to them now.
    is: Vec<String>,
    /// One of them, if one was found.
    example: Option<Example>,
}

/// Compares two policies.
///
/// ```
/// use refund_check::report::diff::diff;
///
/// let old = refund_check::default_policy().policy;
/// let mut new = old.clone();
/// new.version = "2027-01-01".to_owned();
/// assert!(diff(&old, &new)?.is_same());
/// # Ok::<(), Box<refund_check::report::diff::Uncompared>>(())
/// ```
///
/// # Errors
///
/// If one of them, or both together, combine too many answers.
pub fn diff(old: &Policy, new: &Policy) -> Result<Diff, Box<Uncompared>> {
    let frame = Frame::new(old, new)?;
    let pairs = Pairs::new(&frame);
    let found = changes(&Examples::new(&pairs, &Occasions::new(&frame.new.joint))).map_err(|error| {
        let policy = frame.new.joint.policy.clone();
        Box::new(Uncompared { which: Which::Both, error, policy })
    })?;
    Ok(Diff { frame, found })
}

impl Diff {
    /// Whether nothing changes for any buyer.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.found.changes.is_empty()
    }
}

/// The most changes that are described. Each needs a walk through all that the policies have in common.
const MAX_CHANGES: usize = 100;

/// The most groups of one change, and about the most of all together. More would not be read, and each needs
/// two interviews.
const MAX_GROUPS: (usize, usize) = (100, 1_000);

/// The changes, the worst first, each with the groups of buyers that it affects.
#[derive(Default)]
struct Found {
    changes: Vec<(Change, Vec<Group>)>,
    /// At most how many more groups these changes have.
    groups_left_out: u64,
    /// How many more changes there are.
    changes_left_out: usize,
}

fn changes(examples: &Examples<'_>) -> Result<Found, TooLarge> {
    let mut found = Found::default();
    let mut same_deadline = Vec::new();
    found.look(examples, &Region::default(), Compare::WithDeadlines, &mut same_deadline)?;
    for region in same_deadline {
        found.look(examples, &region, Compare::WithoutDeadlines, &mut Vec::new())?;
    }
    unsure(examples).into_iter().for_each(|(change, groups)| found.add(change, groups));
    found.changes.retain(|(_, groups)| !groups.is_empty());
    found.changes.sort_by_key(|(change, _)| change.rank());
    Ok(found)
}

impl Found {
    /// Finds all changes within a region. Regions whose deadline turns out to be the same go to
    /// `same_deadline`.
    fn look(
        &mut self,
        examples: &Examples<'_>,
        within: &Region,
        compare: Compare,
        same_deadline: &mut Vec<Region>,
    ) -> Result<(), TooLarge> {
        let (diagram, kinds) = examples.pairs.changes(within, compare)?;
        let mut kinds: Vec<(u32, Change)> = (1..).zip(kinds).collect();
        kinds.sort_by_key(|(_, change)| change.rank());
        self.changes_left_out += kinds.len().saturating_sub(MAX_CHANGES);
        let most = (MAX_GROUPS.1 / kinds.len().clamp(1, MAX_CHANGES)).min(MAX_GROUPS.0);
        for (leaf, change) in kinds.into_iter().take(MAX_CHANGES) {
            let cover = minimal_cover::cover(&diagram, leaf, examples.occasions, most);
            self.groups_left_out = self.groups_left_out.saturating_add(cover.left_out);
            let mut groups = Vec::new();
            for region in cover.regions {
                match examples.seek(&region, &change) {
                    Sought::Found(example) => groups.push(group(examples.pairs, &region, Some(*example))),
                    Sought::NoneFound => groups.push(group(examples.pairs, &region, None)),
                    Sought::SameDeadline => same_deadline.push(region),
                }
            }
            self.add(change, groups);
        }
        Ok(())
    }

    fn add(&mut self, change: Change, groups: Vec<Group>) {
        match self.changes.iter_mut().find(|(known, _)| *known == change) {
            Some((_, known)) => known.extend(groups),
            None => self.changes.push((change, groups)),
        }
    }
}

/// The group of a region's buyers.
fn group(pairs: &Pairs<'_>, region: &Region, example: Option<Example>) -> Group {
    let frame = pairs.frame;
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for (old, new) in pairs.ends(region) {
        was.push(old);
        is.push(new);
    }
    Group {
        parts: parts(&frame.new.joint, region),
        was: rules(&frame.old, &was),
        is: rules(&frame.new, &is),
        example,
    }
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

/// The questions that allow "I don't know" in only one of the policies.
fn unsure(examples: &Examples<'_>) -> Vec<(Change, Vec<Group>)> {
    let frame = examples.pairs.frame;
    let allows = |side: &Side, question: usize| Some(side.question(question)?.unsure.is_some());
    let one = |question: usize| {
        let (was, is) = (allows(&frame.old, question)?, allows(&frame.new, question)?);
        let example = (was != is).then(|| examples.unsure(question, is))??;
        let change = if is { Change::UnsureNew { question } } else { Change::UnsureGone { question } };
        let parts = vec![Part { question, is: Is::Unsure }];
        Some((change, vec![Group { parts, was: Vec::new(), is: Vec::new(), example: Some(example) }]))
    };
    (0..frame.questions().len()).filter_map(one).collect()
}
