//! Policies with many dates, which have too many regions to enumerate.

use std::fmt::Write;
use std::time::Duration;

use refund_check::compiled::Compiled;
use refund_check::policy::Policy;
use refund_check::read::read_texts;
use refund_check::report::diff::diff;
use refund_check::report::paths::paths;

use crate::computed::computed;

/// Processor time without optimization. When the program enumerated all ways, each test took over a minute
/// even with optimization.
const MAX_TIME: Duration = Duration::from_secs(30);

/// A policy in which each date has a window of each length, and each rule needs two windows of dates that are
/// far apart.
fn policy(dates: usize, lengths: &[&str], turn: usize) -> Policy {
    let mut rules = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                     text = \"policy.md\"\n"
        .to_owned();
    for date in 0..dates {
        writeln!(rules, "[[questions]]\nid = \"d{date}\"\nkind = \"date\"\nask = \"When?\"").unwrap();
    }
    for date in 0..dates {
        for (number, length) in lengths.iter().enumerate() {
            writeln!(rules, "[windows.w{date}-{number}]\nfrom = \"d{date}\"\n{length}").unwrap();
        }
    }
    for date in 0..dates {
        let (one, other) = (date % lengths.len(), (date + turn) % lengths.len());
        let next = (date + 3) % dates;
        let outcome = ["qualifies", "fix-first", "does-not-qualify"][(date + turn) % 3];
        let weaker = if date + 1 < dates { format!("r{}", date + 1) } else { "rest".to_owned() };
        let when = format!("w{date}-{one} = \"open\", w{next}-{other} = \"closed\"");
        writeln!(rules, "[[rules]]\nid = \"r{date}\"\nwhen = {{ {when} }}\noutcome = \"{outcome}\"\noverrides = [\"{weaker}\"]")
            .unwrap();
    }
    rules += "[[rules]]\nid = \"rest\"\noutcome = \"support-decides\"\n";
    read_texts(&rules, "").unwrap().policy
}

const LENGTHS: [&str; 4] = [
    "days = 14\ncount = \"moment\"",
    "days = 14\ncount = \"date\"",
    "days = 30\ncount = \"moment\"",
    "days = 30\ncount = \"date\"",
];

#[test]
fn policies_of_many_dates_are_compared_in_time() {
    let began = computed();
    assert!(!diff(&policy(4, &LENGTHS, 0), &policy(4, &LENGTHS, 1)).unwrap().is_same());
    assert!(!diff(&policy(8, &LENGTHS, 0), &policy(8, &LENGTHS, 1)).unwrap().is_same());
    assert!(computed() - began < MAX_TIME, "{:?}", computed() - began);
}

#[test]
fn the_ways_through_a_policy_of_many_dates_are_listed_in_time() {
    let compiled = Compiled::new(policy(20, &LENGTHS, 1)).unwrap();
    let began = computed();
    let text = paths(&compiled).text();
    assert!(
        text.contains(" ways through it, of which the first 10000 are shown"),
        "{}",
        text.lines().next().unwrap()
    );
    assert!(computed() - began < MAX_TIME, "{:?}", computed() - began);
}
