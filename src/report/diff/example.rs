//! A buyer of a region whose two replies show what changes.

use super::change::{Change, Terms};
use super::frame::Side;
use super::pairs::{End, Next, Pair, Pairs, within};
use crate::analysis::{Buyer, Region, buyers, witness};
use crate::interview::{Reply, UNSURE};
use crate::report::buyer::{Told, tell};

/// As many buyers are tried; the first will do but for deadlines that part only when clocks change.
const MOST: usize = 20_000;

/// A buyer who gets something else from one policy than from the other.
pub(super) struct Example {
    /// As the old policy can be asked, and what it says.
    pub(super) old: (Buyer, Told),
    /// As the new policy can be asked, and what it says.
    pub(super) new: (Buyer, Told),
}

/// Finds a buyer of a region to whom the change happens. There may be none, if dates cannot be so together.
pub(super) fn example(pairs: &Pairs<'_>, region: &Region, change: &Change) -> Option<Example> {
    let mut search = Search { pairs, region, change, left: MOST };
    search.go(pairs.root(), &mut Region::default())
}

/// A buyer who is not sure of an answer, which only one of the policies allows, and the other asks for.
pub(super) fn unsure(pairs: &Pairs<'_>, question: usize, new_allows: bool) -> Option<Example> {
    let frame = pairs.frame;
    let way = pairs.way_to(question, !new_allows)?;
    let buyer = witness(&frame.new.joint, &way)?;
    let id = frame.questions().get(question)?.id.clone();
    let asked = |side: &Side| {
        let mut buyer = known(side, None, &way, &buyer);
        buyer.answers.push((id.clone(), UNSURE.to_owned()));
        let told = tell(&side.own, &buyer);
        (buyer, told)
    };
    Some(Example { old: asked(&frame.old), new: asked(&frame.new) })
}

struct Search<'a> {
    pairs: &'a Pairs<'a>,
    region: &'a Region,
    change: &'a Change,
    left: usize,
}

impl Search<'_> {
    /// Follows every way on within the region, those that lead alike together.
    fn go(&mut self, pair: Pair, way: &mut Region) -> Option<Example> {
        let (variable, children) = match self.pairs.next(pair) {
            Next::Ends(was, is) => return self.try_buyers((was, is), way),
            Next::Choose(variable, children) => (variable, children),
        };
        let mut alike: Vec<(Pair, Vec<u32>)> = Vec::new();
        for (value, child) in within(self.region, variable, &children) {
            match alike.iter_mut().find(|(known, _)| *known == child) {
                Some((_, values)) => values.push(value),
                None => alike.push((child, vec![value])),
            }
        }
        for (child, values) in alike {
            way.0.push((variable, values));
            let found = self.go(child, way);
            if found.is_some() || self.left == 0 {
                return found;
            }
            way.0.pop();
        }
        None
    }

    fn try_buyers(&mut self, (was, is): (End, End), way: &Region) -> Option<Example> {
        let frame = self.pairs.frame;
        for buyer in buyers(&frame.new.joint, way) {
            let asked = |side: &Side, end: End| {
                let buyer = known(side, Some(end), way, &buyer);
                let told = tell(&side.own, &buyer);
                (buyer, told)
            };
            let example = Example { old: asked(&frame.old, was), new: asked(&frame.new, is) };
            if self.shows(&example) {
                return Some(example);
            }
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                return None;
            }
        }
        None
    }

    /// Whether the replies differ as they should.
    fn shows(&self, example: &Example) -> bool {
        match (&example.old.1.reply, &example.new.1.reply, self.change) {
            (Reply::Verdict(was), Reply::Verdict(is), Change::Outcome { from, to }) => {
                was.outcome == *from && is.outcome == *to
            }
            (Reply::Verdict(was), Reply::Verdict(is), Change::Terms(Terms { deadline, .. })) => {
                deadline.is_none() || was.deadline.map(|it| it.by) != is.deadline.map(|it| it.by)
            }
            (Reply::Verdict(_), Reply::Verdict(_), Change::Clauses(_)) => true,
            (Reply::Verdict(_), Reply::Invalid(_), Change::AnswerGone { .. }) => true,
            (Reply::Invalid(_), Reply::Verdict(_), Change::AnswerNew { .. }) => true,
            _ => false,
        }
    }
}

/// The buyer with those answers that a policy can be given: it must have the question, and the answer too,
/// unless the way ends just there.
fn known(side: &Side, end: Option<End>, way: &Region, buyer: &Buyer) -> Buyer {
    let takes = |(question, values): &(usize, Vec<u32>)| {
        let lacks = values.first().is_some_and(|&value| side.lacks(*question, value));
        side.has(*question) && (!lacks || end == Some(End::NoAnswer(*question)))
    };
    let answers = way.0.iter().zip(&buyer.answers).filter(|(part, _)| takes(part));
    Buyer { answers: answers.map(|(_, answer)| answer.clone()).collect(), ..buyer.clone() }
}
