//! A case as an agent reads it: what was asked, answered and told, what it would be now, what would change it.

use super::screen::{ask, said};
use super::{Format, Markup, Phrase, Words};
use crate::interview::{Asked, Change, Reply, Verdict};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::replay::Replay;
use crate::wire::{named, rules};

/// The case as markup. Dates are written in the buyer's zone.
pub fn replay(replay: &Replay<'_>, words: &Words, format: &dyn Format) -> Markup {
    let mut page = Page { replay, words, format, markup: Markup::default() };
    page.head();
    page.answers();
    page.told();
    page.now();
    page.changes();
    page.markup
}

struct Page<'a> {
    replay: &'a Replay<'a>,
    words: &'a Words,
    format: &'a dyn Format,
    markup: Markup,
}

impl Page<'_> {
    fn policy(&self) -> &Policy {
        &self.replay.known.compiled.policy
    }

    fn head(&mut self) {
        let Replay { known, asked, zone, told: (_, code), .. } = self.replay;
        let policy = &known.compiled.policy;
        self.markup.open("h2").set("tabindex", "-1").text("Case ").end(code);
        self.markup.open("p").text("Policy: ").text(&policy.title).text(" [").text(&policy.id);
        self.markup.text("], version ").text(&policy.version);
        match known.from {
            Some(from) => self.markup.text(", from ").end(from),
            None => self.markup.end(", which is built in"),
        };
        self.markup.open("p").text("Asked: ").text(&self.format.instant(*asked));
        self.markup.text(", in the zone ").end(zone.name());
    }

    fn section(&mut self, name: &str, title: &str) -> &mut Markup {
        self.markup.open("section").set("data-part", name).line("h3", "", title)
    }

    fn answers(&mut self) {
        self.section("answers", "What was asked and answered").open("ol");
        for (topic, answer) in &self.replay.answers {
            let Some(question) = self.policy().questions.get(topic.question).cloned() else { continue };
            let asked = Asked { topic: *topic, said: answer };
            let told = said(self.words, self.format, &question, &asked);
            let ask = ask(self.words, &question, *topic).to_owned();
            let markup =
                self.markup.open("li").set("data-question", &topic.id(&self.replay.known.compiled.policy));
            markup.line("span", "asked", &ask).text(" ").line("strong", "said", &told).close();
        }
        self.markup.close().close();
    }

    fn told(&mut self) {
        let Reply::Verdict(verdict) = &self.replay.told.0 else { return };
        self.section("told", "What the buyer was told");
        self.verdict(verdict);
        self.markup.close();
    }

    fn now(&mut self) {
        let Replay { now, told, today, .. } = self.replay;
        self.section("now", "What it would be now");
        let is_same = match (&told.0, &today.0) {
            (Reply::Verdict(then), Reply::Verdict(now)) => then == now,
            _ => false,
        };
        self.markup.open("p").text("At ").text(&self.format.instant(*now)).text(", the same answers ");
        match &today.0 {
            Reply::Verdict(_) if is_same => self.markup.end("get the same verdict."),
            Reply::Verdict(verdict) => {
                self.markup.open("strong").end("get another verdict").end(":");
                self.verdict(verdict);
                &mut self.markup
            }
            Reply::Ask(ask) => {
                let asked = self.policy().questions.get(ask.topic.question);
                let question =
                    asked.map_or("", |question| super::screen::ask(self.words, question, ask.topic));
                let question = question.to_owned();
                self.markup.open("strong").end("are not enough").end(":");
                self.markup.line("p", "", &question)
            }
            Reply::Invalid(_) => self.markup.end("lie in the future: this clock is behind the buyer’s."),
        };
        self.markup.close();
    }

    fn changes(&mut self) {
        self.section("changes", "What would change it");
        if self.replay.changes.is_empty() {
            self.markup.line("p", "", "Nothing that can change with time.");
        } else {
            self.markup.line("p", "", "With all else as it was at that moment:").open("ul");
            self.replay.changes.iter().for_each(|change| self.change(change));
            self.markup.close();
        }
        self.markup.close();
    }

    fn change(&mut self, change: &Change) {
        let compiled = self.replay.known.compiled;
        let Some(question) = compiled.policy.questions.get(change.topic.question) else { return };
        let Kind::Choice(options) = &question.kind else { return };
        let Some(option) = options.get(change.option) else { return };
        self.markup.open("li").set("data-change", &option.id).text(&question.ask).text(" ");
        self.markup.line("strong", "said", &option.say).text(" → ");
        self.markup.text(self.words.after(Phrase::Qualifies, place(change.outcome)));
        if let Some(deadline) = change.deadline.filter(|_| change.outcome != Outcome::DoesNotQualify) {
            self.markup.text(" (before ").text(&self.format.instant(deadline.by)).text(")");
        }
        self.markup.close();
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let policy = &self.replay.known.compiled.policy;
        let rules = rules(policy, verdict);
        let words = self.words;
        self.markup.open("div").set("data-outcome", verdict.outcome.id());
        let headline = words.after(Phrase::Qualifies, place(verdict.outcome));
        self.markup.open("p").line("strong", "headline", headline);
        self.markup.text(" [").text(verdict.outcome.id()).end("]");
        self.means(verdict, &rules);
        for clause in named(&rules, |rule| &rule.clauses).into_iter().filter_map(|at| policy.clauses.get(at))
        {
            let quote =
                self.markup.open("blockquote").set("data-clause", &clause.id).set("lang", &policy.language);
            quote.end(&clause.quote);
        }
        if let Some(deadline) = verdict.deadline {
            self.markup.open("p").text(words.say(Phrase::ToBeSafe)).text(" ").open("time");
            self.markup.set("datetime", &crate::time::rfc3339(deadline.by, self.replay.zone));
            self.markup.end(&self.format.instant(deadline.by)).close();
            if !deadline.exact {
                self.markup.line("p", "hint", words.say(Phrase::Inexact));
            }
        }
        self.evidence(&rules);
        self.markup.close();
    }

    fn means(&mut self, verdict: &Verdict, rules: &[&Rule]) {
        let policy = &self.replay.known.compiled.policy;
        if !verdict.settled_by.is_empty() {
            self.markup.line("p", "", self.words.say(Phrase::Undecided));
            self.markup.line("p", "", self.words.say(Phrase::SettledBy)).open("ul");
            for topic in &verdict.settled_by {
                let Some(question) = policy.questions.get(topic.question) else { continue };
                self.markup.line("li", "", ask(self.words, question, *topic));
            }
            self.markup.close();
        } else if rules.iter().any(|rule| rule.say.is_some()) {
            rules.iter().filter_map(|rule| rule.say.as_deref()).for_each(|say| {
                self.markup.line("p", "", say);
            });
        } else {
            self.markup.line("p", "", self.words.after(Phrase::QualifiesMeans, place(verdict.outcome)));
        }
    }

    fn evidence(&mut self, rules: &[&Rule]) {
        let evidence = named(rules, |rule| &rule.evidence);
        if evidence.is_empty() {
            return;
        }
        self.markup.open("p").text(self.words.say(Phrase::WhatToSend)).end(":").open("ul");
        for item in evidence.into_iter().filter_map(|at| self.replay.known.compiled.policy.evidence.get(at)) {
            self.markup.open("li").set("data-evidence", &item.id).end(&item.say);
        }
        self.markup.close();
    }
}

fn place(outcome: Outcome) -> usize {
    Outcome::ALL.iter().position(|it| *it == outcome).unwrap_or_default()
}
