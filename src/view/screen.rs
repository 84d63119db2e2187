//! One screen: the answers so far, and the question or verdict that they lead to.

use super::context::Screen;
use super::parts::list;
use super::{Node, Phrase, Tree, question, verdict};
use crate::interview::{Asked, Invalid, Reply, Topic};

/// How many answers stand above a question; earlier ones are folded.
const SHOWN: usize = 2;

/// Writes the screen as a tree.
#[must_use]
pub fn screen(screen: &Screen<'_>) -> Vec<Node> {
    let mut tree = Tree::new(screen.words);
    match screen.reply {
        Reply::Ask(ask) => {
            answers(screen, &mut tree, screen.asked);
            question::question(screen, &mut tree, ask.topic, ask.at_most, None);
        }
        Reply::Verdict(it) => verdict::verdict(screen, &mut tree, it),
        // An invalid answer is asked for again; the answers before it stay.
        Reply::Invalid(Invalid { question, problem }) => {
            let Some(topic) = Topic::find(&screen.compiled.policy, question) else { return tree.done() };
            let end = screen.asked.iter().position(|it| it.topic == topic).unwrap_or(screen.asked.len());
            answers(screen, &mut tree, screen.asked.get(..end).unwrap_or_default());
            question::question(screen, &mut tree, topic, 0, Some(*problem));
        }
    }
    tree.done()
}

fn answers(screen: &Screen<'_>, tree: &mut Tree<'_>, asked: &[Asked<'_>]) {
    let (earlier, last) = asked.split_at(asked.len().saturating_sub(SHOWN));
    if !earlier.is_empty() {
        let count = screen.format.count(screen.words.say(Phrase::Earlier), earlier.len() as u32);
        tree.class("details", "earlier").plain("summary", &count);
        list(screen, tree, earlier);
        tree.close();
    }
    if !last.is_empty() {
        list(screen, tree, last);
    }
}
