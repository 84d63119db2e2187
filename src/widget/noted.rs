//! What a screen shows of a visit besides its case.

/// What the buyer has noted and does besides answering.
#[derive(Clone, Copy, Debug, Default)]
pub struct Noted<'a> {
    /// The evidence that is there, with what was typed beside it.
    pub given: &'a [(&'a str, &'a str)],
    /// What happened, in the buyer's own words.
    pub story: &'a str,
    /// The message as the buyer has written it, where they changed it.
    pub edited: Option<&'a str>,
    /// Whether the buyer is at the second step, to send it.
    pub is_sending: bool,
    /// What was answered before to the question that is being answered anew.
    pub before: Option<&'a str>,
    /// What stands in the field and is not sent yet.
    pub typed: &'a str,
    /// Whether a start anew can be taken back.
    pub can_undo: bool,
}
