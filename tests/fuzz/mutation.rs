//! Random changes to texts, and the loop that tries them.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{FileFailurePersistence, TestCaseError, TestRunner};

/// How long each target is tried, in seconds.
const SECONDS: u64 = 2;
/// The number of inputs between two looks at the clock.
const BATCH: u32 = 100;

/// One change to a text. Positions count characters, so that the text stays valid UTF-8.
#[derive(Clone, Debug)]
enum Mutation {
    Insert(Index, String),
    Replace(Index, String),
    Remove(Index, Index),
    Repeat(Index, Index, usize),
    /// From a position on, replaces the rest by the rest of another text from another position.
    Splice(Index, Index),
    Number(Index, String),
}

/// A piece of text: words of the formats, and characters that they do not expect.
fn piece(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let odd = select(
        &["\0", "\u{feff}", "\r\n", "\t", "\u{202e}", "\u{1b}[31m", "ß", "🦊", "\u{e000}", "é\u{301}"][..],
    );
    prop_oneof![
        6 => select(words).prop_map(str::to_owned),
        2 => prop::collection::vec(b' '..=b'~', 0..8).prop_map(|bytes| String::from_utf8(bytes).unwrap()),
        1 => odd.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn number() -> impl Strategy<Value = String> {
    let edges = select(
        &["0", "-1", "1", "65535", "65536", "4294967295", "9223372036854775807", "1e308", "00", "36525"][..],
    );
    prop_oneof![edges.prop_map(str::to_owned), any::<u16>().prop_map(|number| number.to_string())]
}

fn mutation(words: &'static [&'static str]) -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), piece(words)).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        3 => (at(), piece(words)).prop_map(|(at, piece)| Mutation::Replace(at, piece)),
        2 => (at(), at()).prop_map(|(at, length)| Mutation::Remove(at, length)),
        1 => (at(), at(), 1..40_usize).prop_map(|(at, length, times)| Mutation::Repeat(at, length, times)),
        1 => (at(), at()).prop_map(|(at, other)| Mutation::Splice(at, other)),
        2 => (at(), number()).prop_map(|(at, number)| Mutation::Number(at, number)),
    ]
}

impl Mutation {
    fn applied(&self, text: &str, corpus: &[String]) -> String {
        let letters: Vec<char> = text.chars().collect();
        // A position may be right after the last character.
        let place = |at: &Index| at.index(letters.len() + 1);
        let until = |start: usize, length: &Index| start + length.index(letters.len() - start + 1).min(200);
        let join = |start: usize, middle: &str, end: usize| {
            let before: String = letters[..start].iter().collect();
            let after: String = letters[end..].iter().collect();
            before + middle + &after
        };
        match self {
            Mutation::Insert(at, piece) => join(place(at), piece, place(at)),
            Mutation::Replace(at, piece) => {
                join(place(at), piece, (place(at) + piece.chars().count().max(1)).min(letters.len()))
            }
            Mutation::Remove(at, length) => join(place(at), "", until(place(at), length)),
            Mutation::Repeat(at, length, times) => {
                let piece: String = letters[place(at)..until(place(at), length)].iter().collect();
                join(place(at), &piece.repeat(*times), place(at))
            }
            Mutation::Splice(at, other) => {
                let start = place(at);
                join(start, &other.get(corpus).chars().skip(start).collect::<String>(), letters.len())
            }
            Mutation::Number(at, number) => {
                let digits: Vec<usize> =
                    (0..letters.len()).filter(|&at| letters[at].is_ascii_digit()).collect();
                if digits.is_empty() {
                    return text.to_owned();
                }
                let start = digits[at.index(digits.len())];
                let is_digit = |at: &usize| letters.get(*at).is_some_and(char::is_ascii_digit);
                let end = (start..).find(|at| !is_digit(at)).unwrap_or(letters.len());
                join(start, number, end)
            }
        }
    }
}

/// Every file of a folder below `corpus`.
pub(crate) fn corpus(name: &str) -> Vec<String> {
    texts(&Path::new("tests/fuzz/corpus").join(name), "")
}

pub(crate) fn texts(folder: &Path, ends: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            texts.extend(self::texts(&path, ends));
        } else if path.to_str().unwrap().ends_with(ends) {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// Checks a law on the corpus, and then on changed texts until the time is over. Of these, `least` in a
/// hundred must get past the first parsing: a law that is only tried on refused input proves nothing.
#[allow(clippy::print_stdout, reason = "how much was tried is what somebody who fuzzes wants to know")]
pub(crate) fn fuzz(
    source: &'static str,
    corpus: Vec<String>,
    words: &'static [&'static str],
    least: usize,
    law: impl Fn(&str) -> Result<bool, String>,
) {
    for text in &corpus {
        law(text).unwrap_or_else(|why| panic!("{why}\nof the corpus: {text}"));
    }
    let corpus = &corpus;
    let changed =
        (any::<Index>(), prop::collection::vec(mutation(words), 0..5)).prop_map(|(text, mutations)| {
            let text = text.get(corpus).clone();
            mutations.iter().fold(text, |text, mutation| mutation.applied(&text, corpus))
        });
    let seconds =
        env::var("REFUND_CHECK_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    let end = Instant::now() + Duration::from_secs(seconds);
    let config = ProptestConfig {
        source_file: Some(source),
        // The seeds are stored beside the target's file, because a native test may have the same name.
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("seeds"))),
        cases: BATCH,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    };
    let (tried, reached) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    while Instant::now() < end {
        // A runner stops after its number of cases, so each batch needs a new one.
        let done = TestRunner::new(config.clone()).run(&changed, |text| {
            tried.set(tried.get() + 1);
            reached.set(reached.get() + usize::from(law(&text).map_err(TestCaseError::fail)?));
            Ok(())
        });
        if let Err(error) = done {
            panic!("{error}");
        }
    }
    let (tried, reached) = (tried.get(), reached.get());
    println!("{source}: {tried} texts, {reached} of them read");
    assert!(reached * 100 >= tried * least, "only {reached} of {tried} texts came to it");
}
