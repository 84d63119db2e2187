//! Sentences of the written policy that no clause quotes. No flaw: a policy may say more than rules need.

use std::ops::Range;

use super::text::Letters;
use crate::policy::read::{Folder, Place};

/// A sentence of the written policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its words, on one line.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// The sentences that no clause quotes a part of, and how many sentences there are.
pub fn unquoted(folder: &Folder) -> (Vec<Sentence>, usize) {
    let source = &folder.text;
    let (text, plain) = (Letters::new(&source.text), Letters::plain(&source.text));
    let quotes = folder.policy.clauses.iter().map(|clause| clause.quote.as_str());
    let find = |quote: &str| text.find(&Letters::new(quote)).or_else(|| plain.find(&Letters::plain(quote)));
    let quoted: Vec<Range<usize>> = quotes.filter_map(find).collect();
    let all = sentences(&source.text);
    let is_quoted =
        |range: &Range<usize>| quoted.iter().any(|it| it.start < range.end && range.start < it.end);
    let sentence = |range: &Range<usize>| Sentence {
        text: source
            .text
            .get(range.clone())
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        place: source.place(range.clone()),
    };
    (all.iter().filter(|range| !is_quoted(range)).map(sentence).collect(), all.len())
}

/// The sentences of a Markdown text. Headings are none.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks(text) {
        let (mut start, end) = (block.start, block.end);
        let inside = text.get(block).unwrap_or_default();
        let mut letters = inside.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            if ends_sentence(inside, at, letter, next) {
                let stop = end - inside.len() + at + letter.len_utf8();
                found.extend(trimmed(text, start..stop));
                start = stop;
            }
        }
        found.extend(trimmed(text, start..end));
    }
    found
}

/// Runs of lines that belong together: paragraphs, and items of lists.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut open, mut at): (Vec<Range<usize>>, Option<usize>, usize) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let (trimmed, start) = (line.trim(), at);
        at += line.len();
        let is_rule = !trimmed.is_empty() && trimmed.chars().all(|letter| "=-*_ ".contains(letter));
        if trimmed.is_empty() || trimmed.starts_with('#') || is_rule {
            // A line of signs makes what stands above it a heading.
            let block = open.take().map(|from| from..start);
            blocks.extend(block.filter(|_| !(is_rule && trimmed.starts_with(['=', '-']))));
        } else if let Some(marker) = marker(line) {
            blocks.extend(open.map(|from| from..start));
            open = Some(start + marker);
        } else {
            open = open.or(Some(start));
        }
    }
    blocks.extend(open.map(|from| from..at));
    blocks
}

/// The length of what marks a line as an item of a list, a quotation or a row of a table.
fn marker(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    let rest = line.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let after = rest.get(digits..)?;
    if digits > 0 && after.starts_with([')', '.']) && after.get(1..)?.starts_with(' ') {
        return Some(indent + digits + 2);
    }
    let sign = ["- ", "* ", "+ ", "> ", "|"].into_iter().find(|sign| rest.starts_with(sign))?;
    Some(indent + sign.len())
}

/// Whether a sign ends a sentence: not after a number or an abbreviation.
fn ends_sentence(text: &str, at: usize, sign: char, next: Option<char>) -> bool {
    match sign {
        '。' | '！' | '？' => true,
        '!' | '?' | '؟' => next.is_none_or(char::is_whitespace),
        '.' => {
            let before = text.get(..at).unwrap_or_default();
            let word = before
                .rsplit(|letter: char| letter.is_whitespace() || letter == '(')
                .next()
                .unwrap_or_default();
            let is_short = word.chars().count() == 1
                || word.contains('.')
                || ["etc", "no", "No", "art", "Art", "vs", "bzw", "ca", "Nr"].contains(&word);
            let after = text.get(at + 1..).unwrap_or_default().trim_start();
            next.is_none_or(char::is_whitespace)
                && (!is_short || after.is_empty())
                && !after.starts_with(|letter: char| letter.is_lowercase())
        }
        _ => false,
    }
}

/// A range without the white space at its ends, if any letter is in it.
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
        let text = "# Title\n\nWe ship files, e.g. fonts. Version 1.5 too.\nNo. 5 is\nfree!\n\n- An item\n  goes on\n\
                    2. Another. And more\n\nHeading\n---\n\n返金は。14日。\n";
        let said: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            said,
            [
                "We ship files, e.g. fonts.",
                "Version 1.5 too.",
                "No. 5 is\nfree!",
                "An item\n  goes on",
                "Another.",
                "And more",
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
