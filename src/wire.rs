//! Requests and replies as programs see them: the same text from the command and from the page.
//!
//! Replies are written by hand. There are three shapes of them, and a general writer would cost the buyer
//! more than all of them together.

use crate::code;
use crate::compiled::Compiled;
use crate::interview::{self, Answers, Invalid, Reply, Verdict};
use crate::policy::{Policy, Rule};
use crate::time::{self, Zone};
use crate::view::message;

/// A request before it is believed: a field is `None` where it is missing or not of its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request<'a> {
    /// Question ids, and what was answered.
    pub answers: Option<Vec<(&'a str, Option<&'a str>)>>,
    /// The present moment.
    pub now: Option<&'a str>,
    /// The buyer's zone.
    pub time_zone: Option<&'a str>,
}

/// The fields of an object.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// Reads a line of JSON; if it is no object, says what was found instead.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub fn object(line: &[u8]) -> Result<Fields, String> {
    use serde_json::{Value, error::Category};

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

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
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

/// Finds a zone by its name.
pub type Zones<'a> = &'a dyn for<'n> Fn(&'n str) -> Option<Box<dyn Zone + 'n>>;

/// What is wrong with a request as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Decides a request and writes the reply as one line of JSON.
pub fn decide(compiled: &Compiled, request: &Request<'_>, zones: Zones<'_>) -> String {
    let mut json = Json::default();
    match reply(compiled, request, zones, &mut json) {
        Ok(()) => {}
        Err((problem, question)) => malformed(&mut json, problem, question),
    }
    json.0
}

/// The reply to something that is no request at all, for a reason in words.
pub fn unreadable(reason: &str) -> String {
    let mut json = Json::default();
    json.raw("{\"invalid\":{\"problem\":\"malformed\",\"message\":");
    json.text(reason);
    json.raw("}}");
    json.0
}

fn reply(
    compiled: &Compiled,
    request: &Request<'_>,
    zones: Zones<'_>,
    json: &mut Json,
) -> Result<(), (Malformed, Option<String>)> {
    let fail = |problem| (problem, None);
    let given = request.answers.as_ref().ok_or(fail(Malformed::NoAnswers))?;
    let mut not_text: Option<&str> = None;
    let mut pairs = Vec::new();
    for (id, said) in given {
        match said {
            Some(said) => pairs.push((*id, *said)),
            None if not_text.is_none_or(|first| *id < first) => not_text = Some(id),
            None => {}
        }
    }
    if let Some(first) = not_text {
        return Err((Malformed::NoText, Some(first.to_owned())));
    }
    let now = request.now.ok_or(fail(Malformed::NoMoment))?;
    let now = time::instant(now).ok_or((Malformed::BadMoment, Some(now.to_owned())))?;
    let name = request.time_zone.ok_or(fail(Malformed::NoZone))?;
    let zone = zones(name).ok_or((Malformed::UnknownZone, Some(name.to_owned())))?;
    let present = interview::Present { now, zone: zone.as_ref() };
    let (reply, code) = match Answers::new(&compiled.policy, &pairs) {
        Ok(answers) => decided(compiled, &answers, present),
        Err(invalid) => (Reply::Invalid(invalid), String::new()),
    };
    let said = match &reply {
        Reply::Invalid(flaw) => pairs.iter().rev().find(|(name, _)| *name == flaw.question),
        _ => None,
    };
    write(compiled, &reply, said.map_or("", |(_, said)| said), &code, present.zone, json);
    Ok(())
}

/// Decides, and makes the code of a case that there is a verdict on.
pub fn decided(
    compiled: &Compiled,
    answers: &Answers<'_>,
    present: interview::Present<'_>,
) -> (Reply, String) {
    let reply = interview::decide(compiled, answers, present);
    let is_verdict = matches!(reply, Reply::Verdict(_));
    let code = if is_verdict { code::write(compiled, answers, present) } else { String::new() };
    (reply, code)
}

/// Writes a reply. `said` is what was answered to the question that an invalid one is about, `code` the code
/// of a case that there is a verdict on.
pub fn write(compiled: &Compiled, reply: &Reply, said: &str, code: &str, zone: &dyn Zone, json: &mut Json) {
    match reply {
        Reply::Ask(ask) => {
            json.raw("{\"question\":{\"id\":");
            json.text(&ask.topic.id(&compiled.policy));
            json.raw(",\"at_most\":");
            json.number(i64::from(ask.at_most));
            json.raw("}}");
        }
        Reply::Verdict(it) => {
            json.raw("{\"verdict\":");
            verdict(compiled, it, code, zone, json);
            json.raw("}");
        }
        Reply::Invalid(Invalid { question, problem }) => {
            json.raw("{\"invalid\":{\"question\":");
            json.text(question);
            json.raw(",\"problem\":");
            json.text(problem.id());
            json.raw(",\"message\":");
            json.text(&message::invalid(&compiled.policy, question, *problem, said));
            json.raw("}}");
        }
    }
}

fn verdict(compiled: &Compiled, verdict: &Verdict, code: &str, zone: &dyn Zone, json: &mut Json) {
    let policy = &compiled.policy;
    let rules = rules(policy, verdict);
    json.raw("{\"outcome\":");
    json.text(verdict.outcome.id());
    json.raw(",\"rules\":[");
    rules.iter().for_each(|rule| json.item(&rule.id));
    json.raw("],\"clauses\":[");
    for at in named(&rules, |rule| &rule.clauses) {
        json.item(policy.clauses.get(at).map_or("", |clause| &clause.id));
    }
    json.raw("],\"evidence\":[");
    for at in named(&rules, |rule| &rule.evidence) {
        json.item(policy.evidence.get(at).map_or("", |evidence| &evidence.id));
    }
    json.raw("]");
    json.raw(",\"deadline\":");
    match verdict.deadline {
        None => json.raw("null"),
        Some(deadline) => {
            json.raw("{\"by\":");
            json.text(&time::rfc3339(deadline.by, zone));
            json.raw(if deadline.exact { ",\"exact\":true}" } else { ",\"exact\":false}" });
        }
    }
    json.raw(",\"settled_by\":[");
    verdict.settled_by.iter().for_each(|topic| json.item(&topic.id(policy)));
    json.raw("],\"code\":");
    json.text(code);
    json.raw("}");
}

/// What rules name, each once, in the order in which it first comes.
pub fn named(rules: &[&Rule], of: fn(&Rule) -> &[usize]) -> Vec<usize> {
    let mut all = Vec::new();
    for rule in rules {
        for &item in of(rule) {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    all
}

/// The rules that a verdict stands on.
pub fn rules<'a>(policy: &'a Policy, verdict: &Verdict) -> Vec<&'a Rule> {
    let mut rules = Vec::new();
    for &rule in &verdict.rules {
        rules.extend(policy.rules.get(rule));
    }
    rules
}

fn malformed(json: &mut Json, problem: Malformed, about: Option<String>) {
    let named = if problem == Malformed::UnknownZone { "unknown-time-zone" } else { "malformed" };
    json.raw("{\"invalid\":{");
    if let (Malformed::NoText, Some(question)) = (problem, &about) {
        json.raw("\"question\":");
        json.text(question);
        json.raw(",");
    }
    json.raw("\"problem\":");
    json.text(named);
    json.raw(",\"message\":");
    json.text(&message::malformed(problem, about.as_deref().unwrap_or_default()));
    json.raw("}}");
}

/// JSON being written.
#[derive(Default)]
pub struct Json(pub String);

impl Json {
    /// Appends what is JSON already.
    pub fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Appends a whole number.
    pub fn number(&mut self, number: i64) {
        time::push(&mut self.0, number, 1);
    }

    /// Appends a string.
    pub fn text(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(letter);
                }
                '\n' => self.0.push_str("\\n"),
                '\t' => self.0.push_str("\\t"),
                '\r' => self.0.push_str("\\r"),
                '\u{8}' => self.0.push_str("\\b"),
                '\u{c}' => self.0.push_str("\\f"),
                '\u{0}'..='\u{1f}' => {
                    self.0.push_str("\\u00");
                    for digit in [letter as u32 / 16, letter as u32 % 16] {
                        self.0.extend(char::from_digit(digit, 16));
                    }
                }
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }

    /// Appends a string of a list, after a comma unless it is the first.
    pub fn item(&mut self, text: &str) {
        if self.0.as_bytes().last() != Some(&b'[') {
            self.0.push(',');
        }
        self.text(text);
    }
}
