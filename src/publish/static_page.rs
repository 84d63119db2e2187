//! The whole decision in writing, for pages without scripts: every question, and what follows from each
//! answer. It is read off the diagram.

use super::document::{Block, Inline};
use super::outline::{Nesting, Next, Part, TooLong, outline};
use super::page::{Page, Shape, TOP};
use crate::buyers::facts::city;
use crate::compiled::Compiled;
use crate::locale::{Locale, Message};
use crate::policy::Evidence;
use crate::view::{Phrase, Words, rights};

/// Writes a policy as a document in a language. Fails if it would be too long.
pub(super) fn static_page(compiled: &Compiled, locale: &Locale, shape: Shape) -> Result<Vec<Block>, TooLong> {
    let words = Words::of_or_english(locale.language);
    let page = Page::new(compiled, &words, locale, shape);
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

impl Page<'_> {
    /// The introduction, and in whose time zone days are counted.
    fn start(&self, introduction: Message) -> Vec<Block> {
        let policy = self.policy();
        let zone = policy.zone.as_deref().filter(|_| !policy.windows.is_empty());
        let say = |message: Message| Block::text(self.locale.say(message));
        let shared = (!self.shared.is_empty()).then(|| say(Message::Numbers));
        let clocks =
            zone.map(|zone| Block::text(self.locale.fill(Message::Clocks, &[("zone", &city(zone))])));
        [say(introduction)].into_iter().chain(shared).chain(clocks).collect()
    }

    /// Writes a part. Its heading has a number if others refer to it.
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

    /// Writes answers with the same result, and what they lead to.
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

    /// A reference to a part, with its heading.
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

    /// What is printed once for all verdicts: shared clauses, how to get the evidence, the buyer's rights,
    /// and how to reach a person.
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
