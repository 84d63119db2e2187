//! Large policies: sound ones have no findings, and for one that is too large the message names the questions
//! that cause it. Speed is measured by the benchmark `check`; this only tests that the check ends.

use std::fs;
use std::path::PathBuf;

use crate::policies::{self, Texts};
use crate::process::{Ended, empty_folder, run};

fn folder(name: &str, texts: &Texts) -> PathBuf {
    let folder = empty_folder(&format!("check-{name}"));
    fs::write(folder.join("rules.toml"), &texts.rules).unwrap();
    fs::write(folder.join("policy.md"), &texts.text).unwrap();
    folder
}

#[track_caller]
fn check(name: &str, texts: &Texts, args: &[&str]) -> Ended {
    let folder = folder(name, texts);
    run(&[&["check", folder.to_str().unwrap()], args].concat(), b"")
}

#[test]
fn a_policy_of_60_questions_and_1000_rules_is_found_clean() {
    let ended = check("realistic", &policies::realistic(1024), &[]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
}

#[test]
fn a_missing_rule_among_a_thousand_is_found_where_it_is_missing() {
    let mut texts = policies::realistic(1024);
    let general = "[[rules]]\nid = \"general\"\nwhen = {  }\n";
    assert!(texts.rules.contains(general));
    texts.rules = texts.rules.replace(general, "[[rules]]\nid = \"general\"\nwhen = { reason = \"o3\" }\n");
    let Ended { out, code, .. } = check("realistic-gap", &texts, &["--format", "json"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains(
            "no rule says what happens when `reason` is `o0`, `proof-0` is `o2`, \
                          `refund` is open and `support` is anything but `o1`"
        ),
        "{out}"
    );
}

#[test]
fn three_way_questions_are_no_trouble_in_any_shape() {
    for (name, texts, code) in [
        ("independent", policies::independent(24), 1),
        ("chain", policies::chain(24), 0),
        ("exceptions", policies::exceptions(24), 0),
    ] {
        let ended = check(name, &texts, &[]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(code), ""), "{name}: {}", ended.out);
    }
}

#[test]
fn a_policy_that_is_too_large_names_the_questions_at_fault() {
    let Ended { code, out, err } = check("exploding", &policies::exploding(60), &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    let begins = "refund-check: the rules combine too many answers to work through; the questions that \
                  multiply most are `q";
    assert!(err.starts_with(begins) && err.ends_with('\n') && err.matches('\n').count() == 1, "{err}");
}

#[test]
fn what_is_wrong_besides_is_told_all_the_same() {
    let mut texts = policies::exploding(60);
    texts.rules = texts.rules.replace("email = \"support@shop-of-mine.com\"", "email = \"\"");
    let Ended { code, out, err } = check("exploding-flawed", &texts, &["--format", "json"]);
    assert_eq!(code, Some(2));
    assert!(
        out.starts_with("{\"findings\":[{\"check\":\"no-contact\",") && err.contains("too many"),
        "{out}{err}"
    );
}
