//! The text of Markdown as people read it. pulldown-cmark tells what is text, and where.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The letters that people read, each with its position (byte) in the source.
pub(super) fn letters(text: &str) -> Vec<(usize, char)> {
    let mut letters = Vec::new();
    for (event, range) in events(text) {
        match event {
            Event::Text(shown) | Event::Code(shown) => add(&mut letters, text, &shown, range),
            Event::SoftBreak | Event::HardBreak => letters.push((range.start, '\n')),
            _ => {}
        }
    }
    letters
}

/// The letters of a passage, which may begin and end anywhere. It does not begin a line, so a number at its
/// start is not the number of a list item.
pub(super) fn letters_of_passage(passage: &str) -> Vec<(usize, char)> {
    const BEFORE: &str = "x";
    let letters = letters(&format!("{BEFORE}{passage}"));
    letters.into_iter().filter_map(|(at, letter)| Some((at.checked_sub(BEFORE.len())?, letter))).collect()
}

/// Adds the letters of an event. Those of code stand inside its marks. An entity such as `&amp;` becomes one
/// letter at its beginning.
fn add(letters: &mut Vec<(usize, char)>, text: &str, shown: &str, range: Range<usize>) {
    let written = text.get(range.clone()).unwrap_or_default();
    match written.find(shown) {
        Some(within) => {
            let start = range.start + within;
            letters.extend(shown.char_indices().map(|(at, letter)| (start + at, letter)));
        }
        None => letters.extend(shown.chars().map(|letter| (range.start, letter))),
    }
}

/// The ranges of the text of each paragraph, list item and table cell. Headings and code are left out.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut open, mut outside): (Vec<Range<usize>>, Option<Range<usize>>, usize) =
        (Vec::new(), None, 0);
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                blocks.extend(open.take());
                outside += 1;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                outside = outside.saturating_sub(1);
            }
            Event::Start(tag) if is_block(tag.to_end()) => blocks.extend(open.take()),
            Event::End(tag) if is_block(tag) => blocks.extend(open.take()),
            Event::End(_) | Event::Rule => {}
            _ if outside > 0 => {}
            _ => {
                let start = open.as_ref().map_or(range.start, |block| block.start);
                open = Some(start..range.end);
            }
        }
    }
    blocks.extend(open);
    blocks
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let letters = letters(text);
        assert_eq!(letters.iter().map(|(_, letter)| letter).collect::<String>(), expected);
        for (at, letter) in letters {
            let written = &text[at..];
            assert!(written.starts_with([letter, '&']), "{letter} at {at} of {text}");
        }
    }

    #[test]
    fn marks_targets_and_numbers_of_items_are_not_read() {
        check("We give **no** _refunds_, `code` too.", "We give no refunds, code too.");
        check(
            "See [our terms](https://example.com/a_b) or [these][1].\n\n[1]: /these",
            "See our terms or these.",
        );
        check("1. one\n2. two", "onetwo");
        check("Fees &amp; 5 \\* 3", "Fees & 5 * 3");
        check("| a | b |\n|---|---|\n| c | d |", "abcd");
    }

    #[test]
    fn a_passage_keeps_the_number_that_it_begins_with() {
        let said: String =
            letters_of_passage("14. Juni, **nicht**").iter().map(|(_, letter)| letter).collect();
        assert_eq!(said, "14. Juni, nicht");
        assert_eq!(letters_of_passage("*a*"), [(1, 'a')]);
    }
}
