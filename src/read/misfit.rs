//! What does not fit, and where it stands.

use std::ops::Range;

/// Something that does not fit.
pub(super) struct Misfit {
    /// Its place in the file.
    pub(super) span: Range<usize>,
    /// What was expected.
    pub(super) message: String,
    /// What to do instead, where that does not go without saying.
    pub(super) help: Option<&'static str>,
}

pub(super) fn misfit<T>(span: Range<usize>, message: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit { span, message: message.into(), help: None })
}
