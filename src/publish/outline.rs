//! The decision as an outline: parts that are either a question with its answers or a verdict. A part that
//! occurs more than once is written once and referred to by number.

use std::collections::HashMap;

use crate::buyers::merged;
use crate::diagram::{Diagram, Ref, Step};

/// The most answers and verdicts that are written out, about 300 kB of HTML. A longer page is of no use to a
/// buyer.
const MAX_ENTRIES: usize = 1_000;

/// The written decision would be too long to read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TooLong {
    /// The number of answers and verdicts that it would have.
    pub entries: usize,
    /// The most that are written.
    pub most: usize,
    /// The indices of the questions that are repeated most often, worst first.
    pub questions: Vec<usize>,
}

/// A question with its answers, or a verdict.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// The verdict of a leaf.
    Verdict(u32),
    /// A question, and what each group of its values leads to.
    Question(usize, Vec<(Vec<u32>, Next)>),
}

/// What an answer leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// A part that is written directly below the answer.
    Here(Part),
    /// The part with this index.
    At(usize),
}

/// Which parts are written directly below an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// Parts that no other answer leads to.
    Unshared,
    /// None: every part is separate.
    Nothing,
}

/// Reads the parts off a diagram, in the order in which answers lead to them. The first part is where buyers
/// begin. Fails if there are too many.
pub(super) fn outline(diagram: &Diagram, nesting: Nesting) -> Result<Vec<Part>, TooLong> {
    let parents = parents(diagram)?;
    let mut reader = Reader { diagram, nesting, parents, numbers: HashMap::new(), parts: vec![None] };
    let first = reader.part(diagram.root);
    reader.parts.first_mut().into_iter().for_each(|slot| *slot = Some(first.clone()));
    Ok(reader.parts.into_iter().flatten().collect())
}

/// Counts how many answers lead to each node and leaf that can be reached. Answers with the same child count
/// once. Fails if there are too many entries.
fn parents(diagram: &Diagram) -> Result<HashMap<Ref, usize>, TooLong> {
    let mut parents: HashMap<Ref, usize> = HashMap::from([(diagram.root, 0)]);
    let (mut open, mut entries) = (vec![diagram.root], 1);
    let mut asked = vec![0_usize; diagram.sizes.len()];
    while let Some(at) = open.pop() {
        let Step::Node { variable, children } = diagram.step(at) else { continue };
        for (child, _) in merged(children) {
            entries += 1;
            asked.get_mut(variable).into_iter().for_each(|count| *count += 1);
            let known = parents.entry(child).or_default();
            *known += 1;
            if *known == 1 {
                open.push(child);
            }
        }
    }
    if entries <= MAX_ENTRIES {
        return Ok(parents);
    }
    let mut worst: Vec<usize> = (0..asked.len()).collect();
    worst.sort_by_key(|&question| std::cmp::Reverse(asked.get(question).copied()));
    worst.truncate(3);
    Err(TooLong { entries, most: MAX_ENTRIES, questions: worst })
}

struct Reader<'a> {
    diagram: &'a Diagram,
    nesting: Nesting,
    parents: HashMap<Ref, usize>,
    numbers: HashMap<Ref, usize>,
    parts: Vec<Option<Part>>,
}

impl Reader<'_> {
    fn part(&mut self, at: Ref) -> Part {
        match self.diagram.step(at) {
            Step::Leaf(leaf) => Part::Verdict(leaf),
            Step::Node { variable, children } => {
                let ways = merged(children);
                Part::Question(
                    variable,
                    ways.into_iter().map(|(child, values)| (values, self.next(child))).collect(),
                )
            }
        }
    }

    fn next(&mut self, at: Ref) -> Next {
        if self.nesting == Nesting::Unshared && self.parents.get(&at) == Some(&1) {
            return Next::Here(self.part(at));
        }
        if let Some(&known) = self.numbers.get(&at) {
            return Next::At(known);
        }
        let number = self.parts.len();
        self.numbers.insert(at, number);
        self.parts.push(None);
        let part = self.part(at);
        self.parts.get_mut(number).into_iter().for_each(|slot| *slot = Some(part.clone()));
        Next::At(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two questions with two answers each. The second is asked after either answer to the first.
    fn diagram() -> Diagram {
        Diagram {
            sizes: vec![3, 2],
            leaves: vec![vec![0], vec![1]],
            variables: vec![1, 0],
            starts: vec![0, 2],
            children: vec![0, 1, 2, 2, 1],
            root: 3,
        }
    }

    #[test]
    fn what_several_answers_lead_to_is_a_part_of_its_own() {
        let parts = outline(&diagram(), Nesting::Unshared).unwrap();
        let verdict = |leaf| Part::Verdict(leaf);
        let below = Part::Question(1, vec![(vec![0], Next::Here(verdict(0))), (vec![1], Next::At(1))]);
        let first = Part::Question(0, vec![(vec![0, 1], Next::Here(below)), (vec![2], Next::At(1))]);
        assert_eq!(parts, [first, verdict(1)]);
    }

    #[test]
    fn without_nesting_every_part_is_one_of_its_own() {
        let parts = outline(&diagram(), Nesting::Nothing).unwrap();
        assert_eq!(parts.len(), 4);
        assert_eq!(parts[0], Part::Question(0, vec![(vec![0, 1], Next::At(1)), (vec![2], Next::At(3))]));
    }
}
