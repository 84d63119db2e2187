//! What the widget returns to the element's script after an event, and what is kept of a visit.
//!
//! The TypeScript types that check the script are generated from these types (`typescript.rs`).

use serde::{Serialize, Serializer};

use super::Reply;

/// What the script has to do after an event, and the state of the visit.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Did<'a> {
    /// The reply to the answers, as `decide` gives it; `null` if no screen is shown yet.
    #[cfg_attr(test, ts(type = "Reply | null"))]
    pub reply: Option<Reply<'a>>,
    /// The answers that still matter, by the id of the question.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub answers: Map<'a>,
    /// The events to dispatch to the page, in this order.
    pub tell: Vec<Told>,
    /// A message for each answer that was dropped because the policy has no such answer, or it is invalid.
    pub ignored: Vec<String>,
    /// When to call `wake`, in milliseconds since 1970 (UTC); `null` if no screen is shown yet.
    pub wake: Option<f64>,
    /// The message to the shop, if the buyer has pressed a contact link; else `null`.
    pub contact: Option<Contact<'a>>,
    /// The button that the buyer has pressed, if the script has to act on it; else `null`.
    pub button: Option<Button>,
    /// Whether the screen was drawn again for another reason than a tick or a text beside the evidence.
    pub drawn: bool,
    /// The CSS selector of the element that gets the focus; empty if it stays. The script moves it, because
    /// the page's focus listeners may do anything, even remove the element.
    pub focus: &'static str,
    /// The depth of the visit, for the browser's history: the number of answers that still matter, and one
    /// more at the second step of a verdict.
    pub depth: usize,
    /// The snapshot from which `restore` continues the visit.
    pub snapshot: Kept<'a>,
}

/// An event to dispatch to the page, by its name without `refund-check-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// The buyer has answered.
    Answer,
    /// A verdict is shown.
    Verdict,
}

/// A button that does not change the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Button {
    /// Opens a link to the shop.
    Contact,
    /// Copies the message.
    Copy,
    /// Prints the verdict.
    Print,
    /// Saves the last day as a calendar file.
    Calendar,
    /// Shares the message with another program.
    Share,
    /// Scrolls to a sentence of the policy on the page.
    Find,
}

/// The message that the buyer would send to the shop.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Contact<'a> {
    /// The subject of the mail.
    pub subject: &'a str,
    /// The whole text, with what the buyer ticked and typed.
    pub message: String,
    /// The case code.
    pub code: &'a str,
}

/// Pairs of a question's id and its answer. Serialized as an object.
#[derive(Debug)]
pub struct Map<'a>(pub Vec<(String, &'a str)>);

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

/// A snapshot of a visit.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Kept<'a> {
    /// The answers: pairs of a question's id and its answer, in the order in which they were last given.
    pub answers: &'a [(String, String)],
    /// The id of the question whose answer is being changed, if any.
    pub changing: Option<String>,
    /// Each item that the buyer has touched: its id, whether it is ticked, and what was typed. The id is that
    /// of the evidence, or `*` for what happened in the buyer's own words.
    pub given: Vec<(&'a str, bool, &'a str)>,
    /// The message as the buyer has edited it, after a first line that says which verdict it is about.
    pub edited: Option<&'a str>,
    /// Whether the buyer is at the second step of the verdict, where the message is sent.
    pub is_sending: bool,
}

/// What the buyer has ticked and typed, for session storage.
#[derive(Debug, Serialize)]
pub struct Texts<'a> {
    /// See [`Kept::given`].
    pub given: Vec<(&'a str, bool, &'a str)>,
    /// See [`Kept::edited`].
    pub edited: Option<&'a str>,
}

/// The result of replaying a code on the page for agents.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Replayed {
    /// Why the code cannot be replayed; missing if its case is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wrong: Option<String>,
    /// Whether the code was made with a policy that has not been added.
    pub elsewhere: bool,
}
