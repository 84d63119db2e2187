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
/// Said where an answer is not known.
const NOT_SURE: &str = "Not sure? Write to us; a person looks at your case.";

/// Writes a policy out, as nested `details` or as plain lists.
pub(super) fn written(compiled: &Compiled, words: &Words, plain: bool) -> Markup {
    let mut written = Written { compiled, words, plain, markup: Markup::default() };
    written.markup.line("p", "", INTRODUCTION);
    written.node(compiled.diagram.root);
    written.ways();
    written.markup
}

struct Written<'a> {
    compiled: &'a Compiled,
    words: &'a Words,
    plain: bool,
    markup: Markup,
}

impl Written<'_> {
    fn node(&mut self, at: Ref) {
        let (variable, children) = match self.compiled.diagram.step(at) {
            Step::Leaf(leaf) => return self.verdict(leaf),
            Step::Node { variable, children } => (variable, children),
        };
        let Some(question) = self.compiled.policy.questions.get(variable) else { return };
        self.strong(&question.ask);
        self.markup.open("ul");
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
        self.markup.close();
        if question.unsure.is_some() {
            self.markup.line("p", "", NOT_SURE);
        }
    }

    fn answer(&mut self, say: &str, hint: Option<&str>, child: Ref) {
        self.markup.open("li");
        if self.plain {
            self.markup.line("strong", "", say);
        } else {
            self.markup.open("details").open("summary").line("strong", "", say).close();
        }
        if let Some(hint) = hint {
            self.markup.line("p", "", hint);
        }
        self.node(child);
        if !self.plain {
            self.markup.close();
        }
        self.markup.close();
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
        self.strong(self.words.after(Phrase::Qualifies, place));
        match rules.as_slice() {
            [Rule { say: Some(say), .. }] => self.markup.line("p", "", say),
            _ => self.markup.line("p", "", self.words.after(Phrase::QualifiesMeans, place)),
        };
        self.clauses(policy, &rules);
        self.deadline(policy, &rules);
        self.lists(policy, &rules);
        self.contact();
    }

    fn clauses(&mut self, policy: &Policy, rules: &[&Rule]) {
        for at in named(rules, |rule| &rule.clauses) {
            if let Some(clause) = policy.clauses.get(at) {
                self.markup.line("blockquote", "", &clause.quote);
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
            self.markup.open("p").line("strong", "", self.words.say(Phrase::ByWhen));
            self.markup.text(": ").end(&super::span::limit(length));
        }
    }

    fn lists(&mut self, policy: &Policy, rules: &[&Rule]) {
        let evidence = named(rules, |rule| &rule.evidence);
        if !evidence.is_empty() {
            self.strong(self.words.say(Phrase::WhatToSend));
            self.markup.open("ul");
            for item in evidence.into_iter().filter_map(|at| policy.evidence.get(at)) {
                self.markup.open("li").text(&item.say);
                if let Some(how) = &item.how {
                    self.markup.text(". ").text(how);
                }
                self.markup.close();
            }
            self.markup.close();
        }
        if rules.iter().any(|rule| !rule.steps.is_empty()) {
            self.strong(self.words.say(Phrase::WhatNext));
            self.markup.open("ol");
            rules.iter().flat_map(|rule| &rule.steps).for_each(|step| {
                self.markup.line("li", "", step);
            });
            self.markup.close();
        }
    }

    /// Beside every verdict: the rights note, and a person to write to.
    fn contact(&mut self) {
        self.rights();
        self.ways();
    }

    fn ways(&mut self) {
        self.markup.open("p");
        verdict::ways(&self.compiled.policy, self.words, &mut self.markup, false);
        self.markup.close();
    }

    fn rights(&mut self) {
        self.markup.open("p").line("strong", "", self.words.say(Phrase::RightsTitle)).text(". ");
        self.markup.end(self.words.say(Phrase::Rights));
    }

    fn strong(&mut self, text: &str) {
        self.markup.open("p").line("strong", "", text).close();
    }
}
