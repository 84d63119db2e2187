//! Parts that several screens share: the list of answers, what a verdict would be, the links to the shop.

use super::context::{self, LastDay, Screen};
use super::{Phrase, Tree, address};
use crate::interview::{Asked, Deadline, Told};
use crate::policy::Outcome;

/// A list of answers, each with a button to change it.
pub(super) fn list(screen: &Screen<'_>, tree: &mut Tree<'_>, asked: &[Asked<'_>]) {
    tree.part("ol", "answers").name("aria-label", Phrase::AnswersSoFar);
    for it in asked {
        let Some(question) = screen.compiled.policy.questions.get(it.topic.question) else { continue };
        let ask = context::ask(screen.words, question, it.topic);
        let said = context::said(screen.words, screen.format, question, it);
        let (id, change) = (it.topic.id(&screen.compiled.policy), screen.words.fill(Phrase::ChangeOf, ask));
        tree.open("li").open("div").one("span", "asked", ask).text(" ").one("span", "said", &said).close();
        tree.button("change").set("data-change", &id).set("aria-label", &change).say(Phrase::Change);
        tree.close().close();
    }
    tree.close();
}

/// The headline of a verdict with its last day.
pub(super) fn would_be(
    screen: &Screen<'_>,
    outcome: Outcome,
    own: Option<usize>,
    deadline: Option<Deadline>,
) -> String {
    let mut text = screen.words.headline_in(&screen.compiled.policy, Told { outcome, own }).to_owned();
    if let Some(deadline) = deadline.filter(|_| outcome != Outcome::DoesNotQualify) {
        let last = LastDay::of(deadline.by, screen.format);
        text.push_str(" · ");
        text.push_str(screen.words.say(Phrase::LastDay));
        text.push(' ');
        text.push_str(&last.text(screen.words, screen.format, screen.today));
    }
    text
}

/// A link to the shop. On the verdict its text is short, and its accessible name says what it is for.
fn link(tree: &mut Tree<'_>, href: &str, short: Option<&str>, name: &str) {
    // `_top` leaves a frame, because most contact forms refuse to be shown in one. Without a frame it makes
    // no difference.
    tree.open("a").set("href", href).set("target", "_top").set("class", "way").set("part", "way");
    tree.set("data-contact", "");
    if short.is_some() {
        tree.set("aria-label", name);
    }
    tree.text(short.unwrap_or(name)).close().text(" ");
}

/// Writes the links to the shop. Returns the texts that the mail link and the form link carry; empty if there
/// is no such link or no message.
pub(super) fn ways(screen: &Screen<'_>, tree: &mut Tree<'_>, is_short: bool) -> [String; 2] {
    let (contact, words) = (&screen.compiled.policy.contact, screen.words);
    let mut carried = [String::new(), String::new()];
    let [by_mail, by_form] = &mut carried;
    if let Some(email) = &contact.email {
        let href = match screen.letter {
            Some(letter) => {
                let (href, text) = address::mail(email.address(), letter);
                *by_mail = text;
                href
            }
            None => ["mailto:", email.address()].concat(),
        };
        let short = is_short.then_some(email.shown());
        link(tree, &href, short, &words.fill(Phrase::ContactMail, email.shown()));
    }
    if let Some(url) = &contact.url {
        let href = match screen.letter {
            Some(letter) => {
                let (href, text) = address::form(url.template(), letter, screen.code);
                *by_form = text;
                href
            }
            None => url.page(),
        };
        link(tree, &href, None, words.say(Phrase::ContactForm));
    }
    carried
}
