//! Writes a document as HTML. It uses only tags that help centres keep, no attributes but those of links and
//! the language, and a line break between blocks, so that words stay apart if tags are removed. An element
//! that begins on a line also ends on it, or has the line to itself, because MDX reads nothing else.

use super::document::{Block, Inline};
use crate::locale::{ENGLISH, Locale, direction};
use crate::text::escape;

/// Writes the document as HTML. Texts are escaped, so they are never read as markup.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut text = String::new();
    write(blocks, &mut text);
    text.trim_end().to_owned()
}

/// Wraps the HTML in an element with its language and direction, for screen readers and scripts that run from
/// right to left, because the page around it may be in another language. A host that removes the element
/// leaves its content. English gets no wrapper, because it is also the language of policies in languages
/// without phrases.
pub(super) fn in_language(locale: &Locale, html: String) -> String {
    let language = locale.language;
    if language == ENGLISH.language {
        return html;
    }
    format!("<div lang=\"{language}\" dir=\"{}\">\n{html}\n</div>", direction(language))
}

fn write(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(level, said) => element(text, &format!("h{level}"), said),
            Block::Paragraph(parts) => {
                text.push_str("<p>");
                parts.iter().for_each(|part| inline(part, text));
                text.push_str("</p>\n");
            }
            Block::Quote(said) => {
                text.push_str("<blockquote>");
                escape(text, said);
                text.push_str("</blockquote>\n");
            }
            Block::List { is_ordered, items } => {
                let tag = if *is_ordered { "ol" } else { "ul" };
                text.push_str(&format!("<{tag}>\n"));
                items.iter().for_each(|item| self::item(item, text));
                text.push_str(&format!("</{tag}>\n"));
            }
            Block::Details(summary, blocks) => {
                text.push_str("<details>\n");
                element(text, "summary", summary);
                write(blocks, text);
                text.push_str("</details>\n");
            }
        }
    }
}

/// A list item that is only text needs no paragraph.
fn item(blocks: &[Block], text: &mut String) {
    text.push_str("<li>");
    match blocks {
        [Block::Paragraph(parts)] => parts.iter().for_each(|part| inline(part, text)),
        _ => {
            text.push('\n');
            write(blocks, text);
        }
    }
    text.push_str("</li>\n");
}

fn inline(part: &Inline, text: &mut String) {
    match part {
        Inline::Text(said) => escape(text, said),
        Inline::Strong(said) => {
            text.push_str("<strong>");
            escape(text, said);
            text.push_str("</strong>");
        }
        Inline::Link(to, said) => {
            text.push_str("<a href=\"");
            escape(text, to);
            text.push_str("\">");
            // Hosts that turn every address into a link would put one inside this one.
            let mut parts = said.split('@');
            escape(text, parts.next().unwrap_or_default());
            for part in parts {
                text.push_str("<wbr />@");
                escape(text, part);
            }
            text.push_str("</a>");
        }
    }
}

fn element(text: &mut String, tag: &str, said: &str) {
    text.push_str(&format!("<{tag}>"));
    escape(text, said);
    text.push_str(&format!("</{tag}>\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_addresses_stay_text() {
        let link = Inline::Link("https://example.com/?a=1&b=\"2\"".to_owned(), "<b>&</b>".to_owned());
        let expected =
            "<p><a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt;&amp;&lt;/b&gt;</a></p>";
        assert_eq!(html(&[Block::Paragraph(vec![link])]), expected);
    }

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        let answer = Block::Details("Yes.".to_owned(), vec![Block::text("It is.")]);
        let list = Block::List { is_ordered: false, items: vec![vec![answer], vec![Block::text("No.")]] };
        let expected = "<h3>Is it?</h3>\n<ul>\n<li>\n<details>\n<summary>Yes.</summary>\n<p>It is.</p>\n</details>\n</li>\n\
                        <li>No.</li>\n</ul>";
        assert_eq!(html(&[Block::Heading(3, "Is it?".to_owned()), list]), expected);
    }
}
