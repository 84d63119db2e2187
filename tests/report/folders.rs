//! Policies to report on: the default policy with edits, as a shop owner would make them, and small ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::expected::check_file;
use crate::process::{Ended, empty_folder};

/// A folder for policies. Commands run in it, so that the paths they print are short.
pub(crate) struct Place(PathBuf);

impl Place {
    /// Creates an empty folder of that name.
    pub(crate) fn new(name: &str) -> Place {
        Place(empty_folder(&format!("report-{name}")))
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes the default policy to the folder after edits (file, from, to). Each `from` must occur in its
    /// file.
    #[track_caller]
    pub(crate) fn default_policy(&self, name: &str, edits: &[(&str, &str, &str)]) {
        let (from, to) = (Path::new("src/policies/digital-goods"), self.path(name));
        fs::create_dir_all(&to).unwrap();
        for file in ["rules.toml", "policy.md", "scenarios.toml"] {
            let mut text = fs::read_to_string(from.join(file)).unwrap();
            for (_, old, new) in edits.iter().filter(|(edited, _, _)| *edited == file) {
                assert!(text.contains(old), "{old}");
                text = text.replace(old, new);
            }
            fs::write(to.join(file), text).unwrap();
        }
    }

    /// Writes a small policy to the folder: the usual head and these tables.
    pub(crate) fn small_policy(&self, name: &str, rules: &str, scenarios: Option<&str>) {
        let head = "format = 1\n[policy]\nid = \"shop\"\ntitle = \"Refunds\"\nversion = \"1\"\n\
                    language = \"en\"\ntext = \"policy.md\"\n[contact]\nemail = \"a@shop-of-mine.com\"\n";
        fs::create_dir_all(self.path(name)).unwrap();
        fs::write(self.path(name).join("rules.toml"), format!("{head}{rules}")).unwrap();
        fs::write(self.path(name).join("policy.md"), "A policy.").unwrap();
        if let Some(scenarios) = scenarios {
            fs::write(self.path(name).join("scenarios.toml"), scenarios).unwrap();
        }
    }

    /// Runs the command in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_refund-check"));
        let output = command.args(args).current_dir(&self.0).output().unwrap();
        Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs the command, and compares its exit code and all of its output with a file of `expected/`.
    #[track_caller]
    pub(crate) fn check(&self, args: &[&str], code: i32, expected: &str) {
        let ended = self.run(args);
        assert_eq!((ended.code, ended.err.as_str()), (Some(code), ""), "{}", ended.out);
        check_file(Path::new("tests/report/expected").join(expected), &ended.out);
    }
}
