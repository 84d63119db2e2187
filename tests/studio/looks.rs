//! The studio's overview of a policy agrees with the other modules. Its positions count as a browser does, in
//! UTF-16 units.

use refund_check::starter::TEMPLATES;
use refund_check::studio::{Files, compare, drafts, look, picture, snippet, ways};
use refund_check::time::Day;
use serde_json::Value;

fn files(pairs: &[(&str, &str)]) -> Files {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// A template as `init` writes it.
fn begin(name: &str) -> Option<Files> {
    let template = TEMPLATES.iter().find(|template| template.name == name)?;
    Some(template.written().into_iter().map(|(name, text)| (name.to_owned(), text)).collect())
}

fn seen(files: &Files) -> Value {
    serde_json::to_value(look(files, Day::of(2026, 11, 22))).unwrap()
}

fn marked(files: &Files, mark: &Value) -> String {
    let text = &files[mark["file"].as_str().unwrap()];
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |key: &str| usize::try_from(mark[key].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[at("from")..at("to")]).unwrap()
}

#[test]
fn every_template_begins_with_its_contact_as_the_only_finding() {
    for beginning in &TEMPLATES {
        let seen = seen(&begin(beginning.name).unwrap());
        let checks: Vec<&str> =
            seen["findings"].as_array().unwrap().iter().map(|it| it["check"].as_str().unwrap()).collect();
        assert!(!checks.is_empty() && checks.iter().all(|it| *it == "placeholder-contact"), "{checks:?}");
        assert_eq!(seen["unreadable"], Value::Null);
        let fails = seen["scenarios"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["differences"] != Value::Array(vec![]));
        assert_eq!(fails.count(), 0, "{}", beginning.name);
        assert!(seen["compiled"].as_str().unwrap().starts_with('{'));
    }
}

#[test]
fn an_empty_policy_is_sound_but_for_its_contact() {
    let (rules, text) =
        (include_str!("../../www/studio/empty/rules.toml"), include_str!("../../www/studio/empty/policy.md"));
    let seen = seen(&files(&[("rules.toml", rules), ("policy.md", text)]));
    let checks: Vec<&str> =
        seen["findings"].as_array().unwrap().iter().map(|it| it["check"].as_str().unwrap()).collect();
    assert_eq!(checks, ["placeholder-contact"], "{seen}");
}

#[test]
fn a_finding_marks_its_place_and_names_a_buyer() {
    let mut files = begin("starter").unwrap();
    let rules = files["rules.toml"]
        .replace("return = \"open\" }", "return = \"open\" } # 😀 é\n")
        .replace("when = { reason = \"damaged\" }", "when = { reason = \"damaged\", used = \"no\" }");
    files.insert("rules.toml".to_owned(), rules);
    let seen = seen(&files);
    let gap = seen["findings"].as_array().unwrap().iter().find(|it| it["check"] == "gap").unwrap();
    assert_eq!(gap["buyer"]["answers"], serde_json::json!([["reason", "damaged"], ["used", "yes"]]));
    let idle = marked(&files, &gap["mark"]);
    assert!(files["rules.toml"].contains(&idle) && !idle.is_empty(), "{idle}");
}

#[test]
fn a_quote_that_does_not_stand_in_the_text_comes_with_the_nearest_passage() {
    let mut files = begin("starter").unwrap();
    let text = files["policy.md"].replace("within 30 days", "within 45 days");
    files.insert("policy.md".to_owned(), text);
    let seen = seen(&files);
    let found = seen["findings"].as_array().unwrap().iter().find(|it| it["check"] == "misquote").unwrap();
    assert!(marked(&files, &found["mark"]).contains("within 30 days"));
    assert!(marked(&files, &found["also"][0][0]).contains("within 45 days"));
}

#[test]
fn each_sentence_says_which_clauses_quote_it() {
    let files = begin("starter").unwrap();
    let seen = seen(&files);
    let told: Vec<(String, &Value)> = seen["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (marked(&files, &it["mark"]), &it["clauses"]))
        .collect();
    assert_eq!(
        told[1].0,
        "You can return anything you have not used within 30 days of the day you bought it."
    );
    assert_eq!(told[1].1, &serde_json::json!(["return-period"]));
    assert_eq!(told.len(), 4);
}

#[test]
fn files_that_are_no_policy_are_told_with_their_place() {
    let text = "format = 1\n[policy\n";
    let files = files(&[("rules.toml", text)]);
    let seen = seen(&files);
    assert_eq!(seen["unreadable"]["mark"]["line"], 2);
    assert_eq!(seen["findings"], Value::Array(vec![]));
    let none = self::seen(&Files::new());
    assert_eq!(none["unreadable"]["message"], "rules.toml: there is no such file in the policy's folder");
}

#[test]
fn hostile_files_come_back_with_a_message() {
    let deep = format!("format = 1\na = {}1{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let long = format!("format = 1\n# {}\n", "x".repeat(5 << 20));
    let starter = begin("starter").unwrap();
    for text in [
        deep.as_str(),
        &long,
        "\u{0}",
        "format = 99999999999999999999",
        "format = 1",
        "[[rules]]\n[rules]\n",
        "",
    ] {
        let mut files = starter.clone();
        files.insert("rules.toml".to_owned(), text.to_owned());
        let seen = seen(&files);
        assert!(seen["unreadable"]["message"].as_str().is_some_and(|it| !it.is_empty()), "{:.40}", text);
        assert!(ways(&files).is_err() && picture(&files).is_err() && drafts(&files).is_err());
        assert!(compare(&starter, &files).is_err() && compare(&files, &starter).is_err());
    }
    let mut files = starter;
    files.insert("scenarios.toml".to_owned(), "scenarios = 3".to_owned());
    files.insert("text.de.toml".to_owned(), "language = 3".to_owned());
    let seen = seen(&files);
    assert_eq!(seen["unreadable"]["mark"]["file"], "text.de.toml");
}

#[test]
fn proofs_are_those_of_the_command_line() {
    let files = begin("starter").unwrap();
    let all: Value = serde_json::from_str(&ways(&files).unwrap()).unwrap();
    assert_eq!(all["total"], all["paths"].as_array().unwrap().len());
    assert!(picture(&files).unwrap().starts_with("<svg "));
    assert!(drafts(&files).unwrap().starts_with("# A scenario comes to each rule"));
    let mut shorter = files.clone();
    let rules = shorter["rules.toml"].replace("days = 30", "days = 14");
    shorter.insert("rules.toml".to_owned(), rules);
    let changes: Value = serde_json::from_str(&compare(&files, &shorter).unwrap()).unwrap();
    assert_eq!(changes["same"], false);
    assert_eq!(changes["changes"][0]["change"], "outcome");
    assert_eq!(serde_json::from_str::<Value>(&compare(&files, &files).unwrap()).unwrap()["same"], true);
    for (kind, has) in [
        ("element", "<refund-check policy=\"https://shop.example/r/my-shop.json\">"),
        ("details", "<details>"),
        ("lists", "<h3>1. "),
        ("markdown", "### 1. "),
        ("mediawiki", "=== 1. "),
        ("dokuwiki", "==== 1. "),
    ] {
        let text = snippet(&files, kind, "https://shop.example/r/", "my-shop.json").unwrap();
        assert!(text.contains(has), "{kind}: {text}");
    }
}
