//! Requests to `decide`, and the replies.

use refund_check::web::decide;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{default_policy, json, object};

const NOW: &str = "2026-11-22T12:00:00Z";
const BERLIN: &str = "Europe/Berlin";

/// The reply of `decide` to answers, as JSON.
pub(crate) fn say(answers: &[(&str, &str)], now: &str, zone: &str) -> String {
    let answers: Vec<(&str, wasm_bindgen::JsValue)> =
        answers.iter().map(|&(id, said)| (id, said.into())).collect();
    let request = object(&[("answers", object(&answers)), ("now", now.into()), ("time_zone", zone.into())]);
    json(&decide(&default_policy(), &request))
}

fn check(answers: &[(&str, &str)], expected: &str) {
    assert_eq!(say(answers, NOW, BERLIN), expected);
}

#[wasm_bindgen_test]
fn without_answers_the_first_question_comes() {
    check(&[], r#"{"question":{"id":"reason","at_most":5}}"#);
}

#[wasm_bindgen_test]
fn a_settled_case_gets_its_verdict() {
    let answers = [("reason", "changed-mind")];
    check(
        &answers,
        concat!(
            r#"{"verdict":{"outcome":"does-not-qualify","rules":["no-refunds"],"#,
            r#""clauses":["no-refunds","no-obligation","downloads"],"evidence":["order-number"],"#,
            r#""deadline":null,"settled_by":[],"code":"00108-W30FW-1Z0TF-YP4HV"}}"#,
        ),
    );
}

#[wasm_bindgen_test]
fn a_day_is_a_day_of_the_zone_that_was_given() {
    let answers = [("reason", "not-delivered"), ("purchased", "2026-11-23")];
    let tomorrow = concat!(
        r#"{"invalid":{"question":"purchased","problem":"in-the-future","#,
        r#""message":"`2026-11-23` is later than `now`"}}"#,
    );
    assert_eq!(say(&answers, NOW, BERLIN), tomorrow);
    let question = r#"{"question":{"id":"support","at_most":1}}"#;
    assert_eq!(say(&answers, NOW, "Pacific/Auckland"), question);
}

#[wasm_bindgen_test]
fn a_zone_is_known_by_its_name_in_any_case_and_by_nothing_else() {
    assert_eq!(say(&[], NOW, "europe/BERLIN"), r#"{"question":{"id":"reason","at_most":5}}"#);
    for wrong in ["", "Mars/Olympus", "+01:00", "Europe/Berlin ", "\0", "GMT+1"] {
        let expected = concat!(
            r#"{"invalid":{"problem":"unknown-time-zone","message":"expected a zone of the IANA database "#,
            r#"such as `Europe/Berlin`, found `"#,
        );
        let reply = say(&[], NOW, wrong);
        assert!(reply.starts_with(expected), "{wrong:?}: {reply}");
    }
}

/// The reply of `decide` to the value of a JavaScript expression, as JSON.
pub(crate) fn say_to(expression: &str) -> String {
    json(&decide(&default_policy(), &js_sys::eval(&format!("({expression})")).unwrap()))
}

#[wasm_bindgen_test]
fn what_is_no_text_is_told_apart_from_what_is_missing() {
    let malformed =
        |message: &str| format!(r#"{{"invalid":{{"problem":"malformed","message":"expected {message}"}}}}"#);
    let check = |given: &str, expected: &str| {
        assert_eq!(say_to(&format!("{{{given}}}")), malformed(expected), "{given}");
    };
    let (now, zone) = (r#"now: "2026-11-22T12:00:00Z""#, r#"time_zone: "Europe/Berlin""#);
    check(&format!("{now}, {zone}"), "`answers`, an object of question ids and answers, found none");
    let no_moment = "`now` as an instant such as `2026-11-22T12:00:00Z`, found none";
    check(&format!("answers: {{}}, now: null, {zone}"), no_moment);
    check(
        &format!(r#"answers: {{}}, now: "2026-11-22", {zone}"#),
        &no_moment.replace("none", "`2026-11-22`"),
    );
    check(&format!("answers: {{}}, {now}"), "`time_zone`, a zone such as `Europe/Berlin`, found none");
    assert_eq!(
        say_to(&format!("{{answers: {{reason: null}}, {now}, {zone}}}")),
        malformed(r#"a string such as `\"90\"` as the answer to `reason`, found something else"#).replacen(
            r#""problem""#,
            r#""question":"reason","problem""#,
            1
        ),
    );
}
