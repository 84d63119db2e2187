//! Text from outside, in answers and policies, never becomes markup of the page.

use js_sys::Array;
use refund_check::compiled::Packed;
use refund_check::web::Widget;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, window};

use crate::page::{Root, object};
use crate::requests::say_to;

/// Changes the page's title if it becomes markup. Without spaces, so that it can be an answer.
const HOSTILE: &str = "<img/src=x/onerror=document.title='hit'>";

/// Screens that together show every kind of word of a policy.
const SCREENS: [&str; 6] = [
    "reason=defective",
    "reason=not-delivered",
    "reason=changed-mind",
    "reason=defective fault=unsure purchased=2026-11-20 support=could-not-fix",
    "reason=defective fault=major purchased=2026-11-20 support=could-not-fix",
    "reason=not-as-described proof=not-yet purchased=2026-11-20",
];

/// The default policy with each of its words replaced.
fn hostile_policy(word: &str) -> JsValue {
    let packed = refund_check::default_policy().pack();
    // An empty word stands for an absent one, and stays absent.
    let hostile = |text: &String| if text.is_empty() { String::new() } else { word.to_owned() };
    let words: Vec<String> = packed.words.iter().map(hostile).collect();
    policy(&packed.numbers, &packed.ids, &words)
}

fn check_harmless(root: &Root, screen: &str) {
    assert_eq!(root.count("img, script, b"), 0, "{screen}: {}", root.0.inner_html());
    assert_ne!(window().unwrap().document().unwrap().title(), "hit");
}

#[wasm_bindgen_test]
fn markup_in_a_policy_is_shown_to_the_letter() {
    let policy = hostile_policy(HOSTILE);
    for screen in SCREENS {
        let root = Root::new();
        root.show_by(&policy, screen);
        let shown = root.0.text_content().unwrap().matches(HOSTILE).count();
        assert!(shown > 2, "{screen}: shown {shown} times");
        check_harmless(&root, screen);
    }
}

#[wasm_bindgen_test]
fn markup_in_answers_is_quoted_to_programs_and_not_shown() {
    let root = Root::new();
    for id in ["reason", "fault", "purchased", "purchased.time", "nothing"] {
        let written = format!("reason=not-delivered purchased=2026-11-08 {id}={HOSTILE}");
        let reply = root.show(&written);
        let quoted = if id == "nothing" { "nothing" } else { &HOSTILE[..40] };
        assert!(reply.contains("expected") && reply.contains(quoted), "{id}: {reply}");
        check_harmless(&root, id);
    }
}

#[wasm_bindgen_test]
fn markup_as_the_name_of_a_question_is_quoted_and_not_shown() {
    let root = Root::new();
    let reply = root.show("<b>=x");
    assert!(reply.contains("expected a question of this policy") && reply.contains("found `<b>`"), "{reply}");
    check_harmless(&root, "<b>");
}

#[wasm_bindgen_test]
fn only_addresses_of_the_web_and_of_mail_become_links() {
    for word in ["javascript:alert(1)", "data:text/html,x", "a@b.example?bcc=c@d.example", " https:x"] {
        let root = Root::new();
        root.show_by(&hostile_policy(word), "reason=other");
        assert_eq!(root.count("a[href]"), 0, "{word}: {}", root.0.inner_html());
    }
    let root = Root::new();
    root.show("reason=other");
    let links: Vec<String> = ["mailto:", "https:"]
        .iter()
        .map(|scheme| root.find::<Element>(&format!("a[href^='{scheme}']")).get_attribute("href").unwrap())
        .map(|href| href.split('?').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(links, ["mailto:support@example.com", "https://example.com/contact"]);
}

#[wasm_bindgen_test]
fn a_policy_that_is_cut_short_is_not_taken_in() {
    let Packed { numbers, ids, words } = refund_check::default_policy().pack();
    let is_taken = |numbers: &[u32], ids: &[String], words: &[String]| takes(&policy(numbers, ids, words));
    assert!(is_taken(&numbers, &ids, &words));
    for length in 1..numbers.len() {
        assert!(!is_taken(&numbers[..length], &ids, &words), "{length} numbers");
    }
    assert!(!is_taken(&numbers, &[], &words));
    assert!(!is_taken(&numbers, &ids, &[]));
    assert!(!is_taken(&[], &ids, &words));
}

#[wasm_bindgen_test]
fn what_is_no_policy_is_not_taken_in() {
    for given in [
        "null",
        "5",
        "'x'",
        "[]",
        "{}",
        "() => 1",
        "Symbol()",
        "10n",
        "{ numbers: [1, , 2], ids: [], words: [], phrases: [] }",
        "{ numbers: [1.5], ids: [], words: [], phrases: [] }",
        "{ numbers: [-1], ids: [], words: [], phrases: [] }",
        "{ numbers: [2 ** 32], ids: [], words: [], phrases: [] }",
        "{ numbers: ['1'], ids: [], words: [], phrases: [] }",
        "{ numbers: [1], ids: [null], words: [], phrases: [] }",
        "{ numbers: [1], ids: [], words: [Symbol()], phrases: [] }",
        "{ numbers: [1], ids: [], words: [, 'a'], phrases: [] }",
        "{ numbers: 'abc', ids: 'abc', words: 'abc', phrases: 'abc' }",
    ] {
        assert!(!takes(&js_sys::eval(&format!("({given})")).unwrap()), "{given}");
    }
    assert_eq!(say_to("{}").matches("malformed").count(), 1, "the engine stands");
}

/// Expressions whose values a page's script may pass to `decide`, by mistake or to do harm.
const REQUESTS: [&str; 22] = [
    "undefined",
    "null",
    "0",
    "'{}'",
    "[]",
    "() => 1",
    "Symbol()",
    "1n",
    "new Date(0)",
    "{ get answers() { throw new Error('no') }, now: NOW, time_zone: ZONE }",
    "{ answers: { get reason() { throw new Error('no') } }, now: NOW, time_zone: ZONE }",
    "{ answers: {}, get now() { throw 5 }, time_zone: ZONE }",
    "{ answers: {}, now: NOW, get time_zone() { throw undefined } }",
    "new Proxy({}, { get() { throw new Error('no') } })",
    "{ answers: new Proxy({}, { ownKeys() { throw new Error('no') } }), now: NOW, time_zone: ZONE }",
    "(() => { const it = Proxy.revocable({}, {}); it.revoke(); return { answers: it.proxy, now: NOW, time_zone: ZONE }; })()",
    "(() => { const it = { now: NOW, time_zone: ZONE }; it.answers = it; it.reason = it; return it; })()",
    "{ answers: [], now: NOW, time_zone: ZONE }",
    "{ answers: { reason: 5 }, now: NOW, time_zone: ZONE }",
    "{ answers: { purchased: new Date() }, now: NOW, time_zone: ZONE }",
    "{ answers: { reason: Symbol() }, now: NOW, time_zone: ZONE }",
    "{ answers: { reason: 'x'.repeat(1e7) }, now: NOW, time_zone: ZONE }",
];

#[wasm_bindgen_test]
fn whatever_is_given_to_decide_is_told_to_be_invalid() {
    for given in REQUESTS {
        let given = given.replace("NOW", "'2026-11-22T12:00:00Z'").replace("ZONE", "'Europe/Berlin'");
        let reply = say_to(&given);
        assert!(reply.starts_with("{\"invalid\":{") && reply.len() < 700, "{given}: {reply}");
    }
    let many = "{ answers: Object.fromEntries(Array.from({ length: 2000 }, (_, at) => ['q' + at, 'x'])), \
                now: '2026-11-22T12:00:00Z', time_zone: 'Europe/Berlin' }";
    assert!(say_to(many).contains("\"problem\":\"unknown-question\""), "{}", say_to(many));
}

/// Whether a widget accepts a value as a policy.
fn takes(policy: &JsValue) -> bool {
    Widget::new(Root::new().0.clone(), policy).is_ok()
}

/// A policy in the form that `www/policy.js` passes on.
pub(crate) fn policy(numbers: &[u32], ids: &[String], words: &[String]) -> JsValue {
    let texts =
        |list: &[String]| JsValue::from(list.iter().map(|it| JsValue::from_str(it)).collect::<Array>());
    let numbers: Array = numbers.iter().map(|it| JsValue::from(*it)).collect();
    let phrases = Array::new().into();
    object(&[("numbers", numbers.into()), ("ids", texts(ids)), ("words", texts(words)), ("phrases", phrases)])
}
