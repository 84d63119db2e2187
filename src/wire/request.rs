//! A request before it is believed.

/// What a program asks: a field is `None` where it is missing or not of its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request<'a> {
    /// Question ids, and what was answered.
    pub answers: Option<Vec<(&'a str, Option<&'a str>)>>,
    /// The present moment.
    pub now: Option<&'a str>,
    /// The buyer's zone.
    pub time_zone: Option<&'a str>,
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
