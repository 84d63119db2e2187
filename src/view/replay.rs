//! A case as an agent reads it: what was asked, answered and told, what it would be now, what would change it.

use super::screen::{ask, said};
use super::verdict::place_of;
use super::{Format, Markup, Phrase, Words};
use crate::interview::{Asked, Change, Reply, Verdict};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::replay::Replay;
use crate::wire::{named, rules};

/// The case as markup. Dates are written in the buyer's zone.
pub fn replay<'a>(replay: &'a Replay<'a>, words: &'a Words, format: &'a dyn Format) -> Markup<'a> {
    let policy = &replay.known.compiled.policy;
    let mut page = Page { replay, policy, words, format, markup: Markup::new(words) };
    page.head();
    page.answers();
    page.told();
    page.now();
    page.changes();
    page.markup
}

struct Page<'a> {
    replay: &'a Replay<'a>,
    policy: &'a Policy,
    words: &'a Words,
    format: &'a dyn Format,
    markup: Markup<'a>,
}

impl Page<'_> {
    fn put(&mut self, pattern: &str, texts: &[&str]) {
        self.markup.put(pattern, &[], texts);
    }

    fn head(&mut self) {
        let Replay { known, asked, zone, told: (_, code), .. } = self.replay;
        let Policy { title, id, version, .. } = self.policy;
        self.put("<h2 tabindex=-1>Case $</h2>", &[code]);
        self.put("<p>Policy: $ [$], version $, ", &[title, id, version]);
        match known.from {
            Some(from) => self.put("from $</p>", &[from]),
            None => self.put("which is built in</p>", &[]),
        }
        self.put("<p>Asked: $, in the zone $</p>", &[&self.format.instant(*asked), zone.name()]);
    }

    fn answers(&mut self) {
        self.put("<section data-part=answers><h3>What was asked and answered</h3><ol>", &[]);
        for (topic, answer) in &self.replay.answers {
            let Some(question) = self.policy.questions.get(topic.question) else { continue };
            let told = said(self.words, self.format, question, &Asked { topic: *topic, said: answer });
            let pattern = "<li data-question=$><span class=asked>$</span> <strong class=said>$</strong></li>";
            self.put(pattern, &[&topic.id(self.policy), ask(self.words, question, *topic), &told]);
        }
        self.put("</ol></section>", &[]);
    }

    fn told(&mut self) {
        let Reply::Verdict(verdict) = &self.replay.told.0 else { return };
        self.put("<section data-part=told><h3>What the buyer was told</h3>", &[]);
        self.verdict(verdict);
        self.put("</section>", &[]);
    }

    fn now(&mut self) {
        let Replay { now, told, today, .. } = self.replay;
        let is_same = match (&told.0, &today.0) {
            (Reply::Verdict(then), Reply::Verdict(now)) => then == now,
            _ => false,
        };
        let start = "<section data-part=now><h3>What it would be now</h3><p>At $, the same answers ";
        self.put(start, &[&self.format.instant(*now)]);
        match &today.0 {
            Reply::Verdict(_) if is_same => self.put("get the same verdict.</p>", &[]),
            Reply::Verdict(verdict) => {
                self.put("<strong>get another verdict</strong>:</p>", &[]);
                self.verdict(verdict);
            }
            Reply::Ask(it) => {
                let asked = self.policy.questions.get(it.topic.question);
                let question = asked.map_or("", |question| ask(self.words, question, it.topic));
                self.put("<strong>are not enough</strong>:</p><p>$</p>", &[question]);
            }
            Reply::Invalid(_) => self.put("lie in the future: this clock is behind the buyer’s.</p>", &[]),
        }
        self.put("</section>", &[]);
    }

    fn changes(&mut self) {
        self.put("<section data-part=changes><h3>What would change it</h3>", &[]);
        if self.replay.changes.is_empty() {
            self.put("<p>Nothing that can change with time.</p>", &[]);
        } else {
            self.put("<p>With all else as it was at that moment:</p><ul>", &[]);
            self.replay.changes.iter().for_each(|change| self.change(change));
            self.put("</ul>", &[]);
        }
        self.put("</section>", &[]);
    }

    fn change(&mut self, change: &Change) {
        let Some(question) = self.policy.questions.get(change.topic.question) else { return };
        let Kind::Choice(options) = &question.kind else { return };
        let Some(option) = options.get(change.option) else { return };
        let headline = self.words.after(Phrase::Qualifies, place_of(change.outcome));
        let pattern = "<li data-change=$>$ <strong class=said>$</strong> → $";
        self.put(pattern, &[&option.id, &question.ask, &option.say, headline]);
        if let Some(deadline) = change.deadline.filter(|_| change.outcome != Outcome::DoesNotQualify) {
            self.put(" (before $)", &[&self.format.instant(deadline.by)]);
        }
        self.put("</li>", &[]);
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let policy = self.policy;
        let rules = rules(policy, verdict);
        let headline = self.words.after(Phrase::Qualifies, place_of(verdict.outcome));
        let start = "<div data-outcome=$><p><strong class=headline>$</strong> [$]</p>";
        self.put(start, &[verdict.outcome.id(), headline, verdict.outcome.id()]);
        self.means(verdict, &rules);
        for clause in named(&rules, |rule| &rule.clauses).into_iter().filter_map(|at| policy.clauses.get(at))
        {
            let quote = "<blockquote data-clause=$ lang=$>$</blockquote>";
            self.put(quote, &[&clause.id, &policy.language, &clause.quote]);
        }
        if let Some(deadline) = verdict.deadline {
            let (machine, people) = (self.format.machine(deadline.by), self.format.instant(deadline.by));
            let pattern = "<p># <time datetime=$>$</time></p>";
            self.markup.put(pattern, &[Phrase::ToBeSafe], &[&machine, &people]);
            if !deadline.exact {
                self.markup.put("<p class=hint>#</p>", &[Phrase::Inexact], &[]);
            }
        }
        self.evidence(&rules);
        self.put("</div>", &[]);
    }

    fn means(&mut self, verdict: &Verdict, rules: &[&Rule]) {
        if !verdict.settled_by.is_empty() {
            self.markup.put("<p>#</p><p>#</p><ul>", &[Phrase::Undecided, Phrase::SettledBy], &[]);
            for topic in &verdict.settled_by {
                let Some(question) = self.policy.questions.get(topic.question) else { continue };
                self.put("<li>$</li>", &[ask(self.words, question, *topic)]);
            }
            self.put("</ul>", &[]);
        } else if rules.iter().any(|rule| rule.say.is_some()) {
            rules.iter().filter_map(|rule| rule.say.as_deref()).for_each(|say| {
                self.put("<p>$</p>", &[say]);
            });
        } else {
            self.put("<p>$</p>", &[self.words.after(Phrase::QualifiesMeans, place_of(verdict.outcome))]);
        }
    }

    fn evidence(&mut self, rules: &[&Rule]) {
        let evidence = named(rules, |rule| &rule.evidence);
        if evidence.is_empty() {
            return;
        }
        self.markup.put("<p>#:</p><ul>", &[Phrase::WhatToSend], &[]);
        for item in evidence.into_iter().filter_map(|at| self.policy.evidence.get(at)) {
            self.put("<li data-evidence=$>$</li>", &[&item.id, &item.say]);
        }
        self.put("</ul>", &[]);
    }
}
