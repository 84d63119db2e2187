//! The list of interface languages in the library is the source; the other lists are compared with it.

use std::fs;

use refund_check::locale::direction;
use refund_check::text::LANGUAGES;

use crate::process::run;

fn tags() -> Vec<&'static str> {
    ["en"].into_iter().chain(LANGUAGES.iter().map(|(tag, _)| *tag)).collect()
}

/// The text between `begin` and `end` in one of the page's files.
fn between(file: &str, begin: &str, end: &str) -> String {
    let text = fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("{file} has no `{begin}`"));
    rest.split(end).next().unwrap().to_owned()
}

#[test]
fn the_page_has_the_languages_of_the_library() {
    let others = between("www/languages.js", "OTHERS = [", "]").replace('"', "");
    assert_eq!(others.split(", ").collect::<Vec<_>>(), tags()[1..]);
}

#[test]
fn the_command_names_the_languages_that_it_knows() {
    let help = run(&["words", "--help"], b"").out;
    let named = help.split_once("Languages: ").unwrap().1.split('.').next().unwrap();
    let mut named: Vec<&str> = named.split(", ").collect();
    let mut known = tags();
    named.sort();
    known.sort();
    assert_eq!(named, known);
}

#[test]
fn the_page_and_the_library_write_the_same_languages_from_right_to_left() {
    let written = between("www/words.js", "/^(", ")\\b");
    let tags: Vec<&str> = written.split('|').collect();
    for tag in &tags {
        assert_eq!(direction(tag), "rtl", "{tag}");
    }
    let all = ('a'..='z').flat_map(|one| ('a'..='z').map(move |other| format!("{one}{other}")));
    for tag in all.filter(|tag| !tags.contains(&&**tag)) {
        assert_eq!(direction(&tag), "ltr", "{tag}");
    }
}
