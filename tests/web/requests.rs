//! A request in, a line of JSON out.

use refund_check::web::{decide, lists};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::list;

const NOW: &str = "2026-11-22T12:00:00Z";
const BERLIN: &str = "Europe/Berlin";

/// What `decide` says to answers that are all texts.
pub(crate) fn say(answers: &[(&str, &str)], now: &str, zone: &str) -> String {
    let given = answers.iter().flat_map(|&(id, said)| [id, said]);
    decide(&list([now, zone, ""].into_iter().chain(given)))
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
            r#""deadline":null,"settled_by":[],"code":"00014-JJYSC-HB026-JP419"}}"#,
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

#[wasm_bindgen_test]
fn what_is_no_text_is_told_apart_from_what_is_missing() {
    let (now, zone, none) = (list([NOW]), list([BERLIN]), ":");
    assert_eq!(
        decide(&[now.as_str(), &zone].concat()),
        concat!(
            r#"{"invalid":{"problem":"malformed","message":"expected `answers`, an object of question ids "#,
            r#"and answers, found none"}}"#,
        ),
    );
    assert_eq!(
        decide(&[now.as_str(), &zone, "0:6:reason", none].concat()),
        concat!(
            r#"{"invalid":{"question":"reason","problem":"malformed","message":"expected a string as the "#,
            r#"answer to `reason`, found something else"}}"#,
        ),
    );
    let no_moment = concat!(
        r#"{"invalid":{"problem":"malformed","message":"expected `now` as an instant such as "#,
        r#"`2026-11-22T12:00:00Z`, found none"}}"#,
    );
    assert_eq!(decide(&[none, &zone, "0:"].concat()), no_moment);
    let a_day = no_moment.replace("found none", "found `2026-11-22`");
    assert_eq!(decide(&["10:2026-11-22", &zone, "0:"].concat()), a_day);
    assert_eq!(
        decide(&[now.as_str(), none, "0:"].concat()),
        concat!(
            r#"{"invalid":{"problem":"malformed","message":"expected `time_zone`, a zone such as "#,
            r#"`Europe/Berlin`, found none"}}"#,
        ),
    );
}

#[wasm_bindgen_test]
fn lists_are_read_as_they_are_written_whatever_is_in_them() {
    for texts in [&["5:hello", "", "🦊\u{301}", "a:b:c"][..], &[], &[""]] {
        let written = list(texts.iter().copied());
        assert_eq!(lists::texts(&written), texts.iter().map(|text| Some(*text)).collect::<Vec<_>>());
    }
    assert_eq!(lists::texts(":1:a::"), [None, Some("a"), None, None]);
    assert_eq!(lists::texts("9:cut"), [Some("cut")]);
    assert_eq!(lists::numbers("0,17,4294967295"), [0, 17, u32::MAX]);
    assert!(lists::numbers("").is_empty());
}
