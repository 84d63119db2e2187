//! The events of a visit, and their effects.

use crate::compiled::Compiled;
use crate::interview::Present;
use crate::time::{Instant, Zone};
use crate::wire::Told;

/// What a visit depends on but does not keep, because it may change from one event to the next.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The policy, in any of its languages.
    pub compiled: &'a Compiled,
    /// The buyer's zone.
    pub zone: &'a dyn Zone,
    /// The present moment.
    pub now: Instant,
}

impl<'a> Around<'a> {
    /// The present moment and zone, for the interview.
    pub fn present(self) -> Present<'a> {
        Present { now: self.now, zone: self.zone }
    }
}

/// An event. A press names the screen that it was made on (see [`Visit::screen`](super::Visit::screen)): on
/// another screen the same button could mean something else, so the press is ignored there.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The policy, its language, the zone or the given moment has changed, or nothing has been drawn yet.
    Refreshed,
    /// Time has passed.
    Woken,
    /// The page gives new answers: pairs of a question's id and its answer.
    Prefilled(Vec<(String, String)>),
    /// The buyer has answered a question.
    Answered {
        /// The screen that was pressed.
        screen: u32,
        /// The question.
        question: String,
        /// The answer.
        said: String,
    },
    /// The buyer wants to change an earlier answer.
    Changing {
        /// The screen that was pressed.
        screen: u32,
        /// The question.
        question: String,
    },
    /// The buyer starts again: all answers and texts are dropped.
    Restarted {
        /// The screen that was pressed.
        screen: u32,
    },
    /// The buyer keeps the answer that was to be changed.
    Kept {
        /// The screen that was pressed.
        screen: u32,
    },
    /// The buyer takes the new start back.
    Undone {
        /// The screen that was pressed.
        screen: u32,
    },
    /// The buyer goes to the second step of the verdict, where the message is sent, or back.
    Stepped {
        /// The screen that was pressed.
        screen: u32,
        /// Whether it is the second step.
        is_sending: bool,
    },
    /// The browser's history goes back or forward.
    Rewound {
        /// The depth to go to: see [`Visit::depth`](super::Visit::depth).
        depth: usize,
    },
    /// The buyer has edited the message. `None` drops the edits: it is written from the answers again.
    Edited(Option<String>),
    /// The buyer has typed into the field of a date question; it is not sent yet.
    Typed(String),
    /// The buyer has ticked or typed something beside the evidence.
    Noted {
        /// The id of the evidence, or [`STORY`](super::STORY).
        item: String,
        /// Whether the buyer has it.
        ticked: bool,
        /// The text of its field.
        text: String,
    },
}

/// An effect of an event. The caller draws first, and once; the other effects follow in their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// An answer was dropped; the message is for the page.
    Ignored(String),
    /// Draw the screen: the case or what was noted has changed.
    Draw,
    /// Write this answer into the field of the question.
    Fill(String),
    /// Move the focus to the field or to the heading, because the buyer has acted.
    Move {
        /// Whether the focus goes to the field.
        to_field: bool,
    },
    /// Store the answers and texts for this tab.
    Keep,
    /// Dispatch an event to the page.
    Tell(Told),
}
