//! JSON objects that are not requests, and answers that are not valid: each gets one line that says why.

use crate::command::{VERDICT, check, invalid, request};
use crate::process::run;

/// A request that is wrong as a whole.
fn malformed(line: &str, problem: &str, message: &str) {
    check(line.as_bytes(), &format!(r#"{{"invalid":{{"problem":"{problem}","message":"{message}"}}}}"#));
}

#[test]
fn an_answer_must_be_one() {
    invalid(
        r#"{"reson":"other"}"#,
        "reson",
        "unknown-question",
        "expected a question of this policy (`reason`, `fault`, `proof`, `purchased`, `support`), found `reson`",
    );
    invalid(
        r#"{"proof":"unsure"}"#,
        "proof",
        "unknown-option",
        "expected an option of `proof` (`can-show`, `not-yet`, `only-hoped`), found `unsure`",
    );
    invalid(
        r#"{"reason":"not-delivered","purchased":"2026-02-30"}"#,
        "purchased",
        "impossible",
        "no calendar or clock has `2026-02-30`",
    );
    invalid(
        r#"{"reason":"not-delivered","purchased":"30.2.2026\u0000\"\\\n"}"#,
        "purchased",
        "malformed",
        r#"expected a date such as `2026-11-08`, `2026-11-08T10:00` or `2026-11-08T10:00:00+01:00`, found `30.2.2026\u0000\"\\\n`"#,
    );
    invalid(
        r#"{"reason":"not-delivered","purchased":"2026-11-08","purchased.time":"10"}"#,
        "purchased.time",
        "malformed",
        "expected a time of day such as `10:00`, or `unknown`, found `10`",
    );
    for answers in [r#"{"reason":5}"#, r#"{"reason":null}"#, r#"{"reason":["other"]}"#, r#"{"reason":{}}"#] {
        invalid(
            answers,
            "reason",
            "malformed",
            r#"expected a string such as `\"90\"` as the answer to `reason`, found something else"#,
        );
    }
}

#[test]
fn of_several_wrong_answers_the_first_question_is_named_and_an_unknown_one_last() {
    let message = "expected an option of `fault` (`major`, `minor`, `unsure`), found `x`";
    invalid(r#"{"a":"y","fault":"x","support":"x"}"#, "fault", "unknown-option", message);
    invalid(r#"{"support":"x","fault":"x","a":"y"}"#, "fault", "unknown-option", message);
}

#[test]
fn an_unknown_id_is_invalid_even_where_it_cannot_matter() {
    let message = "expected an option of `fault` (`major`, `minor`, `unsure`), found `x`";
    invalid(r#"{"reason":"other","fault":"x"}"#, "fault", "unknown-option", message);
    check(
        request(r#"{"reason":"changed-mind","purchased":"soon","purchased.time":"late"}"#).as_bytes(),
        VERDICT,
    );
}

#[test]
fn a_request_needs_its_three_parts() {
    let answers = "expected `answers`, an object of question ids and answers, found none";
    malformed("{}", "malformed", answers);
    malformed(&request("[]"), "malformed", answers);
    malformed(&request("\"reason\""), "malformed", answers);
    let zone = "expected `time_zone`, a zone such as `Europe/Berlin`, found none";
    malformed(r#"{"answers":{},"now":"2026-11-22T12:00:00Z"}"#, "malformed", zone);
    malformed(
        &request("{}").replace("Europe/Berlin", "Mars/Olympus"),
        "unknown-time-zone",
        "expected a zone of the IANA database such as `Europe/Berlin`, found `Mars/Olympus`",
    );
    check(
        request(r#"{"reason":"changed-mind"}"#).replace("Europe/Berlin", "europe/BERLIN").as_bytes(),
        VERDICT,
    );
}

#[test]
fn now_must_be_an_instant() {
    let mut lines = vec![r#"{"answers":{},"time_zone":"Europe/Berlin"}"#.to_owned()];
    for now in [
        "\"\"",
        "\"now\"",
        "\"2026-11-22\"",
        "\"2026-11-22T12:00\"",
        "\"2026-02-30T12:00:00Z\"",
        "1795348800",
        "null",
    ] {
        lines.push(request("{}").replace("\"2026-11-22T12:00:00Z\"", now));
    }
    for line in lines {
        let ended = run(&["decide"], line.as_bytes());
        let begins = r#"{"invalid":{"problem":"malformed","message":"expected `now` as an instant such as `2026-11-22T12:00:00Z`"#;
        assert!(ended.out.starts_with(begins), "{line}: {ended:?}");
        assert_eq!((ended.out.lines().count(), ended.code), (1, Some(0)), "{line}: {ended:?}");
    }
}
