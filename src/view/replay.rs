//! A case as support sees it: what was asked, answered and told, what the verdict would be now, and what
//! would change it.

use super::context::{LastDay, ask, said};
use super::{Format, Node, Phrase, Tree, Words, payment};
use crate::code::RecordedZone;
use crate::interview::{Asked, Change, Reply, Told, Verdict, named, rules};
use crate::policy::{Kind, Outcome, Policy, Rule};
use crate::replay::Replay;
use crate::time::{
    Day, Instant, Local, SECOND, Zone, clock_text, fine_clock_text, local, push_offset, rfc3339,
};

/// Writes the case as a tree, in English but for the policy's words and `words`. Dates are written in the
/// buyer's zone.
pub fn replay(replay: &Replay<'_>, words: &Words, format: &dyn Format) -> Vec<Node> {
    let policy = &replay.known.compiled.policy;
    let told = AsTold { zone: &replay.zone, format };
    let mut page = Page { replay, policy, words, format, told, tree: Tree::new(words) };
    page.head();
    page.summary();
    page.reply();
    page.answers();
    page.told();
    page.now();
    page.changes();
    page.tree.done()
}

struct Page<'a> {
    replay: &'a Replay<'a>,
    policy: &'a Policy,
    words: &'a Words,
    format: &'a dyn Format,
    told: AsTold<'a>,
    tree: Tree<'a>,
}

/// Writes instants with the buyer's offsets of that time.
struct AsTold<'a> {
    zone: &'a RecordedZone<'a>,
    format: &'a dyn Format,
}

impl Format for AsTold<'_> {
    fn day(&self, day: Day) -> String {
        self.format.day(day)
    }

    fn near(&self, day: Day) -> String {
        self.format.near(day)
    }

    fn clock(&self, time: i64) -> String {
        fine_clock_text(time)
    }

    fn time(&self, instant: Instant) -> String {
        let mut text = clock_text(self.local(instant).time());
        let ahead = self.zone.offset(instant);
        if ahead != self.zone.database().offset(instant) {
            text.push_str(" (");
            text.push_str(&offset_text(ahead));
            text.push(')');
        }
        text
    }

    fn local(&self, instant: Instant) -> Local {
        local(instant, self.zone)
    }

    fn instant(&self, instant: Instant) -> String {
        let ahead = self.zone.offset(instant);
        if ahead == self.zone.database().offset(instant) {
            return self.format.instant(instant);
        }
        shown(self.format, local(instant, self.zone), ahead)
    }

    fn machine(&self, instant: Instant) -> String {
        rfc3339(instant, self.zone)
    }

    fn count(&self, forms: &str, number: u32) -> String {
        self.format.count(forms, number)
    }

    fn money(&self, sum: &str, currency: &str) -> String {
        self.format.money(sum, currency)
    }
}

/// A wall-clock time with its offset, given in seconds ahead of UTC.
fn shown(format: &dyn Format, shown: Local, ahead: i32) -> String {
    let mut text = format.day(shown.day());
    text.push_str(", ");
    text.push_str(&clock_text(shown.time()));
    text.push_str(" (");
    text.push_str(&offset_text(ahead));
    text.push(')');
    text
}

/// An offset from seconds ahead of UTC: `UTC-07:00`.
fn offset_text(ahead: i32) -> String {
    let mut text = "UTC".to_owned();
    push_offset(&mut text, i64::from(ahead) / 60);
    text
}

impl Page<'_> {
    fn head(&mut self) {
        let Replay { known, asked, zone, told: (_, code), .. } = self.replay;
        let Policy { title, id, version, .. } = self.policy;
        self.tree.open("h2").set("tabindex", "-1").text("Case ").text(code).close();
        self.tree.open("p").text("Policy: ").text(title).text(" [").text(id).text("], version ");
        self.tree.text(version).text(", ");
        match known.from {
            Some(from) => self.tree.text("from ").text(from).close(),
            None => self.tree.text("which is built in").close(),
        };
        self.tree.open("p").text("Asked: ").text(&self.told.instant(*asked)).text(", in the zone ");
        self.tree.text(zone.name()).close();
        self.differences();
    }

    /// Lists where the zone data here differ from those of the buyer's device.
    fn differences(&mut self) {
        let zone = &self.replay.zone;
        let (differences, named) = (zone.differences(), zone.named_differences());
        if differences.is_empty() && named.is_empty() {
            return;
        }
        self.tree.open("section").set("data-part", "zone").open("p");
        self.tree.text("The buyer’s device had other time zone data than there are here");
        if let Some(edition) = zone.edition() {
            self.tree.text(" (edition ").text(edition).text(")");
        }
        self.tree.text(". What the buyer was told is shown by their device’s clocks:").close().open("ul");
        for it in differences {
            self.tree.open("li").text(&self.told.instant(it.at)).text(", here ").text(&offset_text(it.here));
            self.tree.close();
        }
        for (name, it) in named {
            let shown = shown(self.format, Local(it.at.0 + i64::from(it.told) * SECOND), it.told);
            self.tree.open("li").text(name).text(": ").text(&shown);
            self.tree.text(", here ").text(&offset_text(it.here)).close();
        }
        self.tree.close().close();
    }

    /// Sums the case up in a line: the verdict, what to ask for, until when.
    fn summary(&mut self) {
        let Reply::Verdict(verdict) = &self.replay.told.0 else { return };
        let needed = needed(self.policy, verdict);
        self.tree.class("p", "summary").plain("strong", self.words.headline_in(self.policy, verdict.told()));
        if !needed.is_empty() {
            self.tree.text(" · Ask for: ").text(&needed.join(", "));
        }
        if let Some(deadline) = verdict.deadline {
            let last = LastDay::of(deadline.by, &self.told).text(self.words, &self.told, None);
            self.tree.text(" · ").say(Phrase::LastDay).text(" ").text(&last);
            if deadline.exact && deadline.by < self.replay.now {
                self.tree.text(" (over)");
            }
        }
        self.tree.close();
    }

    /// Writes a reply to the buyer, for the agent to copy and edit.
    fn reply(&mut self) {
        let Reply::Verdict(verdict) = &self.replay.told.0 else { return };
        let mut text = String::from("Hello,\n\nThank you for your message. On ");
        text.push_str(&self.told.day(local(self.replay.asked, &self.replay.zone).day()));
        text.push_str(" our refund check told you: ");
        text.push_str(self.words.headline_in(self.policy, verdict.told()));
        text.push_str(".\n");
        let needed = needed(self.policy, verdict);
        if !needed.is_empty() && verdict.outcome != Outcome::DoesNotQualify {
            text.push_str("\nTo go on, please send us what you have not sent yet:\n");
            for item in needed {
                text.push_str("- ");
                text.push_str(item);
                text.push('\n');
            }
        }
        if let Some(deadline) = verdict.deadline {
            let last = LastDay::of(deadline.by, &self.told).text(self.words, &self.told, None);
            let is_over = deadline.exact && deadline.by < self.replay.now;
            text.push_str(if is_over { "\nThe last day was " } else { "\nLast day: " });
            text.push_str(&last);
            text.push('\n');
        }
        if let Some(opens) = verdict.opens.filter(|opens| opens.by > self.replay.now) {
            text.push('\n');
            text.push_str(self.words.say(Phrase::Opens));
            text.push(' ');
            text.push_str(&self.told.instant(opens.by));
            text.push('\n');
        }
        text.push_str("\nCase code: ");
        text.push_str(&self.replay.told.1);
        self.section("reply", "A reply to begin with");
        self.tree.one("p", "reply", &text).open("button").set("type", "button").set("data-copy", "");
        self.tree.text("Copy the reply").close().class("p", "done").set("role", "status").close().close();
    }

    fn section(&mut self, part: &str, title: &str) {
        self.tree.open("section").set("data-part", part).plain("h3", title);
    }

    fn answers(&mut self) {
        self.section("answers", "What was asked and answered");
        self.tree.open("ol");
        for (topic, answer) in &self.replay.answers {
            let Some(question) = self.policy.questions.get(topic.question) else { continue };
            let told = said(self.words, &self.told, question, &Asked { topic: *topic, said: answer });
            self.tree.open("li").set("data-question", &topic.id(self.policy));
            self.tree.one("span", "asked", ask(self.words, question, *topic)).text(" ");
            self.tree.one("strong", "said", &told).close();
        }
        self.tree.close().close();
    }

    fn told(&mut self) {
        let Reply::Verdict(verdict) = &self.replay.told.0 else { return };
        self.section("told", "What the buyer was told");
        self.verdict(verdict, true);
        self.tree.close();
    }

    fn now(&mut self) {
        let Replay { now, told, today, .. } = self.replay;
        let is_same = match (&told.0, &today.0) {
            (Reply::Verdict(then), Reply::Verdict(now)) => then == now,
            _ => false,
        };
        self.section("now", "What it would be now");
        self.tree.open("p").text("On ").text(&self.format.instant(*now)).text(", the same answers ");
        match &today.0 {
            Reply::Verdict(_) if is_same => {
                self.tree.text("get the same verdict.").close();
            }
            Reply::Verdict(verdict) => {
                self.tree.plain("strong", "get another verdict").text(":").close();
                self.verdict(verdict, false);
            }
            Reply::Ask(it) => {
                let asked = self.policy.questions.get(it.topic.question);
                let question = asked.map_or("", |question| ask(self.words, question, it.topic));
                self.tree.plain("strong", "are not enough").text(":").close().plain("p", question);
            }
            Reply::Invalid(_) => {
                self.tree.text("lie in the future: this clock is behind the buyer’s.").close();
            }
        }
        self.tree.close();
    }

    fn changes(&mut self) {
        self.section("changes", "What would change it");
        if self.replay.changes.is_empty() {
            self.tree
                .plain("p", "At that moment, no answer that can change with time would have changed it.");
        } else {
            self.tree.plain("p", "With all else as it was at that moment:").open("ul");
            self.replay.changes.iter().for_each(|change| self.change(change));
            self.tree.close();
        }
        self.tree.close();
    }

    fn change(&mut self, change: &Change) {
        let Some(question) = self.policy.questions.get(change.topic.question) else { return };
        let Kind::Choice(options) = &question.kind else { return };
        let Some(option) = options.get(change.option) else { return };
        let told = Told { outcome: change.outcome, own: change.own };
        self.tree.open("li").set("data-change", &option.id).text(&question.ask).text(" ");
        self.tree
            .one("strong", "said", &option.say)
            .text(" → ")
            .text(self.words.headline_in(self.policy, told));
        if let Some(deadline) = change.deadline.filter(|_| change.outcome != Outcome::DoesNotQualify) {
            let last = LastDay::of(deadline.by, &self.told).text(self.words, &self.told, None);
            self.tree.text(" (last day: ").text(&last).text(")");
        }
        self.tree.close();
    }

    /// Writes a verdict. `then` says whether with the buyer's offsets of that time rather than those of now.
    fn verdict(&mut self, verdict: &Verdict, then: bool) {
        let policy = self.policy;
        let rules = rules(policy, verdict);
        let id = verdict.told().id(policy);
        self.tree.open("div").set("data-outcome", id).set("data-like", verdict.outcome.id()).open("p");
        self.tree.one("strong", "headline", self.words.headline_in(policy, verdict.told()));
        self.tree.text(" [").text(id).text("]").close();
        self.means(verdict, &rules);
        for clause in named(&rules, |rule| &rule.clauses).into_iter().filter_map(|at| policy.clauses.get(at))
        {
            self.tree.open("blockquote").set("data-clause", &clause.id).set("lang", &policy.language);
            self.tree.text(&clause.quote).close();
        }
        let format = if then { &self.told } else { self.format };
        for (_, line) in payment::lines(self.words, format, verdict, &rules) {
            self.tree.plain("p", &line);
        }
        if let Some(opens) = verdict.opens {
            self.tree.open("p").say(Phrase::Opens).text(" ");
            let (machine, people) = (format.machine(opens.by), format.instant(opens.by));
            self.tree.open("time").set("datetime", &machine).text(&people).close().close();
        }
        if let Some(deadline) = verdict.deadline {
            self.tree.open("p").say(Phrase::LastDay).text(" ");
            let last = LastDay::of(deadline.by, format).text(self.words, format, None);
            let (machine, people) = (format.machine(deadline.by), last);
            self.tree.open("time").set("datetime", &machine).text(&people).close().close();
            if !deadline.exact {
                self.tree.hint(Phrase::Inexact);
            }
        }
        self.evidence(&rules);
        self.tree.close();
    }

    fn means(&mut self, verdict: &Verdict, rules: &[&Rule]) {
        if !verdict.settled_by.is_empty() {
            self.tree.said("p", Phrase::Undecided).said("p", Phrase::SettledBy).open("ul");
            for topic in &verdict.settled_by {
                let Some(question) = self.policy.questions.get(topic.question) else { continue };
                self.tree.plain("li", ask(self.words, question, *topic));
            }
            self.tree.close();
        } else if rules.iter().any(|rule| rule.say.is_some()) {
            rules.iter().filter_map(|rule| rule.say.as_deref()).for_each(|say| {
                self.tree.plain("p", say);
            });
        } else {
            self.tree.plain("p", self.words.meaning_in(self.policy, verdict.told()));
        }
    }

    fn evidence(&mut self, rules: &[&Rule]) {
        let evidence = named(rules, |rule| &rule.evidence);
        if evidence.is_empty() {
            return;
        }
        self.tree.open("p").say(Phrase::WhatToSend).text(":").close().open("ul");
        for item in evidence.into_iter().filter_map(|at| self.policy.evidence.get(at)) {
            self.tree.open("li").set("data-evidence", &item.id).text(&item.say).close();
        }
        self.tree.close();
    }
}

/// The evidence that the shop requires; if it requires none, all that helps.
fn needed<'a>(policy: &'a Policy, verdict: &Verdict) -> Vec<&'a str> {
    let wanted = named(&rules(policy, verdict), |rule| &rule.evidence);
    let items = || wanted.iter().filter_map(|&at| policy.evidence.get(at));
    let needed: Vec<&str> = items().filter(|item| item.required).map(|item| item.say.as_str()).collect();
    if needed.is_empty() { items().map(|item| item.say.as_str()).collect() } else { needed }
}
