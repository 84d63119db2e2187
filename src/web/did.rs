//! What the element's script is told of an event, and what is kept of a visit.

use serde::{Serialize, Serializer};

use crate::wire;

/// What came of an event.
#[derive(Serialize)]
pub(super) struct Did<'a> {
    pub(super) reply: Option<wire::Reply<'a>>,
    /// The answers that still matter.
    pub(super) answers: Map<'a>,
    /// What the page is to be told of, in order.
    pub(super) tell: Vec<&'static str>,
    /// What the page gave and is of no use, each in a sentence.
    pub(super) ignored: Vec<String>,
    /// When it wants to be woken.
    pub(super) wake: Option<f64>,
    /// What the buyer would send, where they go to contact the shop.
    pub(super) contact: Option<Contact<'a>>,
    /// A button that something else is to be done for.
    pub(super) button: &'static str,
    /// Whether the screen is drawn anew, and not only what was typed taken up.
    pub(super) drawn: bool,
    /// Where the focus goes, as a selector: not from here, because a page that hears of it may do anything.
    pub(super) focus: &'static str,
    /// How far the visit has come, for the browser's history.
    pub(super) depth: usize,
    pub(super) snapshot: Kept<'a>,
}

#[derive(Serialize)]
pub(super) struct Contact<'a> {
    pub(super) subject: &'a str,
    pub(super) message: String,
    pub(super) code: &'a str,
}

/// Answers as an object.
pub(super) struct Map<'a>(pub(super) Vec<(String, &'a str)>);

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

/// A snapshot, for `Widget::restore`.
#[derive(Serialize)]
pub(super) struct Kept<'a> {
    pub(super) answers: &'a [(String, String)],
    pub(super) changing: Option<String>,
    pub(super) given: Vec<(&'a str, bool, &'a str)>,
    pub(super) edited: Option<&'a str>,
    pub(super) is_sending: bool,
}

/// What was ticked and typed, for the tab's session.
#[derive(Serialize)]
pub(super) struct Texts<'a> {
    pub(super) given: Vec<(&'a str, bool, &'a str)>,
    pub(super) edited: Option<&'a str>,
}
