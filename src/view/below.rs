//! What stands below a verdict: the buyer's rights, and folded all sentences, steps, answers and the case
//! code.

use super::context::Screen;
use super::parts::{list, would_be};
use super::rights::rights;
use super::{Phrase, Tree};
use crate::interview::{Verdict, named};
use crate::policy::{Kind, Outcome, Rule};

/// Writes what stands below the verdict. The rights are always visible, and come first below a refusal.
pub(super) fn below(screen: &Screen<'_>, tree: &mut Tree<'_>, verdict: &Verdict, rules: &[&Rule]) {
    let is_refusal = verdict.outcome == Outcome::DoesNotQualify;
    if is_refusal {
        rights_note(screen, tree, rules);
    }
    if verdict.settled_by.is_empty() {
        steps(tree, rules);
        changes(screen, tree, verdict.outcome);
    }
    clauses(screen, tree, verdict, rules);
    if !is_refusal {
        rights_note(screen, tree, rules);
    }
    fold(tree, "answered", Phrase::AnswersSoFar);
    list(screen, tree, screen.asked);
    tree.close();
    case(screen, tree);
}

/// Begins a part that its heading opens and closes.
fn fold(tree: &mut Tree<'_>, part: &str, phrase: Phrase) {
    tree.part("details", part).open("summary").said("h3", phrase).close();
}

fn rights_note(screen: &Screen<'_>, tree: &mut Tree<'_>, rules: &[&Rule]) {
    tree.part("section", "rights").said("h3", Phrase::RightsTitle);
    tree.plain("p", &rights(&screen.compiled.policy, screen.words, rules)).close();
}

/// All sentences that the verdict is based on. In another language the translation comes first, then the
/// original, which alone counts.
fn clauses(screen: &Screen<'_>, tree: &mut Tree<'_>, verdict: &Verdict, rules: &[&Rule]) {
    let policy = &screen.compiled.policy;
    let cited = named(rules, |rule| &rule.clauses);
    if cited.is_empty() {
        return;
    }
    fold(tree, "why", Phrase::Why);
    for at in cited {
        let Some(clause) = policy.clauses.get(at) else { continue };
        if let Some(translation) = &clause.translation {
            tree.one("p", "translation", translation).hint(Phrase::Original);
        }
        tree.part("blockquote", "clause").set("lang", &policy.language).set("data-clause", &clause.id);
        // Keeps browsers that translate pages from changing the sentence.
        tree.set("translate", "no");
        tree.open("p").set("dir", "auto").text(&clause.quote).close().close();
        // The page turns this into a link if the sentence stands in it.
        let mut name = screen.words.say(Phrase::FindClause).to_owned();
        name.push_str(": ");
        name.push_str(clause.translation.as_ref().unwrap_or(&clause.quote));
        tree.class("a", "find").set("data-find", &clause.id).set("aria-label", &name);
        tree.say(Phrase::FindClause).close();
    }
    if verdict.deadline.is_some_and(|it| !it.exact) {
        tree.class("p", "inexact").say(Phrase::Inexact).close();
    }
    tree.close();
}

fn steps(tree: &mut Tree<'_>, rules: &[&Rule]) {
    let mut known: Vec<&String> = Vec::new();
    for rule in rules {
        for step in &rule.steps {
            if known.contains(&step) {
                continue;
            }
            if known.is_empty() {
                fold(tree, "next", Phrase::WhatNext);
                tree.open("ol");
            }
            known.push(step);
            tree.plain("li", step);
        }
    }
    if !known.is_empty() {
        tree.close().close();
    }
}

/// Answers that can still become true and would lead to a better outcome. Shown only if the policy itself
/// leaves the case open: beside a refusal they would coach the buyer to give another answer.
fn changes(screen: &Screen<'_>, tree: &mut Tree<'_>, outcome: Outcome) {
    if matches!(outcome, Outcome::Qualifies | Outcome::DoesNotQualify) {
        return;
    }
    let mut is_first = true;
    for change in screen.changes {
        let question = screen.compiled.policy.questions.get(change.topic.question);
        let Some(Kind::Choice(options)) = question.map(|it| &it.kind) else { continue };
        let is_better = change.outcome.rank() < outcome.rank();
        let Some(option) = options.get(change.option).filter(|_| is_better) else { continue };
        if is_first {
            fold(tree, "changes", Phrase::Changes);
            is_first = false;
        }
        tree.open("p").text(&screen.words.fill(Phrase::ChangesIf, &option.say)).text(" ");
        tree.plain("strong", &would_be(screen, change.outcome, change.own, change.deadline)).close();
    }
    if !is_first {
        tree.close();
    }
}

/// The case code, with which support sees the same case.
fn case(screen: &Screen<'_>, tree: &mut Tree<'_>) {
    let policy = &screen.compiled.policy;
    fold(tree, "case", Phrase::CaseCode);
    tree.class("p", "code");
    ltr(tree, screen.code);
    tree.close().hint(Phrase::CaseCodeHint);
    tree.class("p", "hint").say(Phrase::Policy).text(" · ").text(&policy.title).text(" · ");
    ltr(tree, &policy.version);
    tree.close().close();
}

/// A text that is not translated and is written from left to right in every language.
fn ltr(tree: &mut Tree<'_>, text: &str) {
    tree.open("bdi").set("dir", "ltr").set("translate", "no").text(text).close();
}
