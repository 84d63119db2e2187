//! `decide --policy DIR` with a shop's own folder: sound, with findings, or unreadable.

use std::fs;
use std::path::Path;

use crate::process::{empty_folder, run};
use crate::support::without_codes;

const POLICY: &str = r#"format = 1

[policy]
id = "shop"
title = "Shop"
version = "1"
language = "en"
text = "policy.md"

[[questions]]
id = "fault"
ask = "How bad?"
options = [{ id = "major", say = "Major" }, { id = "minor", say = "Minor" }]

[[questions]]
id = "bought"
kind = "date"
ask = "When?"

[windows.refund]
from = "bought"
days = 14
count = "date"

[[rules]]
id = "major"
when = { fault = "major", refund = "open" }
outcome = "qualifies"
overrides = ["rest"]

[[rules]]
id = "rest"
outcome = "does-not-qualify"
"#;

/// A folder with the policy after a change to its text.
#[track_caller]
fn folder(name: &str, from: &str, to: &str) -> std::path::PathBuf {
    assert!(POLICY.contains(from), "{from}");
    let folder = empty_folder(name);
    fs::write(folder.join("rules.toml"), POLICY.replacen(from, to, 1)).unwrap();
    fs::write(folder.join("policy.md"), "A policy.").unwrap();
    folder
}

fn decide(folder: &Path, input: &str) -> crate::process::Ended {
    run(&["decide", "--policy", folder.to_str().unwrap()], input.as_bytes())
}

/// Changes the policy, decides these answers on an ordinary day, and compares the reply.
#[track_caller]
fn check(name: &str, (from, to): (&str, &str), answers: &str, expected: &str) {
    let folder = folder(&format!("flawed-{name}"), from, to);
    let line = format!(r#"{{"answers":{answers},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}}"#);
    let ended = decide(&folder, &format!("{line}\n{line}\n"));
    assert_eq!(
        (without_codes(&ended.out), ended.code),
        (format!("{expected}\n{expected}\n"), Some(0)),
        "{name}"
    );
    assert_eq!(ended.err, "", "{name}");
}

fn verdict(outcome: &str, rules: &str) -> String {
    format!(
        r#"{{"verdict":{{"outcome":"{outcome}","rules":[{rules}],"clauses":[],"evidence":[],"deadline":null,"settled_by":[]}}}}"#
    )
}

#[test]
fn a_whole_policy_is_asked_in_place_of_the_default_one() {
    check("none", ("", ""), "{}", r#"{"question":{"id":"fault","at_most":2}}"#);
    check("none", ("", ""), r#"{"fault":"minor"}"#, &verdict("does-not-qualify", r#""rest""#));
    let open = r#"{"verdict":{"outcome":"qualifies","rules":["major"],"clauses":[],"evidence":[],"deadline":{"by":"2026-12-05T00:00:00+01:00","exact":true},"settled_by":[]}}"#;
    check("none", ("", ""), r#"{"fault":"major","bought":"2026-11-20"}"#, open);
}

#[test]
fn where_no_rule_remains_support_decides() {
    let gap =
        ("outcome = \"does-not-qualify\"", "when = { fault = \"major\" }\noutcome = \"does-not-qualify\"");
    check("gap", gap, r#"{"fault":"minor"}"#, &verdict("support-decides", ""));
    check(
        "no-rules",
        (&POLICY[POLICY.find("[[rules]]").unwrap()..], ""),
        "{}",
        &verdict("support-decides", ""),
    );
}

#[test]
fn where_several_remain_support_decides_among_them() {
    let overlap = ("overrides = [\"rest\"]\n", "");
    let both = r#"{"verdict":{"outcome":"support-decides","rules":["major","rest"],"clauses":[],"evidence":[],"deadline":{"by":"2026-12-05T00:00:00+01:00","exact":true},"settled_by":[]}}"#;
    check("overlap", overlap, r#"{"fault":"major","bought":"2026-11-20"}"#, both);
    check(
        "overlap",
        overlap,
        r#"{"fault":"major","bought":"2026-10-20"}"#,
        &verdict("does-not-qualify", r#""rest""#),
    );
}

#[test]
fn rules_that_override_each_other_take_each_other_away() {
    let cycle = ("outcome = \"does-not-qualify\"", "outcome = \"does-not-qualify\"\noverrides = [\"major\"]");
    // Once the window has closed, only the remaining rule applies.
    let none = r#"{"verdict":{"outcome":"support-decides","rules":[],"clauses":[],"evidence":[],"deadline":{"by":"2026-12-05T00:00:00+01:00","exact":true},"settled_by":[]}}"#;
    check("cycle", cycle, r#"{"fault":"major","bought":"2026-11-20"}"#, none);
    check("cycle", cycle, r#"{"fault":"minor"}"#, &verdict("does-not-qualify", r#""rest""#));
    let itself = ("overrides = [\"rest\"]", "overrides = [\"rest\", \"major\"]");
    check("itself", itself, r#"{"fault":"minor"}"#, &verdict("does-not-qualify", r#""rest""#));
}

#[test]
fn a_condition_on_something_unknown_never_holds() {
    for (name, from, to) in [
        ("option", "fault = \"major\"", "fault = \"majr\""),
        ("question", "fault = \"major\"", "fult = \"major\""),
        ("state", "refund = \"open\"", "refund = \"opn\""),
        ("window", "refund = \"open\"", "refnd = \"open\""),
        ("date", "from = \"bought\"", "from = \"buyed\""),
        ("choice", "from = \"bought\"", "from = \"fault\""),
    ] {
        check(name, (from, to), "{}", &verdict("does-not-qualify", r#""rest""#));
    }
    let rule = ("overrides = [\"rest\"]", "overrides = [\"rst\"]");
    let both = r#"{"verdict":{"outcome":"support-decides","rules":["major","rest"],"clauses":[],"evidence":[],"deadline":{"by":"2026-12-05T00:00:00+01:00","exact":true},"settled_by":[]}}"#;
    check("rule", rule, r#"{"fault":"major","bought":"2026-11-20"}"#, both);
}

/// Checks a folder that cannot be read: one line of error, which begins with `expected`. The parser's own
/// words may follow, and are not compared.
#[track_caller]
fn broken(folder: &Path, expected: &str) {
    let line = r#"{"answers":{},"now":"2026-11-22T12:00:00Z","time_zone":"Europe/Berlin"}"#;
    let said = decide(folder, line).message().replace(folder.to_str().unwrap(), "DIR");
    assert!(said.starts_with(expected), "{said}, expected {expected}");
}

#[test]
fn what_is_written_wrong_is_told_with_its_line_and_column() {
    for (from, to, expected) in [
        ("title = \"Shop\"", "titel = \"Shop\"", "5:1: unknown key `titel`; did you mean `title`?"),
        ("outcome = \"does", "outcom = \"does", "33:1: unknown key `outcom`; did you mean `outcome`?"),
        ("format = 1", "format = 2", "1:10: expected `format = 1`, found `2`"),
        (
            "\"policy.md\"",
            "\"../policy.md\"",
            "8:8: expected the name of a file in this folder, found a path",
        ),
        ("days = 14\n", "", "20:10: expected `days` or `hours` in this window, found neither"),
        ("days = 14", "days = 14\nhours = 3", "23:9: expected `days` or `hours` in this window, found both"),
        (
            "days = 14",
            "days = 40000",
            "22:8: expected a whole number from 0 to 36525, found the number `40000`",
        ),
        ("count = \"date\"", "", "22:8: expected `count = \"moment\"` or `count = \"date\"` beside `days`"),
        ("title = \"Shop\"", "title = 7", "5:9: "),
        ("title = \"Shop\"\n", "", "3:1: "),
        ("days = 14", "days = -1", "22:8: "),
        ("kind = \"date\"", "kind = \"day\"", "17:8: "),
        ("outcome = \"qualifies\"", "outcome = \"qualifys\"", "28:11: "),
        ("fault = \"major\"", "fault = 7", "27:18: "),
        ("id = \"fault\"", "id = fault", "11:6: "),
        ("[policy]", "[policy", "3:8: "),
        ("title = ", "id = ", "5:1: "),
        (POLICY, "", "1:1: "),
        (POLICY, "refund within 14 days", "1:8: "),
        (POLICY, "\0", "1:"),
    ] {
        broken(&folder("unreadable", from, to), &format!("rules.toml:{expected}"));
    }
}

#[test]
fn what_is_no_policys_folder_is_told_in_one_line() {
    let whole = folder("whole", "", "");
    broken(&whole.join("missing"), "DIR: there is no such folder");
    broken(&whole.join("rules.toml"), "DIR: expected a policy's folder, found a file; name the folder");
    let folder = empty_folder("files");
    broken(&folder, "DIR/rules.toml: there is no such file in the policy's folder");
    fs::create_dir(folder.join("rules.toml")).unwrap();
    broken(&folder, "DIR/rules.toml: expected a file, found something else");
    fs::remove_dir(folder.join("rules.toml")).unwrap();
    fs::write(folder.join("rules.toml"), POLICY).unwrap();
    broken(&folder, "rules.toml:8:8: there is no file `policy.md` in the policy's folder");
    fs::write(folder.join("policy.md"), b"Policy\n\xff\xfe").unwrap();
    broken(&folder, "DIR/policy.md: expected text in UTF-8, found other bytes in line 2");
    fs::write(folder.join("rules.toml"), b"# Policy\n# \xff").unwrap();
    broken(&folder, "DIR/rules.toml: expected text in UTF-8, found other bytes in line 2");
    fs::write(folder.join("rules.toml"), vec![b'#'; 10 << 20]).unwrap();
    broken(&folder, "DIR/rules.toml: expected at most 4 MB, found 10 MB");
}
