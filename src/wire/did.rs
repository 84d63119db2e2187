//! What the element's script is told of an event, and what is kept of a visit.
//!
//! The script is checked by the types that are generated from these (`typescript.rs`).

use serde::{Serialize, Serializer};

use super::Reply;

/// What came of an event.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Did<'a> {
    /// What the visit has come to, as a program would be told by `decide`.
    #[cfg_attr(test, ts(type = "Reply | null"))]
    pub reply: Option<Reply<'a>>,
    /// The answers that still matter.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub answers: Map<'a>,
    /// What the page is to be told of, in order.
    pub tell: Vec<Told>,
    /// What the page gave and is of no use, each in a sentence.
    pub ignored: Vec<String>,
    /// When it wants to be woken, in milliseconds since 1970.
    pub wake: Option<f64>,
    /// What the buyer would send, where they go to contact the shop.
    pub contact: Option<Contact<'a>>,
    /// The button that the buyer has pressed, if the script has to act on it.
    pub button: Option<Button>,
    /// Whether the screen is drawn anew, and not only what was typed taken up.
    pub drawn: bool,
    /// Where the focus goes, as a selector: not from here, because a page that hears of it may do anything.
    pub focus: &'static str,
    /// How far the visit has come, for the browser's history.
    pub depth: usize,
    /// What the widget can be made anew from.
    pub snapshot: Kept<'a>,
}

/// What the page is told of, by an event named `refund-check-` and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// The buyer has answered.
    Answer,
    /// A verdict is shown.
    Verdict,
}

/// A button that changes nothing in the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Button {
    /// Goes to contact the shop.
    Contact,
    /// Copies the message.
    Copy,
    /// Prints the verdict.
    Print,
    /// Saves the last day as a file for calendars.
    Calendar,
    /// Hands the message to another program.
    Share,
    /// Goes to a sentence on the page.
    Find,
}

/// What the buyer would send.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Contact<'a> {
    /// The subject of the mail.
    pub subject: &'a str,
    /// The whole text, with what the buyer ticked and typed.
    pub message: String,
    /// The code of the case.
    pub code: &'a str,
}

/// Answers as an object.
#[derive(Debug)]
pub struct Map<'a>(pub Vec<(String, &'a str)>);

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

/// A snapshot, for the widget to go on from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Kept<'a> {
    /// What was answered, ids and answers.
    pub answers: &'a [(String, String)],
    /// The question that is being answered anew.
    pub changing: Option<String>,
    /// Ids, whether each is ticked, and what was typed.
    pub given: Vec<(&'a str, bool, &'a str)>,
    /// The message as the buyer has written it, behind a line that says what it is about.
    pub edited: Option<&'a str>,
    /// Whether the buyer is at what to send.
    pub is_sending: bool,
}

/// What was ticked and typed, for the tab's session.
#[derive(Debug, Serialize)]
pub struct Texts<'a> {
    /// As [`Kept::given`].
    pub given: Vec<(&'a str, bool, &'a str)>,
    /// As [`Kept::edited`].
    pub edited: Option<&'a str>,
}

/// What came of a code on the page for agents.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Replayed {
    /// What is wrong with it; missing where its case is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wrong: Option<String>,
    /// Whether another policy than those that were taken in is wanted.
    pub elsewhere: bool,
}
