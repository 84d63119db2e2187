//! The message to the shop, whole, for each outcome; and what becomes of hostile texts in it.

use refund_check::code;
use refund_check::compiled::Compiled;
use refund_check::interview::{Answers, Present, Reply, path};
use refund_check::time::{Named, instant};
use refund_check::view::{English, Piece, Screen, Words, letter};

const FOLDER: &str = "tests/native/letters";

/// Ranks and texts.
struct Written {
    subject: String,
    whole: String,
    parts: Vec<(u32, String)>,
}

fn write(compiled: &Compiled, answers: &[(&str, &str)], given: &[(&str, &str)]) -> Written {
    let zone = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T09:00:00Z").unwrap(), zone: &zone };
    let (asked, reply) = path(compiled, answers, present).unwrap();
    let Reply::Verdict(verdict) = &reply else { panic!("no verdict: {reply:?}") };
    let code = code::write(compiled, &Answers::of(&compiled.policy, &asked), present);
    let words = Words::default();
    let screen = Screen {
        compiled,
        words: &words,
        format: &English(&zone),
        asked: &asked,
        reply: &reply,
        changes: &[],
        code: &code,
        given,
        letter: None,
        today: None,
    };
    let letter = letter(&screen, verdict, present.now);
    let mut parts = Vec::new();
    for piece in letter.parts.pieces() {
        match piece {
            Piece::Open(rank) => parts.push((rank.parse().unwrap(), String::new())),
            Piece::Text(text) => parts.last_mut().unwrap().1.push_str(text),
            other => panic!("{other:?} in a letter"),
        }
    }
    Written { whole: letter.whole(), subject: letter.subject, parts }
}

/// Compares with the file of that name; to write it anew, set `REFUND_CHECK_EXPECT=write`.
fn check(name: &str, answers: &[(&str, &str)], given: &[(&str, &str)]) {
    let letter = write(&refund_check::default_policy(), answers, given);
    let text = format!("Subject: {}\n\n{}", letter.subject, letter.whole);
    assert_eq!(letter.parts.iter().map(|(_, text)| text.as_str()).collect::<String>(), letter.whole);
    let file = format!("{FOLDER}/{name}.txt");
    if std::env::var("REFUND_CHECK_EXPECT").is_ok_and(|what| what == "write") {
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&file).unwrap(), "{name}");
}

#[test]
fn each_outcome_has_a_message_that_says_it_all() {
    check(
        "qualifies",
        &[
            ("reason", "defective"),
            ("fault", "major"),
            ("purchased", "2026-11-15T18:30"),
            ("support", "could-not-fix"),
        ],
        &[("order-number", "R-2026-0815"), ("error-text", "Error 5\nat start"), ("screenshot", "")],
    );
    check(
        "fix-first",
        &[("reason", "not-delivered"), ("purchased", "2026-11-15"), ("support", "not-contacted")],
        &[],
    );
    check(
        "evidence-first",
        &[("reason", "not-as-described"), ("proof", "not-yet"), ("purchased", "2026-11-15")],
        &[("order-number", "")],
    );
    check("does-not-qualify", &[("reason", "changed-mind")], &[("order-number", "R-1")]);
    check("support-decides", &[("reason", "other")], &[]);
    check(
        "undecided",
        &[
            ("reason", "defective"),
            ("fault", "unsure"),
            ("purchased", "unsure"),
            ("support", "could-not-fix"),
        ],
        &[],
    );
}

#[test]
fn what_the_code_says_as_well_goes_first_and_the_result_and_the_code_stay() {
    let typed = "A very private text.";
    let letter =
        write(&refund_check::default_policy(), &[("reason", "changed-mind")], &[("order-number", typed)]);
    let without = |rank: u32| -> String {
        letter.parts.iter().filter(|part| part.0 == 0 || part.0 > rank).map(|part| part.1.as_str()).collect()
    };
    assert!(without(0).contains("no refunds.”") && !without(1).contains("no refunds.”"));
    assert!(without(4).contains(typed) && !without(5).contains(typed));
    let last = without(7);
    assert!(
        last.contains("The policy does not cover this") && last.contains("00014-JJYSC-FY026-JP4V4"),
        "{last}"
    );
    assert!(!last.contains("I changed my mind") && !last.contains("Hello"), "{last}");
}

#[test]
fn texts_that_were_typed_stay_texts() {
    let long = "x".repeat(100_000);
    for (typed, expected) in [
        ("a\r\nBcc: b@example.com", ":\na\nBcc: b@example.com\n"),
        ("\u{202e}evil\u{2066}\0\u{7}", ": evil\n"),
        ("عربي\u{200f}", ": عربي\u{200f}\n"),
        ("  \n ", "\n"),
        ("%0d%0aTo: x", ": %0d%0aTo: x\n"),
        (&long, &format!(": {long}\n")),
    ] {
        let policy = refund_check::default_policy();
        let letter = write(&policy, &[("reason", "changed-mind")], &[("order-number", typed)]);
        let whole = &letter.whole;
        let expected = format!("- Your order number{expected}");
        assert!(whole.contains(&expected), "{typed:?} in {}", &whole[..whole.len().min(2000)]);
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
    }
}

#[test]
fn evidence_that_the_verdict_does_not_ask_for_is_not_in_the_message() {
    let letter = write(&refund_check::default_policy(), &[("reason", "other")], &[("device", "A phone")]);
    assert!(!letter.whole.contains("A phone"), "{}", letter.whole);
}
