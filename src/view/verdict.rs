//! A verdict on one phone screen: what it is, until when, why, what to do, and how to reach a person.
//! Everything else stands below, in [`below`](super::below), and what to send in [`sending`](super::sending).

use super::context::{self, LastDay, Screen};
use super::parts::{ways, would_be};
use super::question::title;
use super::{Phrase, Tree, below, payment, sending};
use crate::interview::{Deadline, Topic, Verdict, named, rules};
use crate::policy::{Kind, Outcome, Rule};

/// Writes the verdict.
pub(super) fn verdict(screen: &Screen<'_>, tree: &mut Tree<'_>, verdict: &Verdict) {
    let words = screen.words;
    let rules = rules(&screen.compiled.policy, verdict);
    tree.part("div", "verdict").set("role", "group");
    let (policy, told) = (&screen.compiled.policy, verdict.told());
    // The colour and the sign are those of the outcome that the shop's own is based on.
    tree.set("data-outcome", told.id(policy)).set("data-like", told.outcome.id());
    let is_sending = screen.noted.is_sending;
    tree.set("aria-labelledby", if is_sending { "step" } else { "title" });
    tree.class("div", "answer");
    if is_sending {
        tree.set("hidden", "");
    }
    title(tree, words.headline_in(policy, told));
    if verdict.settled_by.is_empty() {
        tree.one("p", "means", means(&rules, words.meaning_in(policy, told)));
        for (name, line) in payment::lines(screen.words, screen.format, verdict, &rules) {
            tree.one("p", name, &line);
        }
    } else {
        tree.one("p", "means", words.say(Phrase::Undecided));
        settled_by(screen, tree, &verdict.settled_by);
    }
    if let Some(deadline) = verdict.deadline {
        last_day(screen, tree, deadline);
        // Else it stands with the sentences, below.
        if !deadline.exact && named(&rules, |rule| &rule.clauses).is_empty() {
            tree.class("p", "inexact").say(Phrase::Inexact).close();
        }
    }
    if let Some(opens) = verdict.opens {
        tree.class("p", "opens").say(Phrase::Opens).text(" ");
        let day = screen.format.local(opens.by).day();
        time(tree, &screen.format.machine(opens.by), &screen.format.day(day));
        tree.close();
    }
    if verdict.settled_by.is_empty() {
        reason(screen, tree, &rules);
    }
    actions(screen, tree, told.outcome, &rules);
    below::below(screen, tree, verdict, &rules);
    tree.button("restart").set("data-restart", "").say(Phrase::Restart).close().close();
    sending::sending(screen, tree, verdict, &rules);
    tree.close();
}

/// What the rule says about the case. If no rule or several apply, what the outcome means.
fn means<'a>(rules: &[&'a Rule], otherwise: &'a str) -> &'a str {
    match rules {
        [only] => only.say.as_deref().unwrap_or(otherwise),
        _ => otherwise,
    }
}

/// The questions that would settle the case. Each answer is a button with the verdict that it would lead to.
fn settled_by(screen: &Screen<'_>, tree: &mut Tree<'_>, topics: &[Topic]) {
    let policy = &screen.compiled.policy;
    tree.one("p", "settled-by", screen.words.say(Phrase::SettledBy)).class("ul", "settle");
    for topic in topics {
        let Some(question) = policy.questions.get(topic.question) else { continue };
        let id = topic.id(policy);
        let ask = context::ask(screen.words, question, *topic);
        tree.open("li").button("change").set("data-change", &id).one("span", "say", ask).close();
        if let Kind::Choice(options) = &question.kind {
            for change in screen.changes.iter().filter(|it| it.topic == *topic) {
                let Some(option) = options.get(change.option) else { continue };
                tree.button("would").set("data-settle", &id).set("data-value", &option.id);
                tree.one("span", "say", &option.say).text(" ");
                tree.one("span", "hint", &would_be(screen, change.outcome, change.own, change.deadline));
                tree.close();
            }
        }
        tree.close();
    }
    tree.close();
}

/// One sentence of the policy, in the buyer's language. All sentences stand below in the original.
fn reason(screen: &Screen<'_>, tree: &mut Tree<'_>, rules: &[&Rule]) {
    let first = named(rules, |rule| &rule.clauses).first().copied();
    let Some(clause) = first.and_then(|at| screen.compiled.policy.clauses.get(at)) else { return };
    tree.class("p", "reason").one("span", "hint", screen.words.say(Phrase::PolicySays)).text(" ");
    match &clause.translation {
        Some(translation) => tree.plain("q", translation),
        None => {
            let language = &screen.compiled.policy.language;
            tree.open("q").set("lang", language).set("translate", "no").text(&clause.quote).close()
        }
    };
    tree.close();
}

fn last_day(screen: &Screen<'_>, tree: &mut Tree<'_>, deadline: Deadline) {
    let (words, format) = (screen.words, screen.format);
    let last = LastDay::of(deadline.by, format);
    tree.part("p", "deadline").say(Phrase::LastDay).text(" ");
    time(tree, &format.machine(deadline.by), &last.text(words, format, screen.today));
    let left = last.left(words, format, screen.today);
    if !left.is_empty() {
        tree.text(" · ").one("span", "left", &left);
    }
    tree.close();
}

/// A `time` element, with the moment for programs and for people.
pub(super) fn time(tree: &mut Tree<'_>, machine: &str, said: &str) {
    tree.open("time").set("datetime", machine).text(said).close();
}

/// The next step of the outcome, and beside it how to reach a person.
fn actions(screen: &Screen<'_>, tree: &mut Tree<'_>, outcome: Outcome, rules: &[&Rule]) {
    let words = screen.words;
    tree.class("p", "actions");
    let withdraw = rules.iter().find_map(|rule| rule.withdraw.as_ref());
    if let Some(page) = withdraw {
        tree.open("a").set("href", &page.page()).set("target", "_top").set("class", "go").set("part", "go");
        tree.say(Phrase::Withdraw).close().text(" ");
    }
    if screen.letter.is_some() {
        tree.button(if withdraw.is_some() { "send-step" } else { "go" }).set("data-step", "1");
        tree.text(words.step(outcome)).close();
    }
    tree.close().class("p", "person").said("span", Phrase::Directly).text(" ");
    ways(screen, tree, true);
    tree.close();
}
