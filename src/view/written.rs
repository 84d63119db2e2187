//! The whole decision in writing, for where no script may run: every question with what follows from each
//! answer, as nested `details` or as plain lists. It is read off the diagram, like everything else.
//!
//! Only what help centres leave in place is used: no classes, no ids, no styles, no form controls. Answers
//! are items of lists either way, so that what is meant still stands where `details` is taken away.

use super::span::{Span, in_words};
use super::{Markup, Phrase, Words, verdict};
use crate::compiled::Compiled;
use crate::diagram::{Ref, Step};
use crate::policy::{Condition, Kind, Outcome, Policy, Rule};
use crate::wire::named;

/// Said before the first question.
const INTRODUCTION: &str = "Choose what fits your case.";
/// A line that stands for a heading.
const STRONG: &str = "<p><strong>$</strong></p>";
/// Said where an answer is not known.
const NOT_SURE: &str = "Not sure? Write to us; a person looks at your case.";

/// Writes a policy out, as nested `details` or as plain lists.
pub(super) fn written<'a>(compiled: &'a Compiled, words: &'a Words, plain: bool) -> Markup<'a> {
    let mut written = Written { compiled, words, plain, markup: Markup::new(words) };
    written.text("<p>$</p>", INTRODUCTION);
    written.node(compiled.diagram.root);
    written.ways();
    written.markup
}

struct Written<'a> {
    compiled: &'a Compiled,
    words: &'a Words,
    plain: bool,
    markup: Markup<'a>,
}

impl Written<'_> {
    fn node(&mut self, at: Ref) {
        let (variable, children) = match self.compiled.diagram.step(at) {
            Step::Leaf(leaf) => return self.verdict(leaf),
            Step::Node { variable, children } => (variable, children),
        };
        let Some(question) = self.compiled.policy.questions.get(variable) else { return };
        self.text(STRONG, &question.ask);
        self.open("<ul>");
        match &question.kind {
            Kind::Choice(options) => {
                for (option, &child) in options.iter().zip(children) {
                    self.answer(&option.say, option.hint.as_deref(), child);
                }
            }
            Kind::Date => {
                for (span, child) in self.spans(variable, children) {
                    self.answer(&in_words(&self.compiled.policy, &span), None, child);
                }
            }
        }
        self.open("</ul>");
        if question.unsure.is_some() {
            self.text("<p>$</p>", NOT_SURE);
        }
    }

    fn answer(&mut self, say: &str, hint: Option<&str>, child: Ref) {
        let (start, end) = if self.plain {
            ("<li><strong>$</strong>", "</li>")
        } else {
            ("<li><details><summary><strong>$</strong></summary>", "</details></li>")
        };
        self.text(start, say);
        if let Some(hint) = hint {
            self.text("<p>$</p>", hint);
        }
        self.node(child);
        self.open(end);
    }

    /// The different ways on from a date, each with the states of windows that lead there.
    fn spans(&self, variable: usize, children: &[Ref]) -> Vec<(Span, Ref)> {
        let regions = self.compiled.regions.get(variable).map_or(&[][..], Vec::as_slice);
        let mut ways: Vec<(Vec<Vec<bool>>, Ref)> = Vec::new();
        for (region, &child) in regions.iter().zip(children) {
            match ways.iter_mut().find(|(_, known)| *known == child) {
                Some((same, _)) => same.push(region.clone()),
                None => ways.push((vec![region.clone()], child)),
            }
        }
        let windows: Vec<usize> = self.compiled.policy.windows_from(variable).map(|(at, _)| at).collect();
        ways.into_iter().map(|(same, child)| (Span::new(&windows, &same), child)).collect()
    }

    fn verdict(&mut self, leaf: u32) {
        let policy = &self.compiled.policy;
        let at = self.compiled.diagram.rules(leaf);
        let rules: Vec<&Rule> = at.iter().filter_map(|&rule| policy.rules.get(rule as usize)).collect();
        let outcome = match rules.as_slice() {
            [only] => only.outcome,
            _ => Outcome::SupportDecides,
        };
        let place = Outcome::ALL.iter().position(|it| *it == outcome).unwrap_or_default();
        self.text(STRONG, self.words.after(Phrase::Qualifies, place));
        match rules.as_slice() {
            [Rule { say: Some(say), .. }] => self.text("<p>$</p>", say),
            _ => self.text("<p>$</p>", self.words.after(Phrase::QualifiesMeans, place)),
        };
        self.clauses(policy, &rules);
        self.deadline(policy, &rules);
        self.lists(policy, &rules);
        self.contact();
    }

    fn clauses(&mut self, policy: &Policy, rules: &[&Rule]) {
        for at in named(rules, |rule| &rule.clauses) {
            if let Some(clause) = policy.clauses.get(at) {
                self.text("<blockquote>$</blockquote>", &clause.quote);
            }
        }
    }

    /// The windows that the rules need open, as rules in words.
    fn deadline(&mut self, policy: &Policy, rules: &[&Rule]) {
        let open = rules.iter().flat_map(|rule| &rule.when).filter_map(|condition| match condition {
            Condition::Window { window, open: true } => policy.windows.get(*window),
            _ => None,
        });
        let mut known = Vec::new();
        for window in open.filter(|window| policy.questions.get(window.from).is_some()) {
            if !known.contains(&window.length) {
                known.push(window.length);
            }
        }
        for length in known {
            let limit = super::span::limit(length);
            self.markup.put("<p><strong>#</strong>: $</p>", &[Phrase::ByWhen], &[&limit]);
        }
    }

    fn lists(&mut self, policy: &Policy, rules: &[&Rule]) {
        let evidence = named(rules, |rule| &rule.evidence);
        if !evidence.is_empty() {
            self.markup.put("<p><strong>#</strong></p><ul>", &[Phrase::WhatToSend], &[]);
            for item in evidence.into_iter().filter_map(|at| policy.evidence.get(at)) {
                self.text("<li>$", &item.say);
                if let Some(how) = &item.how {
                    self.text(". $", how);
                }
                self.open("</li>");
            }
            self.open("</ul>");
        }
        if rules.iter().any(|rule| !rule.steps.is_empty()) {
            self.markup.put("<p><strong>#</strong></p><ol>", &[Phrase::WhatNext], &[]);
            rules.iter().flat_map(|rule| &rule.steps).for_each(|step| self.text("<li>$</li>", step));
            self.open("</ol>");
        }
    }

    /// Beside every verdict: the rights note, and a person to write to.
    fn contact(&mut self) {
        let said = verdict::rights_of(&self.compiled.policy, self.words);
        self.markup.put("<p><strong>#</strong>. $</p>", &[Phrase::RightsTitle], &[said]);
        self.ways();
    }

    fn ways(&mut self) {
        self.open("<p>");
        verdict::ways(&self.compiled.policy, self.words, &mut self.markup, false);
        self.open("</p>");
    }

    fn text(&mut self, pattern: &str, text: &str) {
        self.markup.put(pattern, &[], &[text]);
    }

    fn open(&mut self, pattern: &str) {
        self.markup.put(pattern, &[], &[]);
    }
}
