//! From one screen to the next only differences are written: the field that the buyer uses stays, and nothing
//! else of the screen before is left.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use crate::page::{Root, default_policy, sending};

/// Several screens of every kind.
const SCREENS: [&str; 24] = [
    "",
    "reason=defective",
    "reason=not-as-described",
    "reason=not-delivered",
    "reason=not-delivered purchased=",
    "reason=not-delivered purchased=2027-01-01",
    "reason=defective fault=unsure",
    "reason=defective fault=major purchased=2026-11-08",
    "reason=defective fault=major purchased=2026-11-08 purchased.time=25:00",
    "reason=defective fault=major purchased=2026-11-20",
    "reason=changed-mind",
    "reason=lacks-expertise",
    "reason=other",
    "reason=not-delivered purchased=2026-11-20 support=not-contacted",
    "reason=not-delivered purchased=2026-11-20T10:00 support=in-progress",
    "reason=not-delivered purchased=unsure support=not-contacted",
    "reason=not-delivered purchased=2026-11-08 purchased.time=unknown support=could-not-fix",
    "reason=defective fault=major purchased=2026-11-20 support=could-not-fix",
    "reason=defective fault=unsure purchased=2026-11-20 support=could-not-fix",
    "reason=defective fault=unsure purchased=2026-01-01",
    "reason=not-as-described proof=can-show purchased=2026-11-20",
    "reason=not-as-described proof=not-yet purchased=2026-11-20",
    "reason=not-as-described proof=not-yet purchased=2026-11-08T08:00",
    "reason=not-as-described proof=can-show purchased=2026-11-08 purchased.time=unknown",
];

#[wasm_bindgen_test]
fn every_screen_that_follows_another_is_as_one_drawn_afresh() {
    let fresh = SCREENS.map(|screen| {
        let root = Root::new();
        root.show(screen);
        root
    });
    for before in SCREENS {
        for (after, fresh) in SCREENS.iter().zip(&fresh) {
            let root = Root::new();
            root.show(before);
            root.show(after);
            let (is, wanted) = (root.0.inner_html(), fresh.0.inner_html());
            assert!(
                root.0.is_equal_node(Some(&fresh.0)),
                "`{before}` to `{after}`\nis     {is}\nwanted {wanted}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn showing_the_same_screen_again_makes_no_new_node() {
    for screen in SCREENS {
        let root = Root::new();
        root.show(screen);
        let all = || -> Vec<Element> {
            let found = root.0.query_selector_all("*").unwrap();
            (0..found.length())
                .filter_map(|at| found.get(at))
                .map(wasm_bindgen::JsCast::unchecked_into)
                .collect()
        };
        let before = all();
        root.show(screen);
        assert!(before == all(), "{screen}");
    }
}

#[wasm_bindgen_test]
fn a_wrong_answer_leaves_the_field_its_text_and_the_focus() {
    let root = Root::new();
    root.show("reason=not-delivered");
    let field: HtmlInputElement = root.find("input");
    field.set_value("2027-01-01");
    field.focus().unwrap();
    root.show("reason=not-delivered purchased=2027-01-01");
    assert_eq!(root.text("#error"), "This day has not come yet. Please check the date.");
    assert_eq!(field.get_attribute("aria-describedby").as_deref(), Some("error"));
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(root.find::<HtmlInputElement>("input") == field);
    assert_eq!(field.value(), "2027-01-01");
    assert!(field.owner_document().unwrap().active_element().as_ref() == Some(&field));
}

#[wasm_bindgen_test]
fn a_field_that_is_right_again_is_no_longer_said_to_be_wrong() {
    let root = Root::new();
    root.show("reason=not-delivered purchased=");
    root.show("reason=not-delivered");
    let field: HtmlInputElement = root.find("input");
    assert_eq!((field.get_attribute("aria-invalid"), field.get_attribute("aria-describedby")), (None, None));
    assert_eq!(root.text("#error"), "");
}

#[wasm_bindgen_test]
fn what_was_ticked_or_typed_stays_with_its_own_evidence() {
    let root = Root::new();
    let given = [("order-number", false, "R-5"), ("screenshot", true, ""), ("device", false, "A phone")];
    let show = |written: &str| root.show_in("en", &default_policy(), &sending(written, &given));
    let ticked = |id: &str| root.find::<HtmlInputElement>(&format!("[data-evidence={id}] input")).checked();
    let typed =
        |id: &str| root.find::<HtmlTextAreaElement>(&format!("[data-evidence={id}] textarea")).value();
    for _ in 0..2 {
        show("reason=defective fault=major purchased=2026-11-20 support=could-not-fix");
        assert!(ticked("screenshot"));
        assert_eq!(["order-number", "device", "error-text"].map(typed), ["R-5", "A phone", ""]);
        show("reason=not-as-described proof=can-show purchased=2026-11-20");
        assert!(!ticked("product-part"));
        assert_eq!(["order-number", "description-part"].map(typed), ["R-5", ""]);
    }
}
