//! What all layouts of the written decision share.

use super::document::{Block, Inline, ended};
use super::ends::ends;
use crate::buyers::facts::Facts;
use crate::buyers::{can_answer, states};
use crate::compiled::Compiled;
use crate::interview::Told;
use crate::locale::{Locale, Message};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::view::{Phrase, Words};
use crate::wire::named;

/// The layout of the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each answer can be opened to show what follows from it.
    Details,
    /// Numbered parts with plain lists that refer to each other; nothing is nested.
    Lists,
    /// What each rule says and when, without the questions: for policies whose decision is too long to write
    /// out.
    Brief,
}

/// The level of the parts' headings, below the page's title and its own sections.
pub(super) const TOP: u8 = 3;

/// The data that a document is written from.
pub(super) struct Page<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) words: &'a Words,
    pub(super) locale: &'a Locale,
    pub(super) shape: Shape,
    /// The evidence that every verdict asks for.
    pub(super) always: Vec<usize>,
    /// The clauses that several verdicts are based on. They are printed once, at the end, and verdicts refer
    /// to them by number.
    pub(super) shared: Vec<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(compiled: &'a Compiled, words: &'a Words, locale: &'a Locale, shape: Shape) -> Self {
        let mut page = Page { compiled, words, locale, shape, always: Vec::new(), shared: Vec::new() };
        page.always = page.always();
        page.shared = page.shared();
        page
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.compiled.policy
    }

    pub(super) fn facts(&self) -> Facts<'_> {
        Facts { policy: self.policy(), locale: self.locale }
    }

    pub(super) fn ended(&self, text: &str) -> String {
        ended(text, self.locale.say(Message::Stop))
    }

    /// A paragraph that begins with a label: **By when:** within 14 days. A space follows the label in every
    /// language, because Markdown would not end bold text directly after a character such as `：`.
    pub(super) fn labelled(&self, label: &str, text: &str) -> Block {
        let with_colon = || self.locale.fill(Message::Labelled, &[("label", label)]).trim_end().to_owned();
        let is_word = label.ends_with(char::is_alphanumeric);
        let label = if is_word { with_colon() } else { label.to_owned() };
        Block::Paragraph(vec![Inline::Strong(label), Inline::Text(format!(" {}", self.ended(text)))])
    }

    /// The values of a question in words, and the option's hint if it is only one.
    pub(super) fn said(&self, question: usize, values: &[u32]) -> (String, Option<String>) {
        let Some(asked) = self.policy().questions.get(question) else { return (String::new(), None) };
        match &asked.kind {
            Kind::Choice(options) => {
                let can = values.iter().filter(|&&value| can_answer(asked, value));
                let chosen: Vec<_> = can.filter_map(|&value| options.get(value as usize)).collect();
                let say = chosen.iter().map(|option| option.say.as_str()).collect::<Vec<_>>().join(" / ");
                let hint = if let [only] = chosen.as_slice() { only.hint.clone() } else { None };
                (say, hint)
            }
            Kind::Date | Kind::Number(_) => {
                let states = states(self.compiled, question, values);
                (self.facts().in_words(question, &states), None)
            }
        }
    }

    pub(super) fn rules_of(&self, leaf: u32) -> Vec<&Rule> {
        let rules = self.compiled.diagram.rules(leaf).iter();
        rules.filter_map(|&rule| self.policy().rules.get(rule as usize)).collect()
    }

    /// The headline of the outcome. If no rule or several remain, support decides.
    pub(super) fn headline(&self, rules: &[&Rule]) -> String {
        self.words.headline_in(self.policy(), told(rules)).to_owned()
    }

    pub(super) fn verdict(&self, rules: &[&Rule]) -> Vec<Block> {
        let policy = self.policy();
        let say = match rules {
            [Rule { say: Some(say), .. }] => say,
            _ => self.words.meaning_in(policy, told(rules)),
        };
        let (mut numbers, mut quotes) = (Vec::new(), Vec::new());
        for clause in named(rules, |rule| &rule.clauses) {
            match self.shared.iter().position(|&known| known == clause) {
                Some(place) => numbers.push((place + 1).to_string()),
                None => quotes.extend(policy.clauses.get(clause)),
            }
        }
        let mut say = self.ended(say);
        if !numbers.is_empty() {
            say += &format!(" [{}]", numbers.join(self.locale.say(Message::Comma)));
        }
        let mut blocks = vec![Block::text(say)];
        blocks.extend(quotes.into_iter().map(|clause| Block::Quote(clause.quote.clone())));
        // A refusal has no deadline.
        let ends = if told(rules).outcome == Outcome::DoesNotQualify {
            Vec::new()
        } else {
            ends(self.facts(), rules)
        };
        let ends = ends.into_iter();
        blocks.extend(ends.map(|end| self.labelled(self.words.say(Phrase::ByWhen), &end)));
        let mut evidence = named(rules, |rule| &rule.evidence);
        evidence.retain(|at| !self.always.contains(at));
        if !evidence.is_empty() {
            blocks.push(self.labelled(self.words.say(Phrase::WhatToSend), &self.names(&evidence)));
        }
        blocks.extend(self.steps(rules));
        blocks
    }

    /// The steps in one paragraph. A list would make the page half as long again.
    fn steps(&self, rules: &[&Rule]) -> Option<Block> {
        let steps = rules.iter().flat_map(|rule| &rule.steps);
        let steps: Vec<String> = steps.map(|step| self.ended(step)).collect();
        (!steps.is_empty()).then(|| Block::text(self.locale.join(Message::Sentences, steps)))
    }

    /// Works out the evidence that every verdict asks for. It is printed once, at the end.
    fn always(&self) -> Vec<usize> {
        let leaves = self.compiled.diagram.leaves.iter();
        let asked = leaves.map(|rules| {
            let rules = rules.iter().filter_map(|&rule| self.policy().rules.get(rule as usize));
            rules.flat_map(|rule| rule.evidence.iter().copied()).collect::<Vec<_>>()
        });
        asked
            .reduce(|always, asked| always.into_iter().filter(|at| asked.contains(at)).collect())
            .unwrap_or_default()
    }

    /// The clauses that more than one verdict is based on, in written order.
    fn shared(&self) -> Vec<usize> {
        let is_cited = |rules: &[u32], clause: usize| {
            let mut rules = rules.iter().filter_map(|&rule| self.policy().rules.get(rule as usize));
            rules.any(|rule| rule.clauses.contains(&clause))
        };
        let leaves = &self.compiled.diagram.leaves;
        let count = |clause: usize| leaves.iter().filter(|rules| is_cited(rules, clause)).count();
        (0..self.policy().clauses.len()).filter(|&clause| count(clause) > 1).collect()
    }

    /// The names of pieces of evidence in one sentence.
    pub(super) fn names(&self, evidence: &[usize]) -> String {
        let said = evidence.iter().filter_map(|&at| self.policy().evidence.get(at));
        let names: Vec<&str> = said.map(|it| it.say.trim_end_matches(['.', '。'])).collect();
        names.join(self.locale.say(Message::Semicolon))
    }
}

/// What a buyer is told by these rules. If there is none or several, support decides.
fn told(rules: &[&Rule]) -> Told {
    match rules {
        [only] => Told { outcome: only.outcome, own: only.own },
        _ => Told::default(),
    }
}
