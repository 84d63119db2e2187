//! The message to the shop, in parts, some of which are left out where there is not enough room.

use super::trim::trimmed;

/// Never left out: what the buyer asks for, the result, the deadline, the policy and the code.
pub(crate) const STAYS: u8 = 0;
/// The policy's sentence, which support can also get from the case code.
pub(super) const TEXTS: u8 = 1;
/// Evidence that is missing.
pub(super) const LACKING: u8 = 2;
/// The answers, which support can also get from the case code.
pub(super) const ANSWERS: u8 = 3;
/// Texts that the buyer typed.
pub(crate) const TYPED: u8 = 5;
/// Evidence that comes with the message.
pub(super) const THERE: u8 = 6;
/// Greeting and thanks.
pub(crate) const GREETING: u8 = 7;

/// A part of a message. If there is not enough room, the parts of rank 1 are left out first, then those of
/// rank 2, and so on. Those of rank 0 stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// When the part is left out: see [`Part`].
    pub rank: u8,
    /// The text of the part.
    pub text: String,
}

/// The message to the shop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letter {
    /// The subject: one line, without any text that a buyer typed.
    pub subject: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Whether the buyer has edited the message. Then it is a single part, all of it typed.
    pub is_edited: bool,
}

impl Letter {
    /// The text of all parts.
    pub fn whole(&self) -> String {
        let mut whole = String::new();
        for part in &self.parts {
            whole.push_str(&part.text);
        }
        whole
    }

    /// The text as it is sent: trimmed at both ends.
    pub fn message(&self) -> String {
        trimmed(&self.whole()).to_owned()
    }
}
