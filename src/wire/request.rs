//! A request as a program sends it, before any of it is checked.

/// What a program asks of `decide`.
// A field is `None` if it is missing or of another type.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Request {
    /// Answers by question.
    // `None` for an answer that is not a string.
    #[cfg_attr(test, ts(type = "Answers"))]
    pub answers: Option<Vec<(String, Option<String>)>>,
    /// The present moment, such as `2026-11-22T12:00:00Z`.
    #[cfg_attr(test, ts(as = "String"))]
    pub now: Option<String>,
    /// The buyer's zone, such as `Europe/Berlin`.
    #[cfg_attr(test, ts(as = "String"))]
    pub time_zone: Option<String>,
}

/// An object from outside: parsed JSON, or an object of the page.
pub trait Fields {
    /// A field that is a string.
    fn text(&self, name: &str) -> Option<String>;
    /// The members of a field that is an object and no list; `None` for each that is not a string.
    fn texts(&self, name: &str) -> Option<Vec<(String, Option<String>)>>;
}

impl Request {
    /// Reads a request. Fields that it does not know are ignored.
    pub fn read(from: &impl Fields) -> Request {
        Request { answers: from.texts("answers"), now: from.text("now"), time_zone: from.text("time_zone") }
    }
}

/// What is wrong with a request as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// It has no `answers` that is an object.
    NoAnswers,
    /// An answer is not a string.
    NoText,
    /// Its `now` is missing.
    NoMoment,
    /// Its `now` is not an instant.
    BadMoment,
    /// Its `time_zone` is missing.
    NoZone,
    /// Its `time_zone` is not known.
    UnknownZone,
}
