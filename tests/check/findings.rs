//! Runs `check` on each folder of `findings/`, and compares the whole output with the file in that folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use refund_check::analysis::Check;

use crate::expected::check_file;

/// Everything that the command prints for a folder, and its exit code.
#[track_caller]
fn printed(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let name = folder.file_name().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_refund-check"));
    let output =
        command.arg("check").arg(name).args(args).current_dir(folder.parent().unwrap()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{name:?}");
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

fn folders() -> Vec<PathBuf> {
    let all = fs::read_dir("tests/check/findings").unwrap();
    let mut folders: Vec<PathBuf> = all.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

#[test]
fn every_kind_of_finding_is_printed_as_expected() {
    for folder in folders() {
        let (text, code) = printed(&folder, &[]);
        check_file(folder.join("expected.txt"), &text);
        let (json, as_well) = printed(&folder, &["--format", "json"]);
        check_file(folder.join("expected.json"), &json);
        let clean = text.starts_with("no findings");
        assert_eq!(
            (code, as_well),
            if clean { (Some(0), Some(0)) } else { (Some(1), Some(1)) },
            "{folder:?}"
        );
    }
}

#[test]
fn there_is_a_folder_for_every_check() {
    for check in Check::ALL {
        let expected = fs::read_to_string(format!("tests/check/findings/{check}/expected.json")).unwrap();
        assert!(expected.contains(&format!("{{\"check\":\"{check}\",")), "{check}");
    }
}

#[test]
fn the_default_policy_is_clean() {
    let policy = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/policies/digital-goods");
    assert_eq!(printed(&policy, &[]), ("no findings in digital-goods\n".to_owned(), Some(0)));
    assert_eq!(printed(&policy, &["--format", "json"]), ("{\"findings\":[]}\n".to_owned(), Some(0)));
}
