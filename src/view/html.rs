//! Markup as HTML text, for pages that are made before anybody opens them.

use super::{Markup, Piece};

/// Elements that have no end.
const VOID: [&str; 3] = ["input", "br", "link"];

/// The markup as HTML. Texts and values are escaped, so nothing in them is ever markup.
pub(super) fn html(markup: &Markup<'_>) -> String {
    let (mut text, mut open, mut in_tag) = (String::new(), Vec::new(), false);
    for piece in markup.pieces() {
        if in_tag && !matches!(piece, Piece::Attribute(..)) {
            text.push('>');
            in_tag = false;
        }
        match piece {
            Piece::Open(tag) => {
                text.push('<');
                text.push_str(tag);
                open.push(tag);
                in_tag = true;
            }
            Piece::Attribute(name, value) => {
                text.push(' ');
                text.push_str(name);
                if !value.is_empty() {
                    text.push_str("=\"");
                    escape(&mut text, value);
                    text.push('"');
                }
            }
            Piece::Text(said) => escape(&mut text, said),
            Piece::Close => {
                if let Some(tag) = open.pop().filter(|tag| !VOID.contains(tag)) {
                    text.push_str("</");
                    text.push_str(tag);
                    text.push('>');
                }
            }
        }
    }
    text
}

fn escape(text: &mut String, said: &str) {
    for letter in said.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    #[test]
    fn texts_and_values_stay_text() {
        let words = Words::default();
        let mut markup = Markup::new(&words);
        let texts = ["https://example.com/?a=1&b=\"2\"", "<b>&</b>"];
        markup.put("<a href=$>$</a><input disabled></input>", &[], &texts);
        let expected = "<a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt;&amp;&lt;/b&gt;</a>\
                        <input disabled>";
        assert_eq!(html(&markup), expected);
    }
}
