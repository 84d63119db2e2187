//! What can happen to a visit, and what is to be done about it.

use crate::compiled::Compiled;
use crate::interview::Present;
use crate::time::{Instant, Zone};
use crate::wire::Told;

/// What a visit goes by and does not keep: these may change from one event to the next.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The policy, in whatever language.
    pub compiled: &'a Compiled,
    /// The buyer's zone.
    pub zone: &'a dyn Zone,
    /// The present moment.
    pub now: Instant,
}

impl<'a> Around<'a> {
    /// The present, as the interview wants it.
    pub fn present(self) -> Present<'a> {
        Present { now: self.now, zone: self.zone }
    }
}

/// What happened. What a buyer pressed names the screen that it stood on: on another screen it means something else, and
/// is no answer of theirs.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The policy, its language, the zone or the given moment is another one, or nothing was drawn yet.
    Refreshed,
    /// Time may have gone by.
    Woken,
    /// The page gives the answers to begin with, ids and answers.
    Prefilled(Vec<(String, String)>),
    /// An answer was given.
    Answered {
        /// The screen that was pressed.
        screen: u32,
        /// The question.
        question: String,
        /// The answer.
        said: String,
    },
    /// An earlier answer is to be given anew.
    Changing {
        /// The screen that was pressed.
        screen: u32,
        /// The question.
        question: String,
    },
    /// Everything is to be forgotten.
    Restarted {
        /// The screen that was pressed.
        screen: u32,
    },
    /// An answer that was to be given anew stays as it was.
    Kept {
        /// The screen that was pressed.
        screen: u32,
    },
    /// A start anew is taken back.
    Undone {
        /// The screen that was pressed.
        screen: u32,
    },
    /// From the verdict to what to send, or back.
    Stepped {
        /// The screen that was pressed.
        screen: u32,
        /// Whether it is to be sent.
        is_sending: bool,
    },
    /// The browser goes back or on, to where so many questions were answered and, beyond a verdict, to what to send.
    Rewound {
        /// How many.
        depth: usize,
    },
    /// The buyer writes the message themselves; nothing has it written from the answers again.
    Edited(Option<String>),
    /// Something was typed into the field of a question, and is not sent yet.
    Typed(String),
    /// Something was ticked or typed beside the evidence.
    Noted {
        /// The evidence.
        item: String,
        /// Whether it is ticked.
        ticked: bool,
        /// What stands in its field.
        text: String,
    },
}

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Something that the page gave is of no use, for a reason in words.
    Ignored(String),
    /// The case is another one, or its evidence: draw it.
    Draw,
    /// Put this into the field.
    Fill(String),
    /// The buyer has acted: the focus goes to the field, or to the heading.
    Move {
        /// Whether it goes to the field.
        to_field: bool,
    },
    /// Keep the answers for this tab.
    Keep,
    /// Tell the page.
    Tell(Told),
}
