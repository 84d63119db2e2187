//! Requests and replies as lines of JSON.

use serde::Serialize;
use serde_json::{Value, error::Category};

use crate::compiled::Compiled;
use crate::wire::{Invalid, Reply, Request, Zones, answer};

/// The fields of an object.
pub type Fields = serde_json::Map<String, Value>;

/// What was found where an object was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoObject {
    /// Nothing but white space.
    EmptyLine,
    /// An object or another value that does not end.
    NotClosed,
    /// What is no JSON.
    OtherText {
        /// From where on, from 1.
        column: usize,
    },
    /// JSON of another kind.
    OtherValue,
}

/// Reads a line of JSON as an object.
pub fn object(line: &[u8]) -> Result<Fields, NoObject> {
    if line.trim_ascii().is_empty() {
        return Err(NoObject::EmptyLine);
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| match error.classify() {
        Category::Eof => NoObject::NotClosed,
        _ => NoObject::OtherText { column: error.column() },
    })?;
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(NoObject::OtherValue),
    }
}

impl<'a> Request<'a> {
    /// What the fields of an object ask.
    pub fn of(fields: &'a Fields) -> Request<'a> {
        let text = |key: &str| fields.get(key).and_then(|value| value.as_str());
        let answers = fields.get("answers").and_then(|value| value.as_object());
        Request {
            answers: answers.map(|answers| answers.iter().map(|(id, said)| (&**id, said.as_str())).collect()),
            now: text("now"),
            time_zone: text("time_zone"),
        }
    }
}

/// Decides a request and writes the reply as one line of JSON.
pub fn decide(compiled: &Compiled, request: &Request<'_>, zones: Zones<'_>) -> String {
    answer(compiled, request, zones, |reply| text(reply))
}

/// The reply to something that is no request at all, for a reason in words.
#[must_use]
pub fn unreadable(reason: &str) -> String {
    text(&Reply::Invalid(Invalid { question: None, problem: "malformed", message: reason.to_owned() }))
}

/// On one line. Nothing that is replied or reported can fail to be JSON: keys are strings, numbers are finite.
pub fn text(said: &impl Serialize) -> String {
    serde_json::to_string(said).unwrap_or_default()
}
