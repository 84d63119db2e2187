//! What a screen shows of a visit beside its case.

/// What the buyer has ticked, typed and begun beside answering.
#[derive(Clone, Copy, Debug, Default)]
pub struct Noted<'a> {
    /// The evidence that the buyer has: its id, and the text typed beside it.
    pub given: &'a [(&'a str, &'a str)],
    /// What happened, in the buyer's own words; empty without any.
    pub story: &'a str,
    /// The message as the buyer has edited it, if they did for this case.
    pub edited: Option<&'a str>,
    /// Whether the buyer is at the second step, where the message is sent.
    pub is_sending: bool,
    /// The earlier answer, if the question is shown to change it.
    pub before: Option<&'a str>,
    /// The text in the field of a date question, not sent yet.
    pub typed: &'a str,
    /// Whether a new start can be taken back.
    pub can_undo: bool,
}
