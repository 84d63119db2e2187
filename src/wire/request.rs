//! A request as a program sends it, not yet checked.

/// A request to `decide`.
// A field is `None` if it is missing or of another type.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Request {
    /// The answers so far, by the id of the question. May be empty.
    // `None` for an answer that is not a string.
    #[cfg_attr(test, ts(type = "Answers"))]
    pub answers: Option<Vec<(String, Option<String>)>>,
    /// The present moment with its UTC offset, such as `2026-11-22T12:00:00Z`.
    #[cfg_attr(test, ts(as = "String"))]
    pub now: Option<String>,
    /// The buyer's IANA time zone, such as `Europe/Berlin`.
    #[cfg_attr(test, ts(as = "String"))]
    pub time_zone: Option<String>,
}

/// An object from outside that is not trusted: parsed JSON, or an object of the page.
pub trait Fields {
    /// Returns a field if it is a string.
    fn text(&self, name: &str) -> Option<String>;
    /// Returns the names and values of a field if it is an object and no list. A value is `None` if it is no
    /// string.
    fn texts(&self, name: &str) -> Option<Vec<(String, Option<String>)>>;
}

impl Request {
    /// Reads a request. Unknown fields are ignored.
    pub fn read(from: &impl Fields) -> Request {
        Request { answers: from.texts("answers"), now: from.text("now"), time_zone: from.text("time_zone") }
    }
}

/// What is wrong with a request as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// `answers` is missing or no object.
    NoAnswers,
    /// An answer is no string.
    NoText,
    /// `now` is missing or no string.
    NoMoment,
    /// `now` is no instant.
    BadMoment,
    /// `time_zone` is missing or no string.
    NoZone,
    /// `time_zone` is no known zone.
    UnknownZone,
}
