//! What to send: a text field or a checkbox for each item, why it is asked for, and how many items are there.

use super::context::{self, Screen};
use super::{Phrase, Tree};
use crate::interview::named;
use crate::policy::{Condition, Evidence, Rule};
use crate::time;

/// Writes the list, if the verdict asks for anything. Required items come first; others follow, folded.
pub(super) fn evidence(screen: &Screen<'_>, tree: &mut Tree<'_>, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    if wanted.is_empty() {
        return;
    }
    tree.part("section", "send").said("h3", Phrase::WhatToSend);
    let (mut there, mut all) = (0, 0);
    for is_needed in [true, false] {
        let mut is_open = false;
        for &at in &wanted {
            let Some(item) = screen.compiled.policy.evidence.get(at).filter(|it| it.required == is_needed)
            else {
                continue;
            };
            if !is_open {
                is_open = true;
                if !is_needed {
                    tree.class("details", "helps").said("summary", Phrase::AlsoHelps);
                }
                tree.open("ul");
            }
            one(tree, item);
            if let Some(rule) = rules.iter().find(|rule| rule.evidence.contains(&at)) {
                why(screen, tree, item, rule);
            }
            tree.close();
            there += i64::from(screen.noted.given.iter().any(|(id, _)| *id == item.id));
            all += 1;
        }
        if is_open {
            tree.close();
            if !is_needed {
                tree.close();
            }
        }
    }
    let [there, all] = [there, all].map(|count| {
        let mut text = String::new();
        time::push(&mut text, count, 1);
        text
    });
    let added = screen.words.fill_both(Phrase::Added, &there, &all);
    tree.part("p", "added").set("role", "status").text(&added).close().close();
}

/// Writes an item: its name, how to get it, and a text field, or a checkbox for what the buyer attaches.
fn one(tree: &mut Tree<'_>, item: &Evidence) {
    let [field, hint, name, tick] = ["e-", "h-", "l-", "t-"].map(|start| [start, &item.id].concat());
    tree.part("li", "evidence").set("data-evidence", &item.id);
    if item.is_text {
        tree.open("label").set("for", &field);
    } else {
        // The checkbox has its label in its own words, because not every screen reader reads out two labels
        // of one field.
        tree.open("p").set("id", &name);
    }
    tree.one("span", "say", &item.say).text(" ");
    tree.class("em", "required").say(if item.required { Phrase::Required } else { Phrase::Helps });
    tree.close().close();
    if let Some(how) = &item.how {
        tree.class("p", "hint").set("id", &hint).text(how).close();
    }
    if item.is_text {
        tree.open("textarea").set("rows", "1").set("autocomplete", "off");
    } else {
        tree.class("label", "tick").open("input").set("type", "checkbox");
        tree.set("aria-labelledby", &[&*name, " ", &*tick].concat());
    }
    tree.set("id", &field);
    if item.how.is_some() {
        tree.set("aria-describedby", &hint);
    }
    tree.close();
    if !item.is_text {
        tree.open("span").set("id", &tick).say(Phrase::Attach).close().close();
        // Shown if the browser can share files.
        let files = ["f-", &item.id].concat();
        tree.class("div", "files")
            .open("input")
            .set("type", "file")
            .set("multiple", "")
            .set("data-files", "");
        tree.set("aria-label", &item.say).set("aria-describedby", &files).close();
        tree.class("p", "hint").set("id", &files).say(Phrase::FilesHint).close().close();
    }
}

/// Writes why an item is asked for: the answer and the sentence that call for it.
fn why(screen: &Screen<'_>, tree: &mut Tree<'_>, item: &Evidence, rule: &Rule) {
    let policy = &screen.compiled.policy;
    let first = || {
        rule.when.iter().find_map(|condition| match condition {
            Condition::Answer { question, .. } => Some(*question),
            _ => None,
        })
    };
    let place = item.question.or_else(first);
    let mut name = screen.words.say(Phrase::WhyAsked).to_owned();
    name.push_str(": ");
    name.push_str(&item.say);
    tree.open("details").open("summary").set("aria-label", &name).say(Phrase::WhyAsked).close();
    for asked in screen.asked {
        if Some(asked.topic.question) == place
            && !asked.topic.time
            && let Some(question) = policy.questions.get(asked.topic.question)
        {
            let said = context::said(screen.words, screen.format, question, asked);
            tree.plain("p", &screen.words.fill(Phrase::YouAnswered, &said));
        }
    }
    let clause = item.clause.or(rule.clauses.first().copied());
    if let Some(clause) = clause.and_then(|at| policy.clauses.get(at)) {
        let sentence = clause.translation.as_ref().unwrap_or(&clause.quote);
        tree.open("p").say(Phrase::PolicySays).text(" ").plain("q", sentence).close();
    }
    tree.close();
}
