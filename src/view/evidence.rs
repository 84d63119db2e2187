//! What to send: a list to tick and fill in, with why each thing is asked for, and whether all is there.

use super::screen::{self, Screen};
use super::{Markup, Phrase};
use crate::policy::{Condition, Evidence, Rule};
use crate::wire::named;

/// The list as markup, where a verdict asks for anything.
pub(super) fn evidence(screen: &Screen<'_>, markup: &mut Markup<'_>, rules: &[&Rule]) {
    let wanted = named(rules, |rule| &rule.evidence);
    if wanted.is_empty() {
        return;
    }
    let start = "<section part=send><h3>#</h3><p class=hint>#</p><ul>";
    markup.put(start, &[Phrase::WhatToSend, Phrase::StaysHere], &[]);
    let (mut lacking, mut is_any) = (String::new(), false);
    for at in wanted {
        let Some(item) = screen.compiled.policy.evidence.get(at) else { continue };
        one(markup, item);
        if let Some(rule) = rules.iter().find(|rule| rule.evidence.contains(&at)) {
            why(screen, markup, item, rule);
        }
        markup.put("</li>", &[], &[]);
        is_any |= item.required;
        if item.required && screen.given.iter().all(|(id, _)| *id != item.id) {
            if !lacking.is_empty() {
                lacking.push_str(" · ");
            }
            lacking.push_str(&item.say);
        }
    }
    // Where nothing is required there is nothing to be ready with.
    let state = if !is_any {
        String::new()
    } else if lacking.is_empty() {
        screen.words.say(Phrase::Ready).to_owned()
    } else {
        screen.words.fill(Phrase::StillNeeded, &lacking)
    };
    markup.put("</ul><p part=ready role=status>$</p></section>", &[], &[&state]);
}

/// What it is, how to get it, a tick, and room to type.
fn one(markup: &mut Markup<'_>, item: &Evidence) {
    let start = "<li part=evidence data-evidence=$><label><input type=checkbox></input>\
                 <span><span class=say>$";
    markup.put(start, &[], &[&item.id, &item.say]);
    if item.required {
        markup.put(" <em class=required>#</em>", &[Phrase::Required], &[]);
    }
    markup.put("</span>", &[], &[]);
    if let Some(how) = &item.how {
        markup.put("<span class=hint>$</span>", &[], &[how]);
    }
    markup.put("</span></label>", &[], &[]);
    if item.is_text {
        markup.put("<textarea rows=1 aria-label=$ autocomplete=off></textarea>", &[], &[&item.say]);
    }
}

/// The answer and the sentence that call for it.
fn why(screen: &Screen<'_>, markup: &mut Markup<'_>, item: &Evidence, rule: &Rule) {
    let policy = &screen.compiled.policy;
    let first = || {
        rule.when.iter().find_map(|condition| match condition {
            Condition::Answer { question, .. } => Some(*question),
            _ => None,
        })
    };
    let place = item.question.or_else(first);
    markup.put("<details><summary>#</summary>", &[Phrase::WhyAsked], &[]);
    for asked in screen.asked {
        if Some(asked.topic.question) == place
            && !asked.topic.time
            && let Some(question) = policy.questions.get(asked.topic.question)
        {
            let said = screen::said(screen.words, screen.format, question, asked);
            markup.put("<p>$</p>", &[], &[&screen.words.fill(Phrase::YouAnswered, &said)]);
        }
    }
    let clause = item.clause.or(rule.clauses.first().copied());
    if let Some(clause) = clause.and_then(|at| policy.clauses.get(at)) {
        let sentence = clause.translation.as_ref().unwrap_or(&clause.quote);
        markup.put("<p># <q>$</q></p>", &[Phrase::PolicySays], &[sentence]);
    }
    markup.put("</details>", &[], &[]);
}
