//! The schemas accept what the program reads, and nothing that it cannot.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use refund_check::policy::read;
use refund_check::schema::{RULES, SCENARIOS};
use serde_json::Value;

use crate::support::{DEFAULT, STARTER, run};

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What is wrong with a TOML file, a line each.
fn flaws(schema: &Validator, text: &str) -> Vec<String> {
    let file: Value = toml::from_str(text).unwrap();
    schema.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_policies_that_come_with_the_program_are_valid() {
    for folder in [DEFAULT, STARTER] {
        let text = |name: &str| fs::read_to_string(Path::new(folder).join(name)).unwrap();
        assert_eq!(flaws(&validator(RULES), &text("rules.toml")), [""; 0]);
        assert_eq!(flaws(&validator(SCENARIOS), &text("scenarios.toml")), [""; 0]);
    }
}

#[test]
fn the_starter_names_the_schemas_beside_it() {
    let first = |name: &str| {
        let text = fs::read_to_string(Path::new(STARTER).join(name)).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    assert_eq!(first("rules.toml"), "#:schema ./rules.schema.json");
    assert_eq!(first("scenarios.toml"), "#:schema ./scenarios.schema.json");
}

/// The starter's rules with one thing put in another's place must be refused by the schema and by the reader.
fn refused(from: &str, to: &str, at: &str) {
    let rules = fs::read_to_string(Path::new(STARTER).join("rules.toml")).unwrap();
    let broken = rules.replacen(from, to, 1);
    assert_ne!(broken, rules, "{from}");
    let found = flaws(&validator(RULES), &broken);
    assert!(found.iter().any(|flaw| flaw.starts_with(at)), "{to}: {found:?}");
    assert!(read::read_texts(&broken, "").is_err(), "{to}");
}

#[test]
fn rules_that_cannot_be_read_are_invalid() {
    refused("format = 1", "format = 2", "/format");
    refused("format = 1", "", ": ");
    refused("id = \"my-shop\"", "id = 1", "/policy/id");
    refused("title =", "titel =", "/policy");
    refused("\"policy.md\"", "\"../policy.md\"", "/policy/text");
    refused("email = \"support@example.com\"", "email = [\"support@example.com\"]", "/contact/email");
    refused("quote =", "text =", "/clauses/damaged");
    refused("kind = \"date\"", "kind = \"day\"", "/questions/2/kind");
    refused("say = \"Something else\"", "says = \"Something else\"", "/questions/0/options/2");
    refused("days = 30", "days = -30", "/windows/return/days");
    refused("days = 30", "days = 40_000", "/windows/return/days");
    refused("days = 30\ncount = \"date\"", "count = \"date\"", "/windows/return");
    refused("days = 30\ncount = \"date\"", "hours = 30\ncount = \"date\"", "/windows/return");
    refused("days = 30", "days = 30\nhours = 720", "/windows/return");
    refused("count = \"date\"", "", "/windows/return");
    refused("outcome = \"qualifies\"", "outcome = \"qualify\"", "/rules/1/outcome");
    refused("used = \"no\"", "used = true", "/rules/1/when/used");
    refused("overrides = [\"too-late\"]", "overrides = \"too-late\"", "/rules/3/overrides");
    refused("[[rules]]", "[[rule]]", ": ");
}

#[test]
fn scenarios_that_cannot_be_read_are_invalid() {
    let scenarios = fs::read_to_string(Path::new(STARTER).join("scenarios.toml")).unwrap();
    let refused = |from: &str, to: &str, at: &str| {
        let broken = scenarios.replacen(from, to, 1);
        let found = flaws(&validator(SCENARIOS), &broken);
        assert!(found.iter().any(|flaw| flaw.starts_with(at)), "{to}: {found:?}");
        assert!(refund_check::report::scenarios::read_text(&broken).is_err(), "{to}");
    };
    refused("now = \"2026-11-22T12:00:00Z\"", "", "/scenarios/0");
    refused("outcome = \"evidence-first\"", "outcome = \"maybe\"", "/scenarios/0/outcome");
    refused("rules = [\"damaged\"]", "rule = \"damaged\"\nrules = [\"damaged\"]", "/scenarios/0");
    refused("reason = \"damaged\"", "reason = 1", "/scenarios/0/answers/reason");
    refused("deadline =", "dead-line =", "/scenarios/1");
}

#[test]
fn the_command_prints_them() {
    let print = |of: &str| run(Path::new("."), &["schema", of]);
    assert_eq!((print("rules").code, print("rules").out.as_str()), (Some(0), RULES));
    assert_eq!(print("scenarios").out, SCENARIOS);
    assert_eq!(print("policy").code, Some(2));
}
