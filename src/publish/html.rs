//! A document as HTML: only tags that help centres leave in place, no attribute but a link's and the language's, and a
//! line break between blocks, so that words do not run together where tags are taken away. What begins on a line ends on
//! it or has it to itself: MDX reads nothing else.

use super::document::{Block, Inline};
use crate::locale::{ENGLISH, Locale, direction};
use crate::text::escape;

/// The document as HTML. Texts are escaped, so nothing in them is ever markup.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut text = String::new();
    write(blocks, &mut text);
    text.trim_end().to_owned()
}

/// The HTML with its language and direction, for those who hear it and for letters that run from right to left: the page
/// around it may be in another. A host that takes the element away leaves what stands in it. English, in which policies of
/// languages without phrases are written out, is not named.
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

/// An item of text alone needs no paragraph.
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
            // Hosts that make a link of each address they see would put one into this one.
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
