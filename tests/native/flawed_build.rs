//! A flawed default policy stops the build, and the build says what is wrong, where and for whom.
//!
//! The crate is copied and built as it stands, in the folder where this test's own dependencies are built
//! already; only the build script is compiled anew, once.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const RULES: &str = "src/policies/digital-goods/rules.toml";

/// The crate's copy. Files that have not changed are left as they are, so that nothing is built twice.
fn copy() -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("flawed-build");
    let mut left: Vec<PathBuf> = ["Cargo.toml", "Cargo.lock", "src", "benches"].map(PathBuf::from).into();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let (text, copy) = (fs::read(&path).unwrap(), to.join(&path));
        if fs::read(&copy).ok().as_ref() != Some(&text) {
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::write(&copy, text).unwrap();
        }
    }
    to
}

/// Builds the copy with a change to its rules. The lines about the policy that the build ended with.
fn build(copy: &Path, from: &str, to: &str) -> Vec<String> {
    let rules = fs::read_to_string(RULES).unwrap();
    assert_eq!(rules.matches(from).count(), 1, "{from}");
    fs::write(copy.join(RULES), rules.replace(from, to)).unwrap();
    let target = Path::new(env!("CARGO_BIN_EXE_refund-check")).ancestors().nth(2).unwrap();
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--lib", "--offline", "--color", "never"])
        .env("CARGO_TARGET_DIR", target)
        .current_dir(copy)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{said}");
    let about = |line: &str| line.split_once(RULES).map(|(_, rest)| format!("{RULES}{rest}"));
    let lines: Vec<String> =
        said.lines().filter(|line| line.starts_with("error")).filter_map(about).collect();
    assert!(!lines.is_empty(), "{said}");
    lines
}

/// One line tells of a place and has all of these words.
fn check(lines: &[String], place: &str, words: &[&str]) {
    let begins = format!("{RULES}:{place}: ");
    let tells = |line: &String| line.starts_with(&begins) && words.iter().all(|word| line.contains(word));
    assert!(lines.iter().any(tells), "expected {begins} {words:?}, found {lines:#?}");
}

/// The line and column of a text that the rules have once.
fn place(text: &str) -> String {
    let rules = fs::read_to_string(RULES).unwrap();
    let before = rules.split_once(text).unwrap().0;
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    format!("{}:{column}", before.matches('\n').count() + 1)
}

#[test]
fn the_build_stops_at_a_gap_an_overlap_and_a_misspelt_file_and_says_where() {
    let copy = copy();
    let gap =
        build(&copy, "when = { reason = \"other\" }", "when = { reason = \"other\", fault = \"major\" }");
    let words =
        ["gap: ", "`reason` is `other`", "`fault` is `minor`", "`reason` = `other`, `fault` = `minor`"];
    check(&gap, &place("\"minor\", say"), &words);
    let overlap = build(
        &copy,
        "id = \"bought-by-mistake\"\nwhen = { reason = \"bought-by-mistake\" }",
        "id = \"bought-by-mistake\"\nwhen = { reason = [\"bought-by-mistake\", \"other\"] }",
    );
    let words = ["overlap: ", "`bought-by-mistake` and `other`", "`reason` is `other`", "`reason` = `other`"];
    check(&overlap, &place("\"other\"\nwhen"), &words);
    let syntax = build(&copy, "title = \"Refund and returns policy\"", "title = Refund and returns policy");
    check(&syntax, &place("\"Refund and returns policy\""), &[]);
}
