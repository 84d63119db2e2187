//! Unreadable input: one clear message with the file and the place in it, and exit code 2.

use std::fmt::Write;
use std::fs;

use crate::folders::Place;

/// Runs the command and compares its error.
#[track_caller]
fn check(place: &Place, args: &[&str], expected: &str) {
    let ended = place.run(args);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{ended:?}");
    assert_eq!(ended.err, expected, "{args:?}");
}

const COMMANDS: [&[&str]; 4] = [&["test"], &["paths"], &["diff", "good"], &["paths", "--format", "json"]];

#[test]
fn a_folder_that_is_not_there_is_named() {
    let place = Place::new("bad-missing");
    place.default_policy("good", &[]);
    for command in COMMANDS {
        let args = [command, &["nowhere"]].concat();
        check(&place, &args, "refund-check: nowhere: there is no such folder\n");
    }
    check(&place, &["diff", "nowhere", "good"], "refund-check: nowhere: there is no such folder\n");
}

#[test]
fn a_file_is_no_folder() {
    let place = Place::new("bad-file");
    place.default_policy("good", &[]);
    for command in COMMANDS {
        let args = [command, &["good/rules.toml"]].concat();
        let message = "refund-check: good/rules.toml: expected a policy's folder, found a file; name the \
                       folder that holds `rules.toml`\n";
        check(&place, &args, message);
    }
}

#[test]
fn without_scenarios_nothing_can_be_run() {
    let place = Place::new("bad-no-scenarios");
    place.small_policy("shop", "", None);
    let message = "refund-check: shop/scenarios.toml: there is no such file in the policy's folder\n";
    check(&place, &["test", "shop"], message);
}

/// Checks the errors for flawed scenarios.
#[track_caller]
fn scenarios(name: &str, text: &str, expected: &[&str]) {
    let place = Place::new(&format!("bad-scenarios-{name}"));
    place.small_policy("shop", "", Some(text));
    let ended = place.run(&["test", "shop"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{ended:?}");
    for part in expected {
        assert!(ended.err.contains(part), "expected {part} in {}", ended.err);
    }
}

const SCENARIO: &str = "[[scenarios]]\nname = \"N\"\nanswers = {}\nnow = \"2026-11-22T12:00:00Z\"\n\
                        time_zone = \"UTC\"\noutcome = \"qualifies\"\n";

#[test]
fn flawed_scenarios_are_refused_with_the_place_and_a_suggestion() {
    let with = |from: &str, to: &str| SCENARIO.replacen(from, to, 1);
    scenarios(
        "key",
        &with("time_zone", "timezone"),
        &["unknown key `timezone`; did you mean `time_zone`?", "shop/scenarios.toml:5:1"],
    );
    scenarios(
        "outcome",
        &with("\"qualifies\"", "\"qualifys\""),
        &["found `qualifys`; did you mean `qualifies`?", "shop/scenarios.toml:6:11"],
    );
    scenarios(
        "now",
        &with("2026-11-22T12:00:00Z", "yesterday"),
        &[
            "expected `now` as an instant such as `2026-11-22T12:00:00Z`, found `yesterday`",
            "shop/scenarios.toml:4:7",
        ],
    );
    scenarios("zone", &with("\"UTC\"", "\"Mars/Base\""), &["found `Mars/Base`", "shop/scenarios.toml:5:13"]);
    scenarios("toml", "[[scenarios]", &["shop/scenarios.toml:1:"]);
    scenarios("number", &with("answers = {}", "answers = { a = 5 }"), &["shop/scenarios.toml:3:17"]);
    scenarios(
        "deadline",
        &(SCENARIO.to_owned() + "deadline = \"soon\"\n"),
        &[
            "expected `deadline` as an instant such as `2026-11-22T12:00:00Z`, found `soon`",
            "shop/scenarios.toml:7:12",
        ],
    );
    scenarios(
        "both",
        &(SCENARIO.to_owned() + "rule = \"a\"\nrules = [\"b\"]\n"),
        &["expected `rule` or `rules`, found both", "shop/scenarios.toml:7:8"],
    );
}

#[test]
fn the_broken_one_of_two_policies_is_named() {
    let place = Place::new("bad-diff");
    place.default_policy("good", &[]);
    place.default_policy("bad", &[("rules.toml", "format = 1", "format = = 1")]);
    for args in [["diff", "bad", "good"], ["diff", "good", "bad"]] {
        let ended = place.run(&args);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
        assert!(ended.err.contains("bad/rules.toml:7:10"), "{}", ended.err);
        assert!(!ended.err.contains("good/"), "{}", ended.err);
    }
    fs::write(place.path("bad/rules.toml"), [0xff, 0xfe]).unwrap();
    let message = "refund-check: bad/rules.toml: expected text in UTF-8, found other bytes in line 1\n";
    check(&place, &["diff", "good", "bad"], message);
}

/// Two policies of which one is too complex: whether its first pair of matching answers exists depends on all
/// answers before.
#[test]
fn of_two_policies_the_one_that_cannot_be_worked_through_is_named() {
    let mut rules = String::new();
    for question in 0..60 {
        let options = "{ id = \"a\", say = \"A\" }, { id = \"b\", say = \"B\" }";
        writeln!(rules, "[[questions]]\nid = \"q{question}\"\nask = \"Q?\"\noptions = [{options}]").unwrap();
    }
    for rule in 0..30 {
        let when = format!("q{rule} = \"a\", q{} = \"b\"", rule + 30);
        writeln!(rules, "[[rules]]\nid = \"r{rule}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"").unwrap();
        writeln!(rules, "overrides = [\"r{}\"]", rule + 1).unwrap();
    }
    rules += "[[rules]]\nid = \"r30\"\noutcome = \"does-not-qualify\"\n";
    let place = Place::new("bad-large");
    place.default_policy("good", &[]);
    place.small_policy("large", &rules, None);
    let ended = place.run(&["diff", "good", "large"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    let begins = "refund-check: large: the rules combine too many answers to work through; the questions";
    assert!(ended.err.starts_with(begins), "{}", ended.err);
}
