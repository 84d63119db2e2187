//! The screens that the page shows for answers.

use refund_check::web::Widget;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::{Root, default_policy, snapshot};

#[wasm_bindgen_test]
fn a_choice_is_shown_as_a_group_of_buttons_under_its_heading() {
    let root = Root::new();
    let reply = root.show("reason=defective");
    assert_eq!(reply, r#"{"question":{"id":"fault","at_most":4}} {"reason":"defective"} []"#);
    let expected = concat!(
        r#"<ol class="answers" part="answers" aria-label="Your answers so far"><li><div>"#,
        r#"<span class="asked">Why would you like a refund?</span> "#,
        r#"<span class="said">It doesn’t work properly</span></div>"#,
        r#"<button type="button" class="change" part="change" data-change="reason" "#,
        r#"aria-label="Change your answer to: Why would you like a refund?">Change</button></li></ol>"#,
        r#"<button type="button" class="back" part="back" data-change="reason" data-back="">Back</button>"#,
        r#"<div class="question" part="question" role="group" aria-labelledby="title" data-question="fault">"#,
        r#"<p class="progress" part="progress">At most 4 questions, this one included</p>"#,
        r#"<h2 id="title" tabindex="-1" class="title" part="title">How bad is the fault?</h2>"#,
        r#"<p class="hint">Our policy treats major and minor faults differently.</p>"#,
        r#"<ul class="options"><li>"#,
        r#"<button type="button" class="option" part="option" data-option="major">"#,
        r#"<span class="say">It’s a major fault</span>"#,
        r#"<span class="hint">I can’t use the product as I need to</span></button></li><li>"#,
        r#"<button type="button" class="option" part="option" data-option="minor">"#,
        r#"<span class="say">It’s a minor fault</span>"#,
        r#"<span class="hint">It bothers me, but I can use the product</span></button></li><li>"#,
        r#"<button type="button" class="option" part="option" data-option="unsure">"#,
        r#"<span class="say">I’m not sure</span></button></li></ul></div>"#,
    );
    assert_eq!(root.0.inner_html(), expected);
}

#[wasm_bindgen_test]
fn a_date_has_a_field_that_ends_today() {
    let root = Root::new();
    root.show("reason=not-delivered");
    let field: HtmlInputElement = root.find("[data-question=purchased] input[name=purchased]");
    assert_eq!((field.type_(), field.max()), ("date".to_owned(), "2026-11-22".to_owned()));
    assert_eq!(root.text("label[for=field]"), "Date");
    assert_eq!(root.text("#error[role=alert]"), "");
    assert_eq!((root.count("[data-continue]"), root.count("[data-option=unsure]")), (1, 1));
}

#[wasm_bindgen_test]
fn a_verdict_names_its_clauses_its_evidence_and_its_deadline() {
    let root = Root::new();
    root.show("reason=not-delivered purchased=2026-11-15T08:00 support=could-not-fix");
    assert_eq!(root.text("[data-outcome=qualifies] h2"), "This meets the policy’s conditions");
    assert_eq!(
        root.text("[data-clause=refund-period]"),
        "The refund period is 14 days from the moment of purchase."
    );
    assert_eq!((root.count("[data-clause]"), root.count("[data-evidence] textarea")), (3, 5));
    let time = root.find::<web_sys::Element>(".deadline time");
    assert_eq!(time.get_attribute("datetime").unwrap(), "2026-11-29T08:00:00+01:00");
    let shown = time.text_content().unwrap();
    assert!(["Sunday", "November", "29", "8:00", "GMT+1"].iter().all(|it| shown.contains(it)), "{shown}");
    // The links are on both steps of the verdict, one of which is hidden.
    let links =
        [root.count("a[data-contact][href^='mailto:']"), root.count("a[data-contact][href^='https:']")];
    assert_eq!(links, [2, 2]);
}

#[wasm_bindgen_test]
fn dates_are_written_in_the_language_given_and_english_stands_in_for_none() {
    let root = Root::new();
    let written = |language: &str| {
        root.show_in(language, &default_policy(), &snapshot("reason=not-delivered purchased=2026-11-15"));
        root.text(".answers li:nth-child(2) .said")
    };
    assert_eq!(written("en-GB").replace(',', ""), "Sunday 15 November 2026");
    assert_eq!(written("de"), "Sonntag, 15. November 2026");
    assert_eq!(written("no language"), written("en"));
}

#[wasm_bindgen_test]
fn an_unknown_zone_is_not_taken() {
    let root = Root::new();
    let mut widget = Widget::new(root.0.clone(), &default_policy()).unwrap();
    for zone in ["Mars/Olympus", "", "+01:00", "GMT+1", "\0"] {
        assert!(!widget.settle(zone.to_owned(), "en".to_owned()), "{zone:?}");
    }
}
