//! The second step: what to send, the whole message, and the ways to send it. Every field is optional.

use super::context::Screen;
use super::parts::ways;
use super::{Letter, Phrase, Tree, evidence};
use crate::interview::Verdict;
use crate::policy::Rule;

/// Writes the step, if there is a message.
pub(super) fn sending(screen: &Screen<'_>, tree: &mut Tree<'_>, verdict: &Verdict, rules: &[&Rule]) {
    let Some(letter) = screen.letter else { return };
    tree.class("div", "sending");
    if !screen.noted.is_sending {
        tree.set("hidden", "");
    }
    tree.button("back").set("data-step", "").say(Phrase::BackToVerdict).close();
    tree.open("h2").set("id", "step").set("tabindex", "-1").set("class", "title").set("part", "title");
    tree.text(screen.words.step(verdict.outcome)).close().hint(Phrase::StaysHere);
    tree.class("div", "story").set("data-story", "").open("label").set("for", "story");
    tree.one("span", "say", screen.words.say(Phrase::WhatHappened)).close();
    tree.class("p", "hint").set("id", "h-story").say(Phrase::StoryHint).close();
    tree.open("textarea").set("id", "story").set("rows", "2").set("autocomplete", "off");
    tree.set("aria-describedby", "h-story").close().close();
    evidence::evidence(screen, tree, rules);
    tree.part("section", "contact").open("h3").set("id", "message").say(Phrase::Message).close();
    tree.hint(Phrase::MessageHint);
    if let Some(reading) = screen.reading {
        // The buyer's language first; a press shows what support receives.
        tree.one("div", "message", &reading.message()).open("details").said("summary", Phrase::Received);
    }
    tree.part("textarea", "message").set("data-message", "").set("rows", "12").set("autocomplete", "off");
    tree.set("aria-labelledby", "message").set("lang", &screen.compiled.policy.language);
    tree.set("dir", "auto").text(&letter.message()).close();
    if screen.reading.is_some() {
        tree.close();
    }
    if letter.is_edited {
        tree.button("anew").set("data-anew", "").say(Phrase::WriteAnew).close();
    }
    tree.class("p", "ways");
    let carried = ways(screen, tree, false);
    way(tree, "data-copy", Phrase::Copy);
    way(tree, "data-share", Phrase::Share);
    way(tree, "data-print", Phrase::Print);
    if verdict.deadline.is_some() {
        way(tree, "data-calendar", Phrase::Calendar);
    }
    tree.close().class("p", "done").set("role", "status");
    tree.name("data-copied", Phrase::Copied).name("data-by-hand", Phrase::CopyByHand).close();
    for (text, phrase) in carried.iter().zip([Phrase::MailCarries, Phrase::FormCarries]) {
        shortened(tree, letter, text, phrase);
    }
    tree.close().close();
}

/// Shows the text that a link carries if it is not the whole message.
fn shortened(tree: &mut Tree<'_>, letter: &Letter, text: &str, phrase: Phrase) {
    if !text.is_empty() && text != letter.message() {
        tree.class("details", "carried").said("summary", phrase).one("div", "message", text).close();
    }
}

fn way(tree: &mut Tree<'_>, name: &'static str, phrase: Phrase) {
    tree.button("way").set(name, "").say(phrase).close().text(" ");
}
