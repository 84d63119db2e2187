//! Requests and replies as lines of JSON.

use serde::Serialize;
use serde_json::{Value, error::Category};

use super::reply::{Invalid, Reply};
use super::{Request, Zones, answer};
use crate::compiled::Compiled;

/// The fields of an object.
pub type Fields = serde_json::Map<String, Value>;

/// Reads a line of JSON; if it is no object, says what was found instead.
pub fn object(line: &[u8]) -> Result<Fields, String> {
    if line.trim_ascii().is_empty() {
        return Err("an empty line".to_owned());
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| match error.classify() {
        Category::Eof => "one that is not closed".to_owned(),
        _ => format!("other text at column {}", error.column()),
    })?;
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err("another value".to_owned()),
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
pub fn unreadable(reason: &str) -> String {
    text(&Reply::Invalid(Invalid { question: None, problem: "malformed", message: reason.to_owned() }))
}

/// On one line. Nothing of this room can fail to be JSON: keys are strings, numbers are finite.
pub fn text(said: &impl Serialize) -> String {
    serde_json::to_string(said).unwrap_or_default()
}
