//! Files far larger than people write, with many of something that a check could compare in pairs. Four times
//! the size must take about four times as long, not sixteen times.

use std::fmt::Write;
use std::time::Duration;

use refund_check::analysis::{check, unquoted};
use refund_check::read::read_texts;

use crate::computed::computed;

const HEAD: &str = "format = 1\n[policy]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlanguage = \"en\"\n\
                    text = \"policy.md\"\n[contact]\nemail = \"a@shop.example\"\n";

/// The time of a check: the shortest of three runs.
fn time(rules: &str, text: &str) -> Duration {
    let once = || {
        let began = computed();
        let folder = read_texts(rules, text).unwrap();
        assert!(!check(&folder).is_empty());
        unquoted(&folder);
        computed() - began
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// `make` returns the rules and the policy's text for a size.
#[track_caller]
fn grows_in_proportion(size: usize, make: impl Fn(usize) -> (String, String)) {
    let [(small, short), (large, long)] = [size, 4 * size].map(make);
    let (one, four) = (time(&small, &short), time(&large, &long));
    assert!(four < one * 9 + Duration::from_millis(20), "{size}: {one:?}, four times as much: {four:?}");
}

fn rules(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).fold(HEAD.to_owned(), |mut all, number| {
        write!(all, "[[rules]]\noutcome = \"qualifies\"\n{}\n", each(number)).unwrap();
        all
    })
}

#[test]
fn links_that_never_end() {
    for link in ["](", "[a](b", "[a](b)", "*a _b "] {
        grows_in_proportion(20_000, |size| (HEAD.to_owned(), link.repeat(size)));
    }
}

#[test]
fn clauses_that_are_not_there() {
    grows_in_proportion(500, |size| {
        (rules(size, |number| format!("id = \"r{number}\"\nclauses = [\"x{number}\"]")), String::new())
    });
}

#[test]
fn rules_of_one_name() {
    grows_in_proportion(500, |size| (rules(size, |_| "id = \"r\"".to_owned()), String::new()));
}

#[test]
fn everything_on_one_line() {
    grows_in_proportion(500, |size| {
        let rule =
            |number| format!("{{ id = \"r{number}\", outcome = \"qualifies\", clauses = [\"x{number}\"] }}");
        let all: Vec<String> = (0..size).map(rule).collect();
        let top = HEAD.replacen('\n', &format!("\nrules = [{}]\n", all.join(", ")), 1);
        (top, String::new())
    });
}

#[test]
fn quotes_that_stand_nowhere_or_everywhere() {
    let clauses = |size: usize, quote: &dyn Fn(usize) -> String| {
        (0..size).fold(HEAD.to_owned(), |mut all, number| {
            writeln!(all, "[clauses.c{number}]\nquote = \"{}\"", quote(number)).unwrap();
            all
        })
    };
    grows_in_proportion(250, |size| {
        let quote = |number: usize| format!("{}b", "a".repeat(number % 50 + 1));
        (clauses(size, &quote), "a".repeat(200 * size))
    });
    grows_in_proportion(250, |size| {
        let quote = |number: usize| "a".repeat(number % 50 + 1);
        (clauses(size, &quote), "a".repeat(200 * size))
    });
}
