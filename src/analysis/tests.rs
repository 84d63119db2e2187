//! What the tests of the checks share: small policies, and what is found in them.

use super::{Finding, examine};
use crate::compiled::Compiled;
use crate::read::{Folder, read_texts};

/// The beginning of every policy: nine lines.
pub(super) const HEAD: &str = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                               text = \"policy.md\"\n[contact]\nemail = \"a@shop-of-mine.com\"\n";

/// Two questions, a date, and two windows from it. Rules begin in line 30.
pub(super) const QUESTIONS: &str = "\
[[questions]]
id = \"fault\"
ask = \"?\"
options = [{ id = \"major\", say = \"A\" }, { id = \"minor\", say = \"B\" }]
[[questions]]
id = \"used\"
ask = \"?\"
options = [{ id = \"yes\", say = \"A\" }, { id = \"no\", say = \"B\" }]
[[questions]]
id = \"bought\"
kind = \"date\"
ask = \"?\"
[windows.refund]
from = \"bought\"
days = 14
count = \"date\"
[windows.early]
from = \"bought\"
days = 2
count = \"date\"
";

/// A policy with the head and more.
pub(super) fn folder_with(rest: &str, text: &str) -> Folder {
    read_texts(&[HEAD, rest].concat(), text).unwrap()
}

/// Compiles such a policy.
pub(super) fn compiled(rest: &str) -> Compiled {
    Compiled::new(folder_with(rest, "").policy).unwrap()
}

/// Compares what a check finds in a policy.
#[track_caller]
pub(super) fn check(check: &str, rest: &str, expected: &[&str]) {
    check_whole(check, &[HEAD, rest].concat(), expected);
}

/// Compares what a check finds in a whole `rules.toml`.
#[track_caller]
pub(super) fn check_whole(check: &str, rules: &str, expected: &[&str]) {
    let findings = examine(&read_texts(rules, "").unwrap()).findings;
    let found: Vec<String> = findings.iter().filter(|it| it.check.id() == check).map(told).collect();
    assert_eq!(found, expected, "in\n{rules}");
}

/// Compares what a check finds in a policy, including its help.
#[track_caller]
pub(super) fn check_with_help(check: &str, rest: &str, expected: &[&str]) {
    let findings = examine(&folder_with(rest, "")).findings;
    let found = findings.iter().filter(|it| it.check.id() == check);
    let found: Vec<String> = found.map(|finding| format!("{}; {}", told(finding), finding.help)).collect();
    assert_eq!(found, expected, "in\n{rest}");
}

pub(super) fn told(finding: &Finding) -> String {
    let Finding { place, message, witness, .. } = finding;
    let buyer = witness.as_ref().map(|buyer| format!(" [{}]", buyer.in_words())).unwrap_or_default();
    format!("{}:{} {message}{buyer}", place.line, place.column)
}

/// A rule of five lines.
pub(super) fn rule(id: &str, when: &str, overrides: &str) -> String {
    format!(
        "[[rules]]\nid = \"{id}\"\nwhen = {{ {when} }}\noutcome = \"qualifies\"\noverrides = [{overrides}]\n"
    )
}
