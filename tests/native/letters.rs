//! The whole message to the shop for each outcome in each language; and how hostile texts appear in it.

use std::path::Path;

use refund_check::case::Case;
use refund_check::compiled::Compiled;
use refund_check::interview::Present;
use refund_check::read;
use refund_check::text::{English, LANGUAGES};
use refund_check::time::instant;
use refund_check::view::{Edition, Letter, Noted, Words, whole};
use refund_check::zones::Named;

use crate::expected::check_file;

const FOLDER: &str = "tests/native/letters";

fn write(compiled: &Compiled, answers: &[(&str, &str)], given: &[(&str, &str)]) -> Letter {
    write_in(&Words::default(), compiled, answers, Noted { given, ..Noted::default() })
}

#[track_caller]
fn write_in(words: &Words, compiled: &Compiled, answers: &[(&str, &str)], noted: Noted<'_>) -> Letter {
    let zone = Named::new("Europe/Berlin").unwrap();
    let present = Present { now: instant("2026-11-22T09:00:00Z").unwrap(), zone: &zone };
    let case = Case::of(compiled, answers, present);
    let edition = Edition { compiled, words, format: &English(&zone) };
    whole(&case, edition, edition, noted, None)
        .letter
        .unwrap_or_else(|| panic!("no verdict: {:?}", case.reply))
}

/// For one outcome: the answers, the evidence, and what happened in the buyer's words.
type Told = (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)], &'static str);

const CASES: [Told; 6] = [
    (
        &[
            ("reason", "defective"),
            ("fault", "major"),
            ("purchased", "2026-11-15T18:30"),
            ("support", "could-not-fix"),
        ],
        &[("order-number", "R-2026-0815"), ("error-text", "Error 5\nat start"), ("screenshot", "")],
        "It crashes.",
    ),
    (
        &[("reason", "not-delivered"), ("purchased", "2026-11-15"), ("support", "not-contacted")],
        &[("order-number", "R-1")],
        "",
    ),
    (
        &[("reason", "not-as-described"), ("proof", "not-yet"), ("purchased", "2026-11-15")],
        &[("order-number", "R-1")],
        "",
    ),
    (&[("reason", "changed-mind")], &[], ""),
    (&[("reason", "other")], &[("order-number", "R-1"), ("second-order-number", "R-2")], "R-2 is not mine."),
    (
        &[
            ("reason", "defective"),
            ("fault", "unsure"),
            ("purchased", "unsure"),
            ("support", "could-not-fix"),
        ],
        &[],
        "",
    ),
];

/// The default policy and the interface in a language.
fn in_language(language: &str) -> (Compiled, Words) {
    let folder = read::read(Path::new("src/policies/digital-goods")).unwrap();
    let translation = folder.translations.iter().find(|it| it.language.get_ref() == language);
    match translation {
        Some(translation) => (
            Compiled::new(read::translated(&folder, translation)).unwrap(),
            Words::of(language).unwrap().unwrap(),
        ),
        None => (refund_check::default_policy(), Words::default()),
    }
}

/// The messages are compared with a file for each language.
#[test]
fn each_outcome_has_a_message_that_asks_in_each_language() {
    for language in ["en"].into_iter().chain(LANGUAGES.iter().map(|(language, _)| *language)) {
        let (compiled, words) = in_language(language);
        let letters = CASES.map(|(answers, given, story)| {
            let noted = Noted { given, story, ..Noted::default() };
            let letter = write_in(&words, &compiled, answers, noted);
            format!("Subject: {}\n\n{}", letter.subject, letter.whole())
        });
        let text = letters.join("\n----\n\n");
        check_file(format!("{FOLDER}/{language}.txt"), &text);
    }
}

/// Clause ids mean nothing to buyers; and a buyer who is refused does not write the shop's refusal to the
/// shop.
#[test]
fn no_message_has_a_clause_s_name_and_a_refused_buyer_does_not_sign_the_refusal() {
    let compiled = refund_check::default_policy();
    for (answers, given, story) in CASES {
        let noted = Noted { given, story, ..Noted::default() };
        let whole = write_in(&Words::default(), &compiled, answers, noted).whole();
        for clause in &compiled.policy.clauses {
            assert!(!whole.contains(&format!("{}:", clause.id)), "{} in {whole}", clause.id);
        }
    }
    let refused = write(&compiled, &[("reason", "changed-mind")], &[]).whole();
    assert!(refused.contains("I would like a refund of my order."), "{refused}");
    for own in ["Our policy", "we have no obligation", "no refunds"] {
        assert!(!refused.contains(own), "{own} in {refused}");
    }
}

#[test]
fn what_the_code_says_as_well_goes_first_and_the_result_and_the_code_stay() {
    let typed = "A very private text.";
    let letter = write(&refund_check::default_policy(), &[("reason", "other")], &[("order-number", typed)]);
    let without = |rank: u8| -> String {
        let stays = letter.parts.iter().filter(|part| part.rank == 0 || part.rank > rank);
        stays.map(|part| part.text.as_str()).collect()
    };
    assert!(without(0).contains("please contact us.”") && !without(1).contains("please contact us.”"));
    assert!(without(4).contains(typed) && !without(5).contains(typed));
    let last = without(7);
    for stays in ["I would like a refund of my order.", "A person decides this", "Case code: "] {
        assert!(last.contains(stays), "{stays} in {last}");
    }
    assert!(!last.contains("My reason isn’t here") && !last.contains("Hello"), "{last}");
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
        let whole = &letter.whole();
        let expected = format!("- Order number{expected}");
        assert!(whole.contains(&expected), "{typed:?} in {}", &whole[..whole.len().min(2000)]);
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
    }
}

#[test]
fn evidence_that_the_verdict_does_not_ask_for_is_not_in_the_message() {
    let letter = write(&refund_check::default_policy(), &[("reason", "other")], &[("device", "A phone")]);
    assert!(!letter.whole().contains("A phone"), "{}", letter.whole());
}
