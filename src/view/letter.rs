//! The message to the shop, as parts of which some may have to go.

use super::trim::trimmed;

/// What stays however little room there is: what is asked for, the result, the deadline, the policy and the code.
pub(crate) const STAYS: u8 = 0;
/// The policy's sentence, which support can read off the case code.
pub(super) const TEXTS: u8 = 1;
/// What is lacking.
pub(super) const LACKING: u8 = 2;
/// The answers.
pub(super) const ANSWERS: u8 = 3;
/// What the buyer typed.
pub(crate) const TYPED: u8 = 5;
/// What is there.
pub(super) const THERE: u8 = 6;
/// Greeting and thanks.
pub(crate) const GREETING: u8 = 7;

/// A part of a message. Where there is not room for all, those of rank 1 go first, then those of rank 2, and so on;
/// those of rank 0 stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How long it stays.
    pub rank: u8,
    /// What it says.
    pub text: String,
}

/// A message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letter {
    /// One line, with nothing in it that a buyer typed.
    pub subject: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Whether the buyer has written it anew: then it is one part, and all of it is typed.
    pub is_edited: bool,
}

impl Letter {
    /// The whole text.
    pub fn whole(&self) -> String {
        let mut whole = String::new();
        for part in &self.parts {
            whole.push_str(&part.text);
        }
        whole
    }

    /// The same without the space at its ends, as it is sent.
    pub fn message(&self) -> String {
        trimmed(&self.whole()).to_owned()
    }
}
