//! Text from outside, answers and policies alike, goes into the page as text.

use refund_check::web::load;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, window};

use crate::page::Root;

/// Does something that can be seen, should it ever become markup. Without spaces, so that it can be an answer.
const HOSTILE: &str = "<img/src=x/onerror=document.title='hit'>";

/// Screens on which every kind of word of a policy stands.
const SCREENS: [&str; 6] = [
    "reason=defective",
    "reason=not-delivered",
    "reason=changed-mind",
    "reason=defective fault=unsure purchased=2026-11-20 support=could-not-fix",
    "reason=defective fault=major purchased=2026-11-20 support=could-not-fix",
    "reason=not-as-described proof=not-yet purchased=2026-11-20",
];

fn texts(list: &[String]) -> String {
    crate::page::list(list.iter().map(String::as_str))
}

fn numbers(list: &[u32]) -> String {
    list.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// The default policy with hostile words, taken in; its place.
fn hostile_policy(word: &str) -> usize {
    let packed = refund_check::default_policy().pack();
    // An absent word is an empty one, and stays absent.
    let hostile = |text: &String| if text.is_empty() { String::new() } else { word.to_owned() };
    let words: Vec<String> = packed.words.iter().map(hostile).collect();
    load(&numbers(&packed.numbers), &texts(&packed.ids), &texts(&words), "", -1)
}

fn check_harmless(root: &Root, screen: &str) {
    assert_eq!(root.count("img, script, b"), 0, "{screen}: {}", root.0.inner_html());
    assert_ne!(window().unwrap().document().unwrap().title(), "hit");
}

#[wasm_bindgen_test]
fn markup_in_a_policy_is_shown_to_the_letter() {
    let policy = hostile_policy(HOSTILE);
    assert_ne!(policy, 0, "not taken in");
    for screen in SCREENS {
        let root = Root::new();
        root.show_by(policy, screen);
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
        assert!(reply.contains("\"invalid\"") && reply.contains(quoted), "{id}: {reply}");
        check_harmless(&root, id);
    }
}

#[wasm_bindgen_test]
fn markup_as_the_name_of_a_question_is_quoted_and_not_shown() {
    let root = Root::new();
    let reply = root.show("<b>=x");
    assert!(reply.contains(r#""problem":"unknown-question""#) && reply.contains("found `<b>`"), "{reply}");
    check_harmless(&root, "<b>");
}

#[wasm_bindgen_test]
fn only_addresses_of_the_web_and_of_mail_become_links() {
    for word in ["javascript:alert(1)", "data:text/html,x", "a@b.example?bcc=c@d.example", " https:x"] {
        let root = Root::new();
        root.show_by(hostile_policy(word), "reason=other");
        assert_eq!(root.count("a[href]"), 0, "{word}: {}", root.0.inner_html());
    }
    let root = Root::new();
    root.show("reason=other");
    let links: Vec<String> = ["mailto:", "https:"]
        .iter()
        .map(|scheme| root.find::<Element>(&format!("a[href^='{scheme}']")).get_attribute("href").unwrap())
        .collect();
    assert_eq!(links, ["mailto:support@example.com", "https://example.com/contact"]);
}

#[wasm_bindgen_test]
fn a_policy_that_is_cut_short_is_not_taken_in() {
    let packed = refund_check::default_policy().pack();
    let (ids, words) = (texts(&packed.ids), texts(&packed.words));
    let whole = numbers(&packed.numbers);
    assert_ne!(load(&whole, &ids, &words, "", -1), 0);
    for length in 1..packed.numbers.len() {
        assert_eq!(load(&numbers(&packed.numbers[..length]), &ids, &words, "", -1), 0, "{length} numbers");
    }
    assert_eq!(load(&whole, "", &words, "", -1), 0);
    assert_eq!(load(&whole, &ids, "", "", -1), 0);
    // Without numbers it is the default policy, which must have as many words.
    assert_ne!(load("", "", &words, "", 0), 0);
    assert_eq!(load("", "", &words[..words.len() / 2], "", 0), 0);
}
