//! Requests: one line in, one line of JSON out, of one of the three shapes.

use refund_check::compiled::Compiled;
use refund_check::default_policy;
use refund_check::json;
use refund_check::time::Zone;
use refund_check::wire::Request;
use refund_check::zones::Named;
use serde_json::Value;

use crate::mutation::{corpus, fuzz};

const WORDS: &[&str] = &[
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "\\u0000",
    "\\ud83e\\udd8a",
    "\\ud800",
    "\\\\",
    "answers",
    "now",
    "time_zone",
    "reason",
    "fault",
    "proof",
    "purchased",
    "purchased.time",
    "support",
    "unsure",
    "unknown",
    "other",
    "defective",
    "major",
    "not-as-described",
    "can-show",
    "not-delivered",
    "could-not-fix",
    "2026-11-08",
    "2026-11-08T10:00",
    "2026-02-29",
    "24:00",
    "0000-01-01",
    "9999-12-31",
    "T23:59:59.999",
    "+14:00",
    "-23:59",
    "Z",
    "Pacific/Apia",
    "America/Vancouver",
    "Africa/Casablanca",
    "PST",
    "Factory",
    "europe/BERLIN",
    "Asia/Kathmandu",
];

fn zone(name: &str) -> Option<Box<dyn Zone + '_>> {
    Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
}

fn law(compiled: &Compiled, line: &str) -> Result<bool, String> {
    let Ok(fields) = json::object(line.as_bytes()) else { return Ok(false) };
    let reply = json::decide(compiled, &Request::read(&fields), &zone);
    let read: Value = serde_json::from_str(&reply).map_err(|error| format!("{error}: {reply}"))?;
    let shapes = ["question", "verdict", "invalid"];
    match read.as_object().map(|object| object.keys().map(String::as_str).collect::<Vec<_>>()) {
        Some(keys) if keys.len() == 1 && shapes.contains(&keys[0]) && !reply.contains('\n') => Ok(true),
        _ => Err(format!("no reply: {reply}")),
    }
}

#[test]
fn any_request_gets_a_reply_of_one_line_and_a_known_shape() {
    let compiled = default_policy();
    let lines = corpus("requests")
        .iter()
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    fuzz(file!(), lines, WORDS, 20, |line| law(&compiled, line));
}
