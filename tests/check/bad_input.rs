//! Unreadable input: one clear message with the file and the place in it, and exit code 2, never a panic.

use std::fs;

use crate::folders::Place;

const RULES: &str = "format = 1\n[policy]\nid = \"shop\"\ntitle = \"Refunds\"\nversion = \"1\"\nlanguage = \"en\"\n\
                     text = \"policy.md\"\n[contact]\nemail = \"help@shop-of-mine.com\"\n\
                     [[rules]]\nid = \"all\"\noutcome = \"support-decides\"\n";

/// The error for a folder with these files, after a line break; empty if it can be read.
fn said(name: &str, files: &[(&str, &[u8])]) -> String {
    let place = Place::new(&format!("check-{name}"));
    fs::create_dir_all(place.path("shop")).unwrap();
    let mut all: Vec<(&str, &[u8])> = vec![("rules.toml", RULES.as_bytes()), ("policy.md", b"A policy.\n")];
    all.extend(files);
    for (file, text) in all {
        fs::write(place.path("shop").join(file), text).unwrap();
    }
    told(&place, &["check", "shop"])
}

#[track_caller]
fn told(place: &Place, args: &[&str]) -> String {
    let ended = place.run(args);
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
    assert!(ended.code == Some(2) && ended.out.is_empty() || ended.err.is_empty(), "{ended:?}");
    ended.err
}

/// Changes the rules, and checks the error and its line and column.
#[track_caller]
fn check(name: &str, from: &str, to: &str, place: &str, message: &str) {
    assert_eq!(RULES.matches(from).count(), 1, "{from}");
    let said = said(name, &[("rules.toml", RULES.replace(from, to).as_bytes())]);
    let begins = format!("error: {message}\n");
    assert!(said.starts_with(&begins), "expected {begins}found {said}");
    assert!(said.contains(&format!("shop/rules.toml:{place}\n")), "expected {place}, found {said}");
}

#[test]
fn what_is_not_toml_is_told_with_its_place() {
    check(
        "unclosed",
        "title = \"Refunds\"",
        "title = \"Refunds",
        "4:17",
        "expected `\"` at the end of this text, on the same line",
    );
    check(
        "no-value",
        "format = 1",
        "format",
        "1:7",
        "expected `=` and a value after this key, found neither",
    );
    check("no-quotes", "\"shop\"", "shop", "3:6", "expected a text in quotes like \"…\", found `shop`");
    check(
        "curly",
        "\"Refunds\"",
        "“Refunds”",
        "4:9",
        "expected a text in straight quotes like \"…\", found `“Refunds”`",
    );
    check("twice", "version = \"1\"", "title = \"Again\"", "5:1", "`title` stands twice; it can stand once");
    let said = said("json", &[("rules.toml", b"{\"format\": 1}")]);
    assert!(
        said.starts_with("error: expected a line like `key = \"value\"`, found something else\n"),
        "{said}"
    );
}

#[test]
fn values_of_the_wrong_kind_are_told_with_what_was_expected() {
    check("number", "\"Refunds\"", "5", "4:9", "expected a text in quotes, found the number `5`");
    check(
        "date",
        "\"1\"",
        "2026-11-22",
        "5:11",
        "expected a text in quotes, found the date `2026-11-22` without quotes",
    );
    check("text", "format = 1", "format = \"1\"", "1:10", "expected a whole number, found the text \"1\"");
    check(
        "newer",
        "format = 1",
        "format = 2",
        "1:10",
        "expected `format = 1`, found `2`; a newer program may read it",
    );
    check(
        "table",
        "[[rules]]\nid = \"all\"",
        "[rules]\nid = \"all\"",
        "10:1",
        "expected a list, each of it under `[[rules]]`, found a table",
    );
    check(
        "outcome",
        "support-decides",
        "suport-decides",
        "12:11",
        "unknown value `suport-decides`; did you mean `support-decides`?",
    );
}

#[test]
fn unknown_and_missing_keys_are_told_with_a_suggestion() {
    check("key", "outcome =", "outcom =", "12:1", "unknown key `outcom`; did you mean `outcome`?");
    check(
        "far-key",
        "outcome =",
        "banana =",
        "12:1",
        "unknown key `banana`; expected `id`, `when`, `outcome`, `terms`, `clauses`, `evidence`, `say`, `steps`, `note` or `overrides`",
    );
    check("missing", "title = \"Refunds\"\n", "", "2:1", "expected `title` here, found none");
    check("no-format", "format = 1\n", "", "1:1", "expected `format = 1` at the top, found none");
}

#[test]
fn files_that_are_not_there_are_named() {
    check("no-text", "policy.md", "polcy.md", "7:8", "there is no file `polcy.md` in the policy's folder");
    check(
        "path",
        "policy.md",
        "../policy.md",
        "7:8",
        "expected the name of a file in this folder, found a path",
    );
    let place = Place::new("check-nothing");
    fs::create_dir_all(place.path("empty")).unwrap();
    assert_eq!(told(&place, &["check", "nowhere"]), "refund-check: nowhere: there is no such folder\n");
    let missing = "refund-check: empty/rules.toml: there is no such file in the policy's folder\n";
    assert_eq!(told(&place, &["check", "empty"]), missing);
}

#[test]
fn files_and_folders_are_told_apart() {
    let place = Place::new("check-apart");
    fs::create_dir_all(place.path("shop/rules.toml")).unwrap();
    fs::write(place.path("file"), RULES).unwrap();
    let message = "refund-check: file: expected a policy's folder, found a file; name the folder that holds `rules.toml`\n";
    assert_eq!(told(&place, &["check", "file"]), message);
    let message = "refund-check: shop/rules.toml: expected a file, found something else\n";
    assert_eq!(told(&place, &["check", "shop"]), message);
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let rules = [RULES.as_bytes(), b"# caf\xe9\n"].concat();
    let message = "refund-check: shop/rules.toml: expected text in UTF-8, found other bytes in line 13\n";
    assert_eq!(said("latin", &[("rules.toml", &rules)]), message);
    let message = "refund-check: shop/policy.md: expected text in UTF-8, found other bytes in line 1\n";
    assert_eq!(said("binary", &[("policy.md", &[0xff, 0xfe, 0, 0])]), message);
    assert!(said("nul", &[("rules.toml", b"format = 1\n\0")]).starts_with("error: "));
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let large = vec![b'#'; 10 << 20];
    for file in ["rules.toml", "policy.md", "text.de.toml"] {
        let message = format!("refund-check: shop/{file}: expected at most 4 MB, found 10 MB\n");
        assert_eq!(said("large", &[(file, &large)]), message);
    }
}

#[test]
fn more_than_people_write_is_refused_with_the_number() {
    let rules: String =
        (0..10_001).map(|rule| format!("[[rules]]\nid = \"r{rule}\"\noutcome = \"qualifies\"\n")).collect();
    let said = said("rules", &[("rules.toml", [RULES, &rules].concat().as_bytes())]);
    assert!(said.starts_with("error: expected at most 10000 rules, found 10002\n"), "{said}");
}

#[test]
fn as_much_as_is_read_ends_too() {
    // Each rule overrides the next, and names a question, a clause and evidence that do not exist.
    let rule = |rule: usize| {
        format!(
            "[[rules]]\nid = \"r{rule}\"\nwhen = {{ q{rule} = \"a\" }}\noutcome = \"qualifies\"\n\
             clauses = [\"c{rule}\"]\noverrides = [\"r{}\", \"s{rule}\"]\n",
            rule + 1
        )
    };
    let rules: String = (0..2_000).map(rule).collect();
    assert_eq!(said("much", &[("rules.toml", [RULES, &rules].concat().as_bytes())]), "");
}

#[test]
fn translations_are_read_with_the_same_care() {
    let check = |name: &str, text: &str, expected: &str| {
        let said = said(&format!("translation-{name}"), &[("text.de.toml", text.as_bytes())]);
        assert!(said.starts_with(expected), "expected {expected}, found {said}");
    };
    check(
        "broken",
        "language = \"de",
        "error: expected `\"` at the end of this text, on the same line\n --> shop/text.de.toml:1:15\n",
    );
    check(
        "language",
        "title = \"T\"\n",
        "error: expected `language = \"…\"` at the top of a translation, found none\n",
    );
    check(
        "number",
        "language = \"de\"\ntitle = 5\n",
        "error: expected a text in quotes, found a number\n --> shop/text.de.toml:2:9\n",
    );
}

#[test]
fn a_mark_of_the_byte_order_is_no_matter() {
    let rules = ["\u{feff}", RULES].concat();
    assert_eq!(said("bom", &[("rules.toml", rules.as_bytes())]), "");
}
