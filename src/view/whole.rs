//! Draws the whole screen of a case and writes its message to the shop.

use super::{Format, Letter, Node, Noted, Screen, Words, letter, screen};
use crate::case::Case;
use crate::compiled::Compiled;
use crate::interview::Reply;
use crate::time::Day;

/// A policy in one language, and how dates are written in it.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The policy.
    pub compiled: &'a Compiled,
    /// The interface's words.
    pub words: &'a Words,
    /// How days, instants and sums are written.
    pub format: &'a dyn Format,
}

/// What is shown and what can be sent.
pub struct Whole {
    /// The screen.
    pub nodes: Vec<Node>,
    /// The message to the shop, if there is a verdict.
    pub letter: Option<Letter>,
}

/// Draws a case. `shown` is the policy that the buyer reads, `own` the same one in its original language,
/// which the shop reads. `today` is the buyer's present day.
#[must_use]
pub fn whole(
    case: &Case,
    shown: Edition<'_>,
    own: Edition<'_>,
    noted: Noted<'_>,
    today: Option<Day>,
) -> Whole {
    let asked = case.asked();
    let screen_in = |edition: Edition<'_>,
                     noted: Noted<'_>,
                     letters: [Option<&Letter>; 2],
                     draw: &mut dyn FnMut(&Screen<'_>)| {
        let [letter, reading] = letters;
        draw(&Screen {
            compiled: edition.compiled,
            words: edition.words,
            format: edition.format,
            asked: &asked,
            reply: &case.reply,
            changes: &case.changes,
            code: &case.code,
            noted,
            letter,
            reading,
            today,
        });
    };
    let (mut message, mut reading) = (None, None);
    if let Reply::Verdict(verdict) = &case.reply {
        screen_in(own, noted, [None; 2], &mut |it| message = Some(letter(it, verdict, case.now)));
        // A buyer who reads another language than the shop also sees the message in their own, until they
        // edit it.
        if noted.edited.is_none() && !std::ptr::eq(own.compiled, shown.compiled) {
            screen_in(shown, noted, [None; 2], &mut |it| reading = Some(letter(it, verdict, case.now)));
        }
    }
    let mut nodes = Vec::new();
    screen_in(shown, noted, [message.as_ref(), reading.as_ref()], &mut |it| nodes = screen(it));
    Whole { nodes, letter: message }
}
