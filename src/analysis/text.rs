//! Finds quotes in the written policy, letter by letter, and the passage nearest to a quote, word by word.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Input};
use unicode_segmentation::UnicodeSegmentation;

use super::markdown;

/// Characters that make text bold, italic, code or literal in Markdown.
const MARKS: &str = "*_`\\";

/// The most pairs of words that are compared for the nearest passages of one policy. After that, misquotes
/// get a shorter message.
pub(super) const MAX_COMPARISONS: usize = 10_000_000;

/// A text without white space, and the original position of each letter.
struct Letters {
    text: String,
    /// For each letter, its position (byte) here and in the original text.
    at: Vec<(usize, usize)>,
}

/// A text to find, and its first occurrence.
struct Wanted<'a> {
    text: &'a str,
    found: Option<Range<usize>>,
}

impl Letters {
    /// The letters of a text, unchanged.
    fn new(text: &str) -> Letters {
        Letters::of(text.char_indices())
    }

    /// The letters that people read, without Markdown's marks.
    fn plain(text: &str) -> Letters {
        Letters::of(markdown::letters(text).into_iter().filter(|(_, letter)| !MARKS.contains(*letter)))
    }

    /// The letters that people read in a passage. It may begin or end inside bold text, so single marks are
    /// ignored.
    fn plain_passage(text: &str) -> Letters {
        let letters = markdown::letters_of_passage(text).into_iter();
        Letters::of(letters.filter(|(_, letter)| !MARKS.contains(*letter)))
    }

    fn of(letters: impl Iterator<Item = (usize, char)>) -> Letters {
        let mut new = Letters { text: String::new(), at: Vec::new() };
        for (was, letter) in letters.filter(|(_, letter)| !letter.is_whitespace()) {
            new.at.push((new.text.len(), was));
            new.text.push(letter);
        }
        new
    }

    /// Finds the first occurrence of each of `others`, as a range of the original text.
    ///
    /// One pass finds all of them (Aho and Corasick), so the cost is linear in the lengths. A text that keeps
    /// occurring after it was found is removed and the pass resumed; otherwise many short texts would be
    /// reported at every letter.
    fn find(&self, others: &[Letters]) -> Vec<Option<Range<usize>>> {
        let mut texts: Vec<Wanted<'_>> =
            others.iter().map(|letters| Wanted { text: &letters.text, found: None }).collect();
        let mut from = Some(0);
        while let Some(start) = from {
            let mut open: Vec<&mut Wanted<'_>> =
                texts.iter_mut().filter(|it| it.found.is_none() && !it.text.is_empty()).collect();
            let longest = open.iter().map(|it| it.text.len()).max().unwrap_or_default();
            from = self.pass(&mut open, start).map(|end| end.saturating_sub(longest));
        }
        texts.into_iter().map(|it| it.found).collect()
    }

    /// Searches from a position on. Returns the position if it stopped early.
    fn pass(&self, open: &mut [&mut Wanted<'_>], from: usize) -> Option<usize> {
        if open.is_empty() {
            return None;
        }
        let Ok(search) = AhoCorasick::new(open.iter().map(|it| it.text)) else {
            // Too much for the automaton: search one by one.
            for it in open.iter_mut() {
                let start = self.text.find(it.text);
                it.found = start.and_then(|start| self.was(start..start + it.text.len()));
            }
            return None;
        };
        let mut repeated = 0;
        for one in search.find_overlapping_iter(Input::new(&self.text).span(from..self.text.len())) {
            match open.get_mut(one.pattern().as_usize()) {
                Some(it) if it.found.is_none() => it.found = self.was(one.range()),
                _ => repeated += 1,
            }
            if repeated > self.text.len() {
                return Some(one.end());
            }
        }
        None
    }

    /// The range in the original text of a range of these letters.
    fn was(&self, here: Range<usize>) -> Option<Range<usize>> {
        let at = |here: usize| self.at.binary_search_by_key(&here, |(here, _)| *here);
        let first = self.at.get(at(here.start).ok()?)?;
        let after = at(here.end).unwrap_or_else(|place| place);
        let last = self.at.get(after.checked_sub(1)?)?;
        let letter = self.text.get(last.0..)?.chars().next()?;
        Some(first.1..last.1 + letter.len_utf8())
    }
}

/// Finds each quote in a text, exactly or else as people read both. White space is ignored. Returns ranges of
/// bytes.
pub(super) fn quoted(text: &str, quotes: &[&str]) -> Vec<Option<Range<usize>>> {
    let letters = |of: fn(&str) -> Letters| quotes.iter().map(|quote| of(quote)).collect::<Vec<_>>();
    let exact = Letters::new(text).find(&letters(Letters::new));
    let plain = Letters::plain(text).find(&letters(Letters::plain_passage));
    exact.into_iter().zip(plain).map(|(exact, plain)| exact.or(plain)).collect()
}

/// The words of a text with their ranges of bytes (UAX 29). Punctuation, and characters of scripts without
/// spaces, are words of their own.
pub(super) fn words(text: &str) -> Vec<(&str, Range<usize>)> {
    let is_word = |word: &str| !word.chars().all(|letter| letter.is_whitespace() || MARKS.contains(letter));
    let parts = text.split_word_bound_indices().filter(|(_, word)| is_word(word));
    parts.map(|(at, word)| (word, at..at + word.len())).collect()
}

/// Finds the sequence of words that is nearest to others. Returns `None` if more than half of them differ.
/// Takes its cost from `left`; if that is not enough, returns `None` without searching.
pub(super) fn nearest<'a>(
    wanted: &[(&str, Range<usize>)],
    among: &'a [(&'a str, Range<usize>)],
    left: &mut usize,
) -> Option<&'a [(&'a str, Range<usize>)]> {
    *left = left.checked_sub(wanted.len().checked_mul(among.len())?)?;
    if wanted.is_empty() {
        return None;
    }
    // For each end in the text: the cost to get there, and where the sequence began.
    let mut row: Vec<(usize, usize)> = (0..=among.len()).map(|start| (0, start)).collect();
    for (word, _) in wanted {
        let mut before = row.first().map_or((0, 0), |(cost, start)| (cost + 2, *start));
        let mut diagonal = std::mem::replace(row.first_mut()?, before);
        for (above, (found, _)) in row.iter_mut().skip(1).zip(among) {
            let change = (diagonal.0 + difference(word, found), diagonal.1);
            let best = change.min((above.0 + 2, above.1)).min((before.0 + 2, before.1));
            diagonal = std::mem::replace(above, best);
            before = best;
        }
    }
    let (end, (cost, start)) = row.iter().enumerate().min_by_key(|(_, (cost, _))| *cost)?;
    (*cost <= wanted.len()).then(|| among.get(*start..end)).flatten().filter(|run| !run.is_empty())
}

/// The cost of a changed word: 0 for the same word, 1 if only the case differs, 2 for another word.
fn difference(one: &str, other: &str) -> usize {
    if one == other {
        0
    } else if one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase)) {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &Letters, quote: Letters) -> Option<Range<usize>> {
        text.find(&[quote]).remove(0)
    }

    fn found<'a>(text: &'a str, quote: &str) -> Option<&'a str> {
        first(&Letters::plain(text), Letters::plain_passage(quote)).and_then(|range| text.get(range))
    }

    #[test]
    fn white_space_and_marks_make_no_difference() {
        assert_eq!(
            found("We give\n  **no** refunds.", "We give no refunds"),
            Some("We give\n  **no** refunds")
        );
        assert_eq!(
            found("See [our terms](https://example.com/a_b) first.", "our terms first"),
            Some("our terms](https://example.com/a_b) first")
        );
        assert_eq!(found("返金は\n14日以内。", "返金は14日以内。"), Some("返金は\n14日以内。"));
        assert_eq!(found("We give no refunds.", "we give no refunds."), None);
        assert_eq!(first(&Letters::new("**no**"), Letters::new("no")), Some(2..4));
        assert_eq!(first(&Letters::new("a **no** b"), Letters::new("a no")), None);
    }

    #[test]
    fn each_of_many_texts_is_found_where_it_first_stands() {
        let text = Letters::new(&"ab".repeat(500));
        let quotes: Vec<String> =
            (1..200).flat_map(|length| ["a".repeat(length), "ba".repeat(length)]).collect();
        let found = text.find(&quotes.iter().map(|quote| Letters::new(quote)).collect::<Vec<_>>());
        let expected = quotes.iter().map(|it| text.text.find(it).map(|start| start..start + it.len()));
        assert_eq!(found, expected.collect::<Vec<_>>());
    }

    fn near(text: &str, quote: &str) -> Option<String> {
        let words_of_text = words(text);
        let run = nearest(&words(quote), &words_of_text, &mut 1_000_000)?;
        text.get(run.first()?.1.start..run.last()?.1.end).map(str::to_owned)
    }

    #[test]
    fn the_nearest_passage_may_have_other_words_more_or_fewer() {
        let text = "Read this. The refund period is 14 days from purchase. Then it ends.";
        let passage = Some("The refund period is 14 days from purchase.".to_owned());
        assert_eq!(near(text, "The refund period is 30 days from purchase."), passage);
        assert_eq!(near(text, "The period is 14 days from purchase."), passage);
        assert_eq!(near(text, "the refund period is 14 whole days from purchase."), passage);
        assert_eq!(near(text, "Something else entirely is written here."), None);
        assert_eq!(near("", "Anything"), None);
    }

    #[test]
    fn signs_and_unparted_scripts_are_words_of_their_own() {
        let words: Vec<&str> = words("Don't pay €5, 返金!").into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["Don't", "pay", "€", "5", ",", "返", "金", "!"]);
    }
}
