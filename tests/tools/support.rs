//! Helpers that the tests share: policies, folders to write to, and the program itself.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use refund_check::compiled::Compiled;
use refund_check::read;

use crate::expected;
use crate::process::{Ended, command, empty_folder};

pub(crate) const DEFAULT: &str = "src/policies/digital-goods";
pub(crate) const STARTER: &str = "src/policies/starter";

/// Reads and compiles the policy in a folder.
pub(crate) fn compiled(folder: &str) -> Compiled {
    Compiled::new(read::read(Path::new(folder)).unwrap().policy).unwrap()
}

/// Compiles a policy of these questions, windows and rules.
#[track_caller]
pub(crate) fn from_rules(rules: &str) -> Compiled {
    let head = "format = 1\n[policy]\nid = \"p\"\ntitle = \"Title\"\nversion = \"1\"\nlanguage = \"en\"\n\
                text = \"policy.md\"\n";
    // The debug form of the error would contain the whole text.
    let folder =
        read::read_texts(&format!("{head}{rules}"), "").unwrap_or_else(|error| panic!("{}", error.message));
    Compiled::new(folder.policy).unwrap()
}

/// A policy of this many questions. The first answer to each settles the case.
pub(crate) fn chain(questions: usize) -> Compiled {
    let mut rules = String::new();
    for number in 0..questions {
        let weaker = if number + 1 < questions { format!("r{}", number + 1) } else { "else".to_owned() };
        write!(
            rules,
            "[[questions]]\nid = \"q{number}\"\nask = \"Is number {number} what it is about?\"\n\
             options = [{{ id = \"a\", say = \"Yes\" }}, {{ id = \"b\", say = \"No\" }}]\n\
             [[rules]]\nid = \"r{number}\"\nwhen = {{ q{number} = \"a\" }}\noutcome = \"qualifies\"\n\
             overrides = [\"{weaker}\"]\n"
        )
        .unwrap();
    }
    from_rules(&(rules + "[[rules]]\nid = \"else\"\noutcome = \"does-not-qualify\"\n"))
}

/// A policy of one question with this many answers, each with a rule of its own.
pub(crate) fn fan(answers: usize) -> Compiled {
    from_rules(&fan_rules(answers))
}

/// The question and the rules of `fan`.
pub(crate) fn fan_rules(answers: usize) -> String {
    let numbers = || 0..answers;
    let options: Vec<String> =
        numbers().map(|number| format!("{{ id = \"o{number}\", say = \"Answer {number}\" }}")).collect();
    let rule = |number: usize| {
        format!("[[rules]]\nid = \"r{number}\"\nwhen = {{ q = \"o{number}\" }}\noutcome = \"qualifies\"\n")
    };
    let rules: String = numbers().map(rule).collect();
    format!("[[questions]]\nid = \"q\"\nask = \"Which?\"\noptions = [{}]\n{rules}", options.join(", "))
}

/// Creates an empty folder for one test.
pub(crate) fn room(name: &str) -> PathBuf {
    empty_folder(&format!("tools-{name}"))
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Ended {
    let output = command(args).current_dir(folder).output().unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Compares a text with a file of `expected/`.
#[track_caller]
pub(crate) fn check_file(name: &str, text: &str) {
    expected::check_file(Path::new("tests/tools/expected").join(name), text);
}
