//! `replay` as a process: it prints the whole case of a code, and one line for each code that is wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{Ended, empty_folder, run};

const DEFAULT: &str = "src/policies/digital-goods";
const NOW: &str = "2026-11-22T12:00:00Z";
const LATER: [&str; 2] = ["--now", "2026-11-24T12:00:00Z"];

/// The code of the verdict for some answers, by the policy of a folder.
fn code(folder: &str, answers: &Value) -> String {
    let line = json!({ "answers": answers, "now": NOW, "time_zone": "Europe/Berlin" }).to_string();
    let reply: Value =
        serde_json::from_str(&run(&["decide", "--policy", folder], line.as_bytes()).out).unwrap();
    reply["verdict"]["code"].as_str().unwrap().to_owned()
}

fn replay(code: &str, args: &[&str]) -> Ended {
    run(&[&["replay", code][..], &LATER, args].concat(), b"")
}

/// Writes another version of the default policy to a folder of that name.
#[track_caller]
fn version(name: &str, from: &str, to: &str) -> PathBuf {
    let folder = empty_folder(name);
    for file in fs::read_dir(DEFAULT).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
    }
    let rules = fs::read_to_string(folder.join("rules.toml")).unwrap();
    assert!(rules.contains(from), "{from}");
    fs::write(folder.join("rules.toml"), rules.replacen(from, to, 1)).unwrap();
    folder
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn an_agent_reads_what_was_asked_answered_and_told() {
    let answers = json!({ "reason": "defective", "fault": "major", "purchased": "2026-11-08", "purchased.time": "15:00", "support": "in-progress" });
    let code = code(DEFAULT, &answers);
    let expected = format!(
        "Case {code}
Policy: Refund and returns policy [digital-goods], version 2026-11-22, which is built in
Asked: Sunday, 22 November 2026 at 13:00 (+01:00), in the zone Europe/Berlin
Let support try to help first · Ask for: Order number, Steps that lead to the error · Last day: Sunday, 22 November 2026, by 15:00 (over)

A reply to begin with
  Hello,

Thank you for your message. On Sunday, 22 November 2026 our refund check told you: Let support try to help first.

To go on, please send us what you have not sent yet:
- Order number
- Steps that lead to the error

The last day was Sunday, 22 November 2026, by 15:00

Case code: {code}
  Copy the reply

What was asked and answered
    1. Why would you like a refund? It doesn’t work properly
    2. How bad is the fault? It’s a major fault
    3. When did you buy it? Sunday, 8 November 2026
    4. At what time of day was that? 15:00
    5. Have you asked our support for help? Yes, it’s not settled yet

What the buyer was told
  Let support try to help first [fix-first]
"
    );
    let ended = replay(&code, &[]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.starts_with(&expected), "{}\nexpected {expected}", ended.out);
    let expected = "
  Last day: Sunday, 22 November 2026, by 15:00
  What to send:
    - Order number
";
    assert!(ended.out.contains(expected), "{}", ended.out);
    let expected = "
What it would be now
  On Tuesday, 24 November 2026 at 13:00 (+01:00), the same answers get another verdict:
  The policy does not cover this [does-not-qualify]
";
    assert!(ended.out.contains(expected), "{}", ended.out);
    let expected = "
What would change it
  With all else as it was at that moment:
    - Have you asked our support for help? Yes, they couldn’t solve it → This meets the policy’s conditions (last day: Sunday, 22 November 2026, by 15:00)
    - Have you asked our support for help? Yes, and it’s solved → The policy does not cover this
";
    assert!(ended.out.ends_with(expected), "{}", ended.out);
}

#[test]
fn a_program_reads_the_request_the_reply_and_the_reply_of_today() {
    let answers =
        json!({ "reason": "not-delivered", "purchased": "2026-11-20T10:00", "support": "could-not-fix" });
    let code = code(DEFAULT, &answers);
    let case: Value = serde_json::from_str(&replay(&code, &["--format", "json"]).out).unwrap();
    let line = json!({ "answers": answers, "now": NOW, "time_zone": "Europe/Berlin" }).to_string();
    let decided: Value = serde_json::from_str(&run(&["decide"], line.as_bytes()).out).unwrap();
    assert_eq!(case["verdict"], decided["verdict"]);
    assert_eq!(case["verdict"]["code"], code.as_str());
    let again: Value =
        serde_json::from_str(&run(&["decide"], case["case"].to_string().as_bytes()).out).unwrap();
    assert_eq!(again, decided);
    assert_eq!(case["case"]["answers"], answers);
    assert_eq!(case["policy"], json!({ "id": "digital-goods", "version": "2026-11-22", "from": null }));
    assert_eq!(case["replayed"], "2026-11-24T13:00:00+01:00");
    assert_eq!(case["now_reply"]["verdict"]["outcome"], "qualifies");
    let outcomes: Vec<_> = case["changes"].as_array().unwrap().iter().map(|it| &it["outcome"]).collect();
    assert_eq!(outcomes, ["fix-first", "fix-first", "does-not-qualify"]);
}

/// Two different policies may have the same version, so the message must name their editions.
#[track_caller]
fn is_of_another_version(message: &str) {
    let start = "the code was made with another version of `digital-goods` than `2026-11-22`: its rules have the edition `";
    let (own, rest) =
        message.strip_prefix(start).unwrap_or_else(|| panic!("{message}")).split_once('`').unwrap();
    let (found, end) = rest.strip_prefix(", found `").unwrap().split_once('`').unwrap();
    assert_eq!(end, "; name the folder of that one with `--policy DIR`");
    assert!(own != found && own.len() == 4 && found.len() == 4, "{message}");
}

#[test]
fn old_versions_are_found_in_the_folders_that_are_named() {
    let folder = version("replay-old/2025", "version = \"2026-11-22\"", "version = \"2025-01-01\"");
    version("replay-old/2024", "days = 14", "days = 10");
    let code = code(shown(&folder), &json!({ "reason": "changed-mind" }));
    is_of_another_version(replay(&code, &[]).message());
    for path in [folder.as_path(), folder.parent().unwrap()] {
        let ended = replay(&code, &["--policy", "src/policies/starter", "--policy", shown(path)]);
        let expected = format!("version 2025-01-01, from {}\n", shown(&folder));
        assert!(ended.out.contains(&expected), "{ended:?}");
    }
}

#[test]
fn changed_rules_are_another_version_though_it_has_the_same_name() {
    let folder = version("replay-changed", "days = 14", "days = 10");
    let code = code(shown(&folder), &json!({ "reason": "changed-mind" }));
    is_of_another_version(replay(&code, &[]).message());
    assert_eq!(replay(&code, &["--policy", shown(&folder)]).code, Some(0));
}

#[test]
fn another_policy_is_named_as_such() {
    let folder = version("replay-other", "id = \"digital-goods\"", "id = \"paper-goods\"");
    let code = code(shown(&folder), &json!({ "reason": "changed-mind" }));
    assert_eq!(
        replay(&code, &["--policy", "src/policies/starter"]).message(),
        "the code was made with another policy than `digital-goods`, `my-shop`"
    );
}

#[test]
fn what_is_wrong_with_a_code_is_said_in_one_line() {
    let good = code(DEFAULT, &json!({ "reason": "changed-mind" }));
    let (start, end) = good.split_at(good.len() - 1);
    let last = if end == "A" { 'B' } else { 'A' };
    for (code, message) in [
        ("", "the code is too short: expected at least 10 characters, found 0"),
        ("A1B2-C3", "the code is too short: expected at least 10 characters, found 6"),
        ("U1B2C-D3E4F", "expected digits and letters without U in the code, found `U` as character 1"),
        ("A1B2C-D3ü4F", "expected digits and letters without U in the code, found `ü` as character 9"),
        (
            "A1B2C-\u{1b}[31m",
            "expected digits and letters without U in the code, found `\u{fffd}` as character 7",
        ),
        (
            start,
            "something is missing or too much in the code: expected groups of 5 characters, found 4 in the last one",
        ),
        (
            &format!("{good}0"),
            "something is missing or too much in the code: expected groups of 5 characters, found 1 in the last one",
        ),
        (
            &format!("{start}{last}"),
            "the code has a typo: its last two characters do not fit the others; ask for it again",
        ),
        (
            &format!("{good}-00000"),
            "the code has a typo: its last two characters do not fit the others; ask for it again",
        ),
        (
            &format!("00000-{good}"),
            "something is too much in the code: expected no group of zeros at its start, found one",
        ),
        // The check digits of both are valid. The first number is 1: its lowest digit is the format, which is
        // unknown here. The second is 0: all its fields are zero.
        ("00000-00101", "the code was made by a newer refund-check than this one"),
        (
            "00000-00000",
            "the code was made with another policy than `digital-goods`; name yours with `--policy DIR`",
        ),
    ] {
        assert_eq!(replay(code, &[]).message(), message, "{code}");
    }
}

#[test]
fn a_megabyte_of_anything_is_refused_at_once() {
    let started = Instant::now();
    // The operating system limits the length of an argument, so longer texts need not be tried.
    for text in ["0", "U", "00000-", " ", "\u{2013}", "ü"] {
        let long = text.repeat(120_000 / text.len());
        let said = replay(&long, &[]);
        assert!(said.message().len() < 200, "{}", said.message());
    }
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn a_code_may_come_in_pieces() {
    let code = code(DEFAULT, &json!({ "reason": "changed-mind" }));
    let pieces: Vec<&str> = code.split('-').collect();
    let ended = run(&[&["replay"][..], &pieces, &LATER].concat(), b"");
    assert_eq!(ended.out, replay(&code, &[]).out);
    assert_eq!(ended.code, Some(0));
}

#[test]
fn folders_and_moments_that_are_none_are_named() {
    let code = code(DEFAULT, &json!({ "reason": "changed-mind" }));
    let empty = empty_folder("replay-empty");
    let message = replay(&code, &["--policy", shown(&empty)]).message().to_owned();
    let expected = "expected a policy's folder or one that holds such folders, found no `rules.toml`";
    assert_eq!(message, format!("{}: {expected}", shown(&empty)));
    let missing = empty.join("missing");
    let message = replay(&code, &["--policy", shown(&missing)]).message().to_owned();
    assert_eq!(message, format!("{}: there is no such file", shown(&missing)));
    assert_eq!(
        run(&["replay", &code, "--now", "noon"], b"").message(),
        "expected `--now` as an instant such as `2026-11-22T12:00:00Z`, found `noon`"
    );
    let two = ["decide", "--policy", DEFAULT, "--policy", DEFAULT];
    assert_eq!(run(&two, b"").message(), "expected one `--policy` at most, found 2");
}

#[test]
fn a_clock_that_is_behind_says_so() {
    let code =
        code(DEFAULT, &json!({ "reason": "not-delivered", "purchased": "2026-11-20", "support": "fixed" }));
    let ended = run(&["replay", &code, "--now", "2026-11-01T00:00:00Z"], b"");
    assert!(
        ended.out.contains("the same answers lie in the future: this clock is behind the buyer’s."),
        "{}",
        ended.out
    );
}
