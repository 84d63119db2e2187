//! A document as a sequence of blocks, in a form that every host can show.

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// A heading of a level from 1 to 6.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A quote, word for word.
    Quote(String),
    /// A list. Each item is a sequence of blocks.
    List {
        /// Whether the items are numbered.
        is_ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A summary, and blocks that open when it is pressed.
    Details(String, Vec<Block>),
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    /// Text.
    Text(String),
    /// Text in bold.
    Strong(String),
    /// A link: its address and its text.
    Link(String, String),
}

impl Block {
    /// A paragraph with only text.
    pub(super) fn text(text: impl Into<String>) -> Block {
        Block::Paragraph(vec![Inline::Text(text.into())])
    }
}

/// Ends a text with a full stop, unless it has an end of its own. So blocks that a host joins stay sentences.
pub(super) fn ended(text: &str, stop: &str) -> String {
    let text = text.trim();
    match text.chars().last() {
        Some(last) if is_cjk(last) => format!("{text}。"),
        Some(last) if last.is_alphanumeric() || matches!(last, ')' | '”' | '"' | '\'' | '’' | '»' | '%') =>
        {
            format!("{text}{stop}")
        }
        _ => text.to_owned(),
    }
}

/// Whether a character belongs to a script whose full stop is `。`.
fn is_cjk(letter: char) -> bool {
    matches!(letter, '）' | '」' | '』' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gets_a_full_stop_unless_it_has_an_end() {
        let texts = ["No e-mail", "Really?", "Done.", "(a file)", "返金", "（返金）", "返金。", "", "Wait…"];
        let expected =
            ["No e-mail.", "Really?", "Done.", "(a file).", "返金。", "（返金）。", "返金。", "", "Wait…"];
        assert_eq!(texts.map(|text| ended(text, ".")), expected);
        assert_eq!(ended("A4", "。"), "A4。");
    }
}
