//! Requests and replies as lines of JSON.

use serde::Serialize;
use serde_json::{Map, Value, error::Category};

use crate::compiled::Compiled;
use crate::wire::{Fields, Invalid, Reply, Request, Zones, answer};

/// What a line contains instead of a JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoObject {
    /// White space only.
    EmptyLine,
    /// JSON that ends too early.
    NotClosed,
    /// No valid JSON.
    OtherText {
        /// The column of the first error, in bytes, from 1.
        column: usize,
    },
    /// A JSON value that is no object.
    OtherValue,
}

/// Parses a line as a JSON object.
pub fn object(line: &[u8]) -> Result<Map<String, Value>, NoObject> {
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

impl Fields for Map<String, Value> {
    fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text_of)
    }

    fn texts(&self, name: &str) -> Option<Vec<(String, Option<String>)>> {
        let members = self.get(name)?.as_object()?;
        Some(members.iter().map(|(key, value)| (key.clone(), text_of(value))).collect())
    }
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// Decides a request. Returns the reply as one line of JSON, without a line break.
pub fn decide(compiled: &Compiled, request: &Request, zones: Zones<'_>) -> String {
    answer(compiled, request, zones, |reply| text(reply))
}

/// The reply to a line that is no request, as one line of JSON: `invalid`, with `reason` as its message.
#[must_use]
pub fn unreadable(reason: &str) -> String {
    text(&Reply::Invalid(Invalid { question: None, problem: "malformed", message: reason.to_owned() }))
}

/// Writes a value as one line of JSON. This cannot fail for replies and reports: their keys are strings and
/// their numbers finite.
pub fn text(said: &impl Serialize) -> String {
    serde_json::to_string(said).unwrap_or_default()
}
