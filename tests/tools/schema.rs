//! The schemas accept whatever the program reads, and nothing else.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use refund_check::read;
use refund_check::schema::{RULES, SCENARIOS, TEXT};
use serde_json::Value;

use crate::support::{DEFAULT, STARTER, run};

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The errors of a schema for a TOML file, one line each.
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

/// Checks that the starter's rules with one piece replaced are refused by the schema and by the reader.
#[track_caller]
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

/// A policy's own texts as a translation file.
fn translation(folder: &read::Folder) -> Value {
    let mut words = serde_json::json!({ "language": "xx" });
    read::each_word(&mut folder.policy.clone(), &mut |path, word| {
        let (last, above) = path.split_last().unwrap();
        let table = above.iter().fold(&mut words, |table, name| &mut table[*name]);
        match last.parse::<usize>() {
            Ok(step) => table[step.to_string()] = Value::from(word.as_str()),
            Err(_) => table[*last] = Value::from(word.as_str()),
        }
    });
    // Steps are written as a list.
    for rule in words["rules"].as_object_mut().into_iter().flat_map(|rules| rules.values_mut()) {
        if let Some(Value::Object(steps)) = rule.get("steps").cloned() {
            rule["steps"] = steps.into_values().collect();
        }
    }
    words
}

#[test]
fn every_word_of_a_policy_can_be_translated_by_the_schema() {
    let schema = validator(TEXT);
    for folder in [DEFAULT, STARTER] {
        let words = translation(&read::read(Path::new(folder)).unwrap());
        let flaws: Vec<String> = schema.iter_errors(&words).map(|error| error.to_string()).collect();
        assert_eq!(flaws, [""; 0], "{folder}");
    }
    let files = fs::read_dir(DEFAULT).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        files.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("text.")).collect();
    assert!(files.len() > 5);
    for file in files {
        assert_eq!(flaws(&schema, &fs::read_to_string(&file).unwrap()), [""; 0], "{}", file.display());
    }
}

#[test]
fn a_translation_with_words_of_nothing_is_invalid_and_a_finding() {
    let text = fs::read_to_string(Path::new(DEFAULT).join("text.de.toml")).unwrap();
    let refused = |from: &str, to: &str, at: &str| {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let found = flaws(&validator(TEXT), &broken);
        assert!(found.iter().any(|flaw| flaw.starts_with(at)), "{to}: {found:?}");
        let mut folder = read::read(Path::new(DEFAULT)).unwrap();
        let source = read::Source::new("text.de.toml", broken);
        match read::Translation::read(source) {
            Ok(translation) => folder.translations = vec![translation],
            Err(_) => return,
        }
        let checks: Vec<&str> =
            refund_check::analysis::check(&folder).iter().map(|it| it.check.id()).collect();
        assert!(checks.contains(&"unknown-name"), "{to}: {checks:?}");
    };
    refused("language = \"de\"", "", ": ");
    refused("title =", "titel =", ": ");
    refused("[clauses]", "[clause]", ": ");
    refused("ask =", "asks =", "/questions/reason");
    refused("say =", "says =", "/questions/reason/options/");
    refused("steps = [", "step = [", "/rules/");
}

#[test]
fn scenarios_that_cannot_be_read_are_invalid() {
    let scenarios = fs::read_to_string(Path::new(STARTER).join("scenarios.toml")).unwrap();
    let refused = |from: &str, to: &str, at: &str| {
        let broken = scenarios.replacen(from, to, 1);
        let found = flaws(&validator(SCENARIOS), &broken);
        assert!(found.iter().any(|flaw| flaw.starts_with(at)), "{to}: {found:?}");
        assert!(refund_check::report::scenarios::read_text(&broken, &Default::default()).is_err(), "{to}");
    };
    refused("now = \"2026-11-22T12:00:00Z\"", "", "/scenarios/0");
    refused("outcome = \"evidence-first\"", "outcome = 5", "/scenarios/0/outcome");
    refused("deadline =", "terms = { pays = 5 }\ndeadline =", "/scenarios/1/terms/pays");
    refused("rules = [\"damaged\"]", "rule = \"damaged\"\nrules = [\"damaged\"]", "/scenarios/0");
    refused("reason = \"damaged\"", "reason = 1", "/scenarios/0/answers/reason");
    refused("deadline =", "dead-line =", "/scenarios/1");
}

#[test]
fn the_command_prints_them() {
    let print = |of: &str| run(Path::new("."), &["schema", of]);
    assert_eq!((print("rules").code, print("rules").out.as_str()), (Some(0), RULES));
    assert_eq!(print("scenarios").out, SCENARIOS);
    assert_eq!(print("text").out, TEXT);
    assert_eq!(print("policy").code, Some(2));
}
