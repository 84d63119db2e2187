//! The short form of the decision: what each rule says and when, without the questions.

use std::collections::BTreeSet;

use super::document::Block;
use super::page::{Page, TOP};
use crate::locale::Message;
use crate::policy::{Atom, Condition, MAX_DEPTH};

impl Page<'_> {
    /// The rules that a buyer can get, each with its conditions, before the rules that give way to it.
    pub(super) fn rules(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for place in self.winners_first() {
            let is_given = self.compiled.diagram.leaves.iter().any(|rules| rules.contains(&(place as u32)));
            let Some(rule) = self.policy().rules.get(place).filter(|_| is_given) else { continue };
            blocks.push(Block::Heading(TOP, self.ended(&self.headline(&[rule]))));
            let conditions = self.conditions(&rule.when, MAX_DEPTH);
            if conditions.is_empty() {
                blocks.push(Block::text(self.locale.say(Message::EveryCase)));
            }
            blocks.extend(conditions.iter().map(|(ask, said)| self.labelled(ask, said)));
            blocks.extend(self.verdict(&[rule]));
        }
        blocks
    }

    /// The rules in an order in which the first that holds wins: each before those that it overrides.
    fn winners_first(&self) -> Vec<usize> {
        let rules = &self.policy().rules;
        let weaker = |at: usize| -> BTreeSet<usize> {
            let overrides = rules.get(at).into_iter().flat_map(|rule| &rule.overrides).copied();
            overrides.filter(|&other| other != at).collect()
        };
        // How many of the rules that override it are still to come.
        let mut waits = vec![0_usize; rules.len()];
        for rule in (0..rules.len()).flat_map(weaker) {
            waits.get_mut(rule).into_iter().for_each(|count| *count += 1);
        }
        let mut left: BTreeSet<usize> = (0..rules.len()).collect();
        let is_ready = |rule: &usize, waits: &[usize]| waits.get(*rule) == Some(&0);
        let mut ready: BTreeSet<usize> = left.iter().copied().filter(|rule| is_ready(rule, &waits)).collect();
        let mut order = Vec::new();
        // In a cycle of rules that override each other, the first comes first.
        while let Some(next) = ready.pop_first().or_else(|| left.first().copied()) {
            left.remove(&next);
            order.push(next);
            for rule in weaker(next).into_iter().filter(|rule| left.contains(rule)) {
                waits.get_mut(rule).into_iter().for_each(|count| *count = count.saturating_sub(1));
                if is_ready(&rule, &waits) {
                    ready.insert(rule);
                }
            }
        }
        order
    }

    /// The conditions, each as a question and what it allows. A case is replaced by its conditions.
    fn conditions(&self, conditions: &[Condition], depth: usize) -> Vec<(String, String)> {
        let mut said = Vec::new();
        for condition in conditions {
            match condition {
                Condition::Case(cases) => said.extend(self.cases(cases, depth)),
                _ => said.extend(self.condition(condition)),
            }
        }
        said
    }

    /// The conditions of one case, or of several as alternatives: `Which day is pick-up? 7 days ahead or
    /// more; or …`.
    fn cases(&self, cases: &[usize], depth: usize) -> Vec<(String, String)> {
        let Some(deeper) = depth.checked_sub(1) else { return Vec::new() };
        let of_case = |&case: &usize| {
            self.policy().cases.get(case).map(|case| self.conditions(&case.when, deeper)).unwrap_or_default()
        };
        let mut all: Vec<Vec<(String, String)>> = cases.iter().map(of_case).collect();
        if let [only] = all.as_mut_slice() {
            return std::mem::take(only);
        }
        let one = |conditions: &Vec<(String, String)>| {
            let all = conditions.iter().map(|(ask, said)| format!("{ask} {said}"));
            self.locale.join(Message::BothHold, all)
        };
        let said = self.locale.join(Message::EitherHolds, all.iter().map(one));
        vec![(self.locale.say(Message::OneOf).to_owned(), said)]
    }

    /// A condition as the question and the answers that it allows.
    fn condition(&self, condition: &Condition) -> Option<(String, String)> {
        let policy = self.policy();
        let (asked, said) = match condition {
            Condition::Answer { question, options } => {
                let values: Vec<u32> = options.iter().map(|&option| option as u32).collect();
                (*question, self.said(*question, &values).0)
            }
            Condition::Window { window, open } => {
                let (asked, atom) = policy.fact_of(*window)?;
                let said = match atom {
                    Some(atom) => self.facts().in_words(asked, &[vec![(atom, *open)]]),
                    None => {
                        let end = self.facts().limit(*window);
                        if *open { end } else { self.locale.fill(Message::Not, &[("end", &end)]) }
                    }
                };
                (asked, said)
            }
            Condition::Limit { limit, holds } => {
                (policy.limits.get(*limit)?.of, self.facts().fact(Atom::Limit(*limit), *holds))
            }
            Condition::Case(_) | Condition::Never => return None,
        };
        Some((policy.questions.get(asked)?.ask.clone(), said))
    }
}
