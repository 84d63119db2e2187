//! How findings are printed: coverage, colours, and the output for programs.

use std::process::Command;

use crate::process::{Ended, run};

const FOLDER: &str = "tests/check/findings/several-at-once";

#[test]
fn sentences_that_no_clause_quotes_are_listed_and_are_no_finding() {
    let Ended { code, out, .. } = run(&["check", "tests/check/findings/none", "--coverage"], b"");
    assert_eq!(code, Some(0));
    assert_eq!(
        out,
        "coverage: no clause quotes 1 of the 3 sentences of the written policy\n  \
         tests/check/findings/none/policy.md:5: Please tell us what went wrong.\n\n\
         no findings in tests/check/findings/none\n"
    );
    let as_json = run(&["check", "tests/check/findings/none", "--coverage", "--format", "json"], b"");
    assert_eq!(
        as_json.out,
        "{\"findings\":[],\"coverage\":{\"sentences\":3,\"unquoted\":[{\"text\":\"Please tell us what went \
         wrong.\",\"place\":{\"file\":\"policy.md\",\"line\":5,\"column\":1}}]}}\n"
    );
}

fn colours(set: &[(&str, &str)]) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_refund-check"));
    command.args(["check", FOLDER]).env_clear().envs(set.iter().copied());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    output.stdout.contains(&0x1b)
}

#[test]
fn colours_reach_only_those_who_want_them() {
    assert!(!colours(&[("TERM", "xterm-256color")]));
    assert!(colours(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colours(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn findings_come_in_the_order_of_their_places() {
    let Ended { out, .. } = run(&["check", FOLDER, "--format", "json"], b"");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let places: Vec<(u64, u64)> = findings
        .iter()
        .map(|it| (it["place"]["line"].as_u64().unwrap(), it["place"]["column"].as_u64().unwrap()))
        .collect();
    assert!(places.is_sorted() && places.len() == 5, "{places:?}");
}

#[test]
fn a_witness_is_a_line_for_decide() {
    let Ended { out, .. } = run(&["check", FOLDER, "--format", "json"], b"");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    for (check, expected) in [("gap", "[]"), ("overlap", "[\"broken\",\"general\"]")] {
        let finding = report["findings"].as_array().unwrap().iter().find(|it| it["check"] == check).unwrap();
        let told = run(&["--policy", FOLDER, "decide"], finding["witness"].to_string().as_bytes()).out;
        let begins = format!("{{\"verdict\":{{\"outcome\":\"support-decides\",\"rules\":{expected},");
        assert!(told.starts_with(&begins), "{check}: {told}");
    }
}
