//! The written policy as letters and words: finding a quote in it, and the passage nearest to one.

use std::ops::Range;

/// Signs that make letters bold, slanted, code or literal in Markdown.
const MARKS: &str = "*_`\\";

/// A table of more cells than this is not worth a better message.
const MOST_CELLS: usize = 4_000_000;

/// A text without its white space, and where each letter of it stands.
pub(super) struct Letters {
    text: String,
    /// For each letter, where it is here and where it was.
    at: Vec<(usize, usize)>,
}

impl Letters {
    /// The text to the letter.
    pub(super) fn new(text: &str) -> Letters {
        Letters::of(text.char_indices())
    }

    /// The text as people read it, without the marks that make letters bold or a link.
    pub(super) fn plain(text: &str) -> Letters {
        let mut end_of_target = 0;
        Letters::of(text.char_indices().filter(move |&(at, letter)| {
            if letter == ']' && at >= end_of_target {
                end_of_target = link_target(text, at).unwrap_or(end_of_target);
            }
            at >= end_of_target && letter != '[' && !MARKS.contains(letter)
        }))
    }

    fn of(letters: impl Iterator<Item = (usize, char)>) -> Letters {
        let mut new = Letters { text: String::new(), at: Vec::new() };
        for (was, letter) in letters.filter(|(_, letter)| !letter.is_whitespace()) {
            new.at.push((new.text.len(), was));
            new.text.push(letter);
        }
        new
    }

    /// Where something stands in the text that these are the letters of.
    pub(super) fn find(&self, other: &Letters) -> Option<Range<usize>> {
        let start = self.text.find(&other.text)?;
        let was = |here: usize| self.at.get(self.at.binary_search_by_key(&here, |(here, _)| *here).ok()?);
        let (last, letter) = other.text.char_indices().next_back()?;
        Some(was(start)?.1..was(start + last)?.1 + letter.len_utf8())
    }

    /// Whether there is no letter.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Where the target of a link ends whose text ends here.
fn link_target(text: &str, at: usize) -> Option<usize> {
    let target = text.get(at..)?.strip_prefix("](")?;
    let end =
        target.find([')', '\n']).filter(|&end| target.get(end..).is_some_and(|it| it.starts_with(')')))?;
    Some(at + 2 + end + 1)
}

/// The words of a text, each with where it stands. Signs, and letters of scripts that do not part words,
/// are words of their own.
pub(super) fn words(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut words: Vec<(&str, Range<usize>)> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, letter) in text.char_indices() {
        let joins = letter.is_alphanumeric() && (letter as u32) < 0x2e80 || matches!(letter, '\'' | '’');
        match (joins, open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                words.extend(text.get(start..at).map(|word| (word, start..at)));
                open = None;
            }
            _ => {}
        }
        if !joins && !letter.is_whitespace() && !MARKS.contains(letter) {
            let end = at + letter.len_utf8();
            words.extend(text.get(at..end).map(|word| (word, at..end)));
        }
    }
    words.extend(open.and_then(|start| Some((text.get(start..)?, start..text.len()))));
    words
}

/// The run of words that comes nearest to some others, unless more than half of them differ.
pub(super) fn nearest<'a>(
    wanted: &[(&str, Range<usize>)],
    among: &'a [(&'a str, Range<usize>)],
) -> Option<&'a [(&'a str, Range<usize>)]> {
    if wanted.is_empty() || wanted.len() * among.len() > MOST_CELLS {
        return None;
    }
    // For each end in the text: the cost of getting there, and where the run began.
    let mut row: Vec<(usize, usize)> = (0..=among.len()).map(|start| (0, start)).collect();
    for (word, _) in wanted {
        let mut left = row.first().map_or((0, 0), |(cost, start)| (cost + 2, *start));
        let mut diagonal = std::mem::replace(row.first_mut()?, left);
        for (above, (found, _)) in row.iter_mut().skip(1).zip(among) {
            let change = (diagonal.0 + difference(word, found), diagonal.1);
            let best = change.min((above.0 + 2, above.1)).min((left.0 + 2, left.1));
            diagonal = std::mem::replace(above, best);
            left = best;
        }
    }
    let (end, (cost, start)) = row.iter().enumerate().min_by_key(|(_, (cost, _))| *cost)?;
    (*cost <= wanted.len()).then(|| among.get(*start..end)).flatten().filter(|run| !run.is_empty())
}

/// 0 for the same word, 1 for one in other letters, 2 for another.
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

    fn found<'a>(text: &'a str, quote: &str) -> Option<&'a str> {
        Letters::plain(text).find(&Letters::plain(quote)).and_then(|range| text.get(range))
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
        assert_eq!(Letters::new("**no**").find(&Letters::new("no")), Some(2..4));
        assert_eq!(Letters::new("a **no** b").find(&Letters::new("a no")), None);
    }

    fn near(text: &str, quote: &str) -> Option<String> {
        let words_of_text = words(text);
        let run = nearest(&words(quote), &words_of_text)?;
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
