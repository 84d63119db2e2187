//! The errors of public functions: each is a type that implements `Error`, not a bare string.

use std::collections::BTreeSet;
use std::path::Path;

use crate::arrows::{files, read};

#[test]
fn every_error_that_a_public_function_returns_has_words() {
    let files = files(Path::new("src")).into_iter().filter(|file| !file.starts_with("src/web"));
    let sources: Vec<String> = files.map(|file| read(&file)).collect();
    let with_words: BTreeSet<&str> = sources.iter().flat_map(|source| with_words(source)).collect();
    let returned: BTreeSet<&str> = sources.iter().flat_map(|source| returned(source)).collect();
    assert!(returned.contains("Unreadable") && returned.len() > 15, "{returned:?}");
    let wordless: Vec<&&str> = returned.difference(&with_words).collect();
    assert!(wordless.is_empty(), "{wordless:?}");
}

/// The types that implement `Error`, directly or through the list in `src/errors.rs`.
fn with_words(source: &str) -> Vec<&str> {
    let listed = source.split("words!(").skip(1).filter_map(|rest| rest.split(',').next());
    let by_hand = source.split("Error for ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    listed.chain(by_hand).map(last).collect()
}

/// The error types in the signatures of public functions.
fn returned(source: &str) -> Vec<&str> {
    let signatures = source.split("pub fn ").skip(1).filter_map(|rest| rest.split(['{', ';']).next());
    let replies = signatures.filter_map(|signature| signature.split_once("-> ").map(|(_, reply)| reply));
    replies.filter_map(|reply| reply.split_once("Result<")).map(|(_, of)| error(of)).collect()
}

/// The name of the error type: `B` of `Vec<A>, Box<B>>`.
fn error(of: &str) -> &str {
    let mut depth = 0;
    let comma = of.find(|letter| {
        depth += i32::from(letter == '<' || letter == '(') - i32::from(letter == '>' || letter == ')');
        letter == ',' && depth == 0
    });
    let error = of[comma.unwrap() + 1..].trim().trim_start_matches("Box<");
    last(error.split(['>', ',']).next().unwrap())
}

/// The last segment of a path: `Flaw` of `time::Flaw`.
fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path).trim()
}
