//! A value that does not fit, with its place.

use std::ops::Range;

/// A value that does not fit.
pub(super) struct Misfit {
    /// Its range of bytes in the file.
    pub(super) span: Range<usize>,
    /// The message: what was expected and what was found.
    pub(super) message: String,
    /// What to do instead, if that is not obvious.
    pub(super) help: Option<&'static str>,
}

pub(super) fn misfit<T>(span: Range<usize>, message: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit { span, message: message.into(), help: None })
}
