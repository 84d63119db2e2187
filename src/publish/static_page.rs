//! The whole decision in writing, for where no script may run: every question with what follows from each answer. It
//! is read off the diagram, like everything else.

use super::document::{Block, Inline, ended};
use super::ends::ends;
use super::outline::{Nesting, Next, Part, TooLong, outline};
use crate::buyers::facts::{Facts, city};
use crate::buyers::{can_answer, states};
use crate::compiled::Compiled;
use crate::interview::Told;
use crate::locale::{Locale, Message};
use crate::policy::{Evidence, Kind, Outcome, Policy, Rule};
use crate::view::{Phrase, Words, rights};
use crate::wire::named;

/// How the decision is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What follows from an answer opens below it.
    Details,
    /// Numbered parts with plain lists, which refer to each other: nothing stands inside anything else.
    Lists,
    /// What each rule says and when, without the questions: for policies whose decision is too long to write out.
    Brief,
}

/// The level of the headings of parts: a page has a title, and its own sections.
pub(super) const TOP: u8 = 3;

/// Writes a policy out as a document, in a language.
pub(super) fn static_page(compiled: &Compiled, locale: &Locale, shape: Shape) -> Result<Vec<Block>, TooLong> {
    let words = &Words::of_or_english(locale.language);
    let mut page = Page { compiled, words, locale, shape, always: Vec::new(), shared: Vec::new() };
    page.always = page.always();
    page.shared = page.shared();
    let mut blocks = match shape {
        Shape::Brief => [page.start(Message::InOrder), page.rules()].concat(),
        Shape::Details | Shape::Lists => {
            let nesting = if shape == Shape::Lists { Nesting::Nothing } else { Nesting::Unshared };
            let parts = outline(&compiled.diagram, nesting)?;
            let mut blocks = page.start(Message::Introduction);
            let written = (0..).zip(&parts).flat_map(|(at, part)| page.part(&parts, part, Some(at), TOP));
            blocks.extend(written);
            blocks
        }
    };
    blocks.extend(page.end());
    Ok(blocks)
}

pub(super) struct Page<'a> {
    pub(super) compiled: &'a Compiled,
    words: &'a Words,
    pub(super) locale: &'a Locale,
    shape: Shape,
    /// Evidence that every verdict asks for.
    always: Vec<usize>,
    /// Sentences that several verdicts stand on. They stand at the end, once each, and verdicts give their numbers.
    shared: Vec<usize>,
}

impl Page<'_> {
    pub(super) fn policy(&self) -> &Policy {
        &self.compiled.policy
    }

    pub(super) fn facts(&self) -> Facts<'_> {
        Facts { policy: self.policy(), locale: self.locale }
    }

    pub(super) fn ended(&self, text: &str) -> String {
        ended(text, self.locale.say(Message::Stop))
    }

    /// A paragraph that begins with what it is about: **By when:** within 14 days. The space behind bold text stands in
    /// every language: Markdown would not see its end after a sign such as `：`.
    pub(super) fn labelled(&self, label: &str, text: &str) -> Block {
        let with_colon = || self.locale.fill(Message::Labelled, &[("label", label)]).trim_end().to_owned();
        let is_word = label.ends_with(char::is_alphanumeric);
        let label = if is_word { with_colon() } else { label.to_owned() };
        Block::Paragraph(vec![Inline::Strong(label), Inline::Text(format!(" {}", self.ended(text)))])
    }

    /// What is said before all else, and by whose clocks days are counted.
    fn start(&self, introduction: Message) -> Vec<Block> {
        let policy = self.policy();
        let zone = policy.zone.as_deref().filter(|_| !policy.windows.is_empty());
        let say = |message: Message| Block::text(self.locale.say(message));
        let shared = (!self.shared.is_empty()).then(|| say(Message::Numbers));
        let clocks =
            zone.map(|zone| Block::text(self.locale.fill(Message::Clocks, &[("zone", &city(zone))])));
        [say(introduction)].into_iter().chain(shared).chain(clocks).collect()
    }

    /// A part. One that others refer to has its number in its heading.
    fn part(&self, parts: &[Part], part: &Part, number: Option<usize>, level: u8) -> Vec<Block> {
        let level = level.min(6);
        let numbered = |heading: String| match number.filter(|_| parts.len() > 1) {
            Some(at) => format!("{}. {heading}", at + 1),
            None => heading,
        };
        match part {
            Part::Verdict(leaf) => {
                let rules = self.rules_of(*leaf);
                let mut blocks = vec![Block::Heading(level, numbered(self.ended(&self.headline(&rules))))];
                blocks.extend(self.verdict(&rules));
                blocks
            }
            Part::Question(question, ways) => {
                let Some(asked) = self.policy().questions.get(*question) else { return Vec::new() };
                let answer =
                    |(values, next): &(Vec<u32>, Next)| self.answer(parts, *question, values, next, level);
                let items: Vec<Vec<Block>> = ways.iter().map(answer).collect();
                vec![
                    Block::Heading(level, numbered(asked.ask.clone())),
                    Block::List { is_ordered: false, items },
                ]
            }
        }
    }

    /// The answers that lead one way, and what they lead to.
    fn answer(&self, parts: &[Part], question: usize, values: &[u32], next: &Next, level: u8) -> Vec<Block> {
        let (say, hint) = self.said(question, values);
        let hint = hint.map(|hint| Block::text(self.ended(&hint)));
        let below = match next {
            Next::Here(part) => self.part(parts, part, None, level + 1),
            Next::At(number) => vec![self.reference(parts, *number)],
        };
        match self.shape {
            Shape::Details => {
                vec![Block::Details(self.ended(&say), hint.into_iter().chain(below).collect())]
            }
            Shape::Lists | Shape::Brief => {
                let mut line = vec![Inline::Strong(self.ended(&say))];
                for block in hint.into_iter().chain(below) {
                    if let Block::Paragraph(parts) = block {
                        line.push(Inline::Text(" ".to_owned()));
                        line.extend(parts);
                    }
                }
                vec![Block::Paragraph(line)]
            }
        }
    }

    /// Where to read on, with what stands there.
    fn reference(&self, parts: &[Part], number: usize) -> Block {
        let place = (number + 1).to_string();
        let text = match parts.get(number) {
            Some(Part::Question(question, _)) => {
                let ask = self.policy().questions.get(*question).map_or("", |it| it.ask.as_str());
                let gaps = [("number", place.as_str()), ("ask", &self.ended(ask))];
                self.locale.fill(Message::GoOn, &gaps)
            }
            Some(Part::Verdict(leaf)) => {
                let headline = self.ended(&self.headline(&self.rules_of(*leaf)));
                self.locale.fill(Message::See, &[("headline", &headline), ("number", &place)])
            }
            None => String::new(),
        };
        Block::text(text)
    }

    /// Values of a question as answers, and the hint of one alone.
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

    fn rules_of(&self, leaf: u32) -> Vec<&Rule> {
        let rules = self.compiled.diagram.rules(leaf).iter();
        rules.filter_map(|&rule| self.policy().rules.get(rule as usize)).collect()
    }

    /// The outcome's own words. Where none or several rules remain, a person decides.
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
        // A refusal has nothing to miss.
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

    /// One after the other in one paragraph: a list of them would be half as long again.
    fn steps(&self, rules: &[&Rule]) -> Option<Block> {
        let steps = rules.iter().flat_map(|rule| &rule.steps);
        let steps: Vec<String> = steps.map(|step| self.ended(step)).collect();
        (!steps.is_empty()).then(|| Block::text(self.locale.join(Message::Sentences, steps)))
    }

    /// The evidence that every verdict asks for, which is said once at the end.
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

    /// The sentences that more than one verdict stands on, in written order.
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
    fn names(&self, evidence: &[usize]) -> String {
        let said = evidence.iter().filter_map(|&at| self.policy().evidence.get(at));
        let names: Vec<&str> = said.map(|it| it.say.trim_end_matches(['.', '。'])).collect();
        names.join(self.locale.say(Message::Semicolon))
    }

    /// What stands once for all verdicts: how to get the evidence, the rights, and a person to write to.
    fn end(&self) -> Vec<Block> {
        let (policy, words) = (self.policy(), self.words);
        let how = |evidence: &Evidence| {
            let how = evidence.how.as_deref()?;
            Some(vec![Block::Paragraph(vec![
                Inline::Strong(self.ended(&evidence.say)),
                Inline::Text(format!(" {}", self.ended(how))),
            ])])
        };
        let items: Vec<Vec<Block>> = policy.evidence.iter().filter_map(how).collect();
        let mut blocks = Vec::new();
        let shared = self.shared.iter().filter_map(|&clause| policy.clauses.get(clause));
        let shared: Vec<Vec<Block>> = shared.map(|clause| vec![Block::text(&clause.quote)]).collect();
        if !shared.is_empty() {
            blocks.push(Block::Heading(TOP, words.say(Phrase::Why).to_owned()));
            blocks.push(Block::List { is_ordered: true, items: shared });
        }
        if !items.is_empty() || !self.always.is_empty() {
            blocks.push(Block::Heading(TOP, self.locale.say(Message::HowToGet).to_owned()));
            if !self.always.is_empty() {
                blocks.push(self.labelled(self.locale.say(Message::Always), &self.names(&self.always)));
            }
            blocks.push(Block::List { is_ordered: false, items });
        }
        blocks.push(Block::Heading(TOP, words.say(Phrase::RightsTitle).to_owned()));
        blocks.push(Block::text(rights(policy, words, &[])));
        let mut notes: Vec<&str> = Vec::new();
        for note in policy.rules.iter().filter_map(|rule| rule.note.as_ref()) {
            if !notes.contains(&note.say.as_str()) {
                notes.push(&note.say);
                blocks.push(Block::text(&note.say));
            }
        }
        blocks.push(Block::Heading(TOP, words.say(Phrase::Contact).to_owned()));
        blocks.push(Block::text(words.say(Phrase::ContactHint)));
        let mut way = |address: String, text: String| {
            let stop = self.locale.say(Message::Stop).to_owned();
            blocks.push(Block::Paragraph(vec![Inline::Link(address, text), Inline::Text(stop)]));
        };
        if let Some(email) = &policy.contact.email {
            let text = words.fill(Phrase::ContactMail, email.shown());
            way(format!("mailto:{}", email.address()), text);
        }
        if let Some(url) = &policy.contact.url {
            way(url.page(), words.say(Phrase::ContactForm).to_owned());
        }
        blocks
    }
}

/// What rules come to. Where none or several remain, a person decides.
fn told(rules: &[&Rule]) -> Told {
    match rules {
        [only] => Told { outcome: only.outcome, own: only.own },
        _ => Told::default(),
    }
}
