//! Finds sentences of the written policy that no clause quotes. They are no flaw: a policy may say more than
//! its rules need.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::markdown;
use super::text::quoted;
use crate::read::{Folder, Place};

/// A sentence of the written policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The sentence on one line.
    pub text: String,
    /// The place in the written policy.
    pub place: Place,
}

/// The sentences of which no clause quotes a part, and the number of all sentences.
pub fn unquoted(folder: &Folder) -> (Vec<Sentence>, usize) {
    let source = &folder.text;
    let quotes: Vec<&str> = folder.policy.clauses.iter().map(|clause| clause.quote.as_str()).collect();
    let mut quoted: Vec<Range<usize>> = quoted(&source.text, &quotes).into_iter().flatten().collect();
    quoted.sort_by_key(|range| range.start);
    // For each quote, the furthest end of the quotes up to it.
    let ends: Vec<usize> = quoted
        .iter()
        .scan(0, |furthest, range| {
            *furthest = range.end.max(*furthest);
            Some(*furthest)
        })
        .collect();
    let all = sentences(&source.text);
    let is_quoted = |range: &Range<usize>| {
        let before = quoted.partition_point(|it| it.start < range.end);
        before.checked_sub(1).and_then(|last| ends.get(last)).is_some_and(|end| *end > range.start)
    };
    let left = all.iter().filter(|range| !is_quoted(range));
    (left.map(|range| sentence(folder, range.clone())).collect(), all.len())
}

/// Every sentence of the written policy, with the indices of the clauses that quote a part of it.
pub fn cited(folder: &Folder) -> Vec<(Sentence, Vec<usize>)> {
    let source = &folder.text;
    let quotes: Vec<&str> = folder.policy.clauses.iter().map(|clause| clause.quote.as_str()).collect();
    let quoted = quoted(&source.text, &quotes);
    let mut first: Vec<(usize, &Range<usize>)> = Vec::new();
    first.extend(quoted.iter().enumerate().filter_map(|(clause, range)| Some((clause, range.as_ref()?))));
    first.sort_by_key(|(_, range)| range.start);
    let one = |range: Range<usize>| {
        // A quote may begin in an earlier sentence, so all quotes that begin before this one's end are
        // considered.
        let before = first.partition_point(|(_, quote)| quote.start < range.end);
        let near = first.get(..before).unwrap_or_default().iter().rev().take(MAX_NEAR);
        let mut clauses: Vec<usize> =
            near.filter(|(_, quote)| quote.end > range.start).map(|(clause, _)| *clause).collect();
        clauses.sort_unstable();
        (sentence(folder, range), clauses)
    };
    sentences(&source.text).into_iter().map(one).collect()
}

/// The most quotes that are considered for a sentence: those that begin nearest before its end.
const MAX_NEAR: usize = 64;

fn sentence(folder: &Folder, range: Range<usize>) -> Sentence {
    let words = folder.text.text.get(range.clone()).unwrap_or_default().split_whitespace();
    Sentence { text: words.collect::<Vec<_>>().join(" "), place: folder.text.place(range) }
}

/// The sentences of a Markdown text. Headings are left out.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in markdown::blocks(text) {
        let mut start = block.start;
        let inside = as_prose(text.get(block.clone()).unwrap_or_default());
        for (at, piece) in inside.split_sentence_bound_indices() {
            let stop = block.start + at + piece.len();
            if stop == block.end || !ends_with_abbreviation(piece) {
                found.extend(trimmed(text, start..stop));
                start = stop;
            }
        }
    }
    found
}

/// Prepares a text for the segmenter without changing its length: line breaks become spaces, and Markdown's
/// marks become quotation marks.
fn as_prose(text: &str) -> String {
    text.replace(['\n', '\r'], " ").replace(['*', '_', '`'], "\"")
}

/// Whether a piece ends with the full stop of an abbreviation, which UAX 29 does not know.
fn ends_with_abbreviation(piece: &str) -> bool {
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word =
        before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default();
    word.chars().count() == 1
        || word.contains('.')
        || ["etc", "no", "No", "art", "Art", "vs", "bzw", "ca", "Nr"].contains(&word)
}

/// Trims white space at both ends of a range. Returns `None` if it contains no letter or digit.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inside = text.get(range.clone())?;
    let start = range.start + inside.len() - inside.trim_start().len();
    inside.contains(char::is_alphanumeric).then(|| start..start + inside.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::folder_with;

    #[test]
    fn sentences_are_told_apart() {
        let text = "# Title\n\nWe ship files, e.g. fonts. Version 1.5 too.\nNo. 5 is\nfree!\n\n- An item\n  goes on\n\n\
                    2. Another. **And more.** Last\n\nHeading\n---\n\n返金は。14日。\n";
        let said: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            said,
            [
                "We ship files, e.g. fonts.",
                "Version 1.5 too.",
                "No. 5 is\nfree!",
                "An item\n  goes on",
                "Another.",
                "**And more.**",
                "Last",
                "返金は。",
                "14日。"
            ]
        );
    }

    #[test]
    fn what_no_clause_quotes_is_listed_with_its_place() {
        let folder =
            folder_with("[clauses.c]\nquote = \"no refunds\"\n", "There are **no\nrefunds**. Ask us.\n");
        let (left, all) = unquoted(&folder);
        assert_eq!(all, 2);
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].text.as_str(), left[0].place.line, left[0].place.column), ("Ask us.", 2, 12));
    }
}
