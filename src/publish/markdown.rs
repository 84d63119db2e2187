//! Writes a document as Markdown (CommonMark 0.31), for hosts that accept no HTML.

use super::document::{Block, Inline};

/// Writes the document as Markdown. Texts are escaped, so they are never read as markup.
pub(super) fn markdown(blocks: &[Block]) -> String {
    lines(blocks).join("\n")
}

/// The lines of blocks, with an empty line between two blocks.
fn lines(blocks: &[Block]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for block in blocks {
        if !all.is_empty() {
            all.push(String::new());
        }
        match block {
            Block::Heading(level, text) => {
                all.push(format!("{} {}", "#".repeat(usize::from(*level)), escaped(text, false)));
            }
            Block::Paragraph(parts) => all.push(paragraph(parts)),
            Block::Quote(text) => all.push(format!("> {}", escaped(text, true))),
            Block::List { is_ordered, items } => all.extend(list(*is_ordered, items)),
            // Markdown has nothing that opens, so the summary stands above its blocks.
            Block::Details(summary, blocks) => {
                all.push(format!("**{}**", escaped(summary, false)));
                all.push(String::new());
                all.extend(lines(blocks));
            }
        }
    }
    all
}

/// The lines of a list. Further lines of an item are indented to its text. If every item has one block, there
/// are no empty lines between them.
fn list(is_ordered: bool, items: &[Vec<Block>]) -> Vec<String> {
    let is_tight = items.iter().all(|item| item.len() == 1);
    let mut all = Vec::new();
    for (number, item) in (1..).zip(items) {
        if number > 1 && !is_tight {
            all.push(String::new());
        }
        let sign = if is_ordered { format!("{number}. ") } else { "- ".to_owned() };
        let space = " ".repeat(sign.len());
        for (place, line) in lines(item).into_iter().enumerate() {
            let start = if place == 0 { &sign } else { &space };
            all.push(if line.is_empty() { line } else { format!("{start}{line}") });
        }
    }
    all
}

fn paragraph(parts: &[Inline]) -> String {
    let mut line = String::new();
    for part in parts {
        let is_start = line.is_empty();
        match part {
            Inline::Text(text) => line.push_str(&escaped(text, is_start)),
            Inline::Strong(text) => line.push_str(&format!("**{}**", escaped(text, false))),
            Inline::Link(to, text) => {
                line.push_str(&format!("[{}](<{}>)", escaped(text, false), address(to)));
            }
        }
    }
    line
}

/// Characters that are markup anywhere, and that every Markdown lets a backslash escape.
const MARKUP: &str = "\\`*_[]{!";
/// Characters that not every Markdown lets a backslash escape. They are written as character references.
const REFERRED: &str = "<>~|";

/// Escapes a text and puts it on one line. Characters that are markup only at the start of a line are escaped
/// only there.
///
/// It also escapes the tags of template languages, which Liquid and Hugo read before Markdown, and keeps
/// addresses from becoming links, which would contain the backslashes.
fn escaped(text: &str, is_start: bool) -> String {
    let mut line = String::new();
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = spaced.chars().take_while(char::is_ascii_digit).count();
    for (place, (at, letter)) in spaced.char_indices().enumerate() {
        let (before, rest) = spaced.split_at(at);
        let is_first = is_start && place == 0;
        let refers = REFERRED.contains(letter)
            || letter == '&' && is_reference(rest)
            || letter == ':' && (is_first || rest.starts_with("://"))
            || letter == '.' && before.ends_with("www")
            || letter == '%' && before.ends_with('{')
            || letter == '$' && before.ends_with('$')
            || letter == '=' && is_first;
        let number_ends = is_start && digits > 0 && place == digits && ".)".contains(letter);
        if refers {
            line.push_str(&format!("&#{};", u32::from(letter)));
            continue;
        }
        if MARKUP.contains(letter) || is_first && "#+-".contains(letter) || number_ends {
            line.push('\\');
        }
        line.push(letter);
    }
    // White space at the ends separates a part from its neighbours.
    if line.is_empty() {
        return if text.is_empty() { line } else { " ".to_owned() };
    }
    let around = |is_space: bool| if is_space { " " } else { "" };
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    [around(first && !is_start), &line, around(last)].concat()
}

/// Whether a text begins with a character reference such as `&amp;` or `&#38;`. Any other `&` is text.
fn is_reference(text: &str) -> bool {
    let name = text.trim_start_matches('&').split_once(';').map_or("", |(name, _)| name);
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '#')
}

/// Encodes an address for angle brackets, so that nothing in it can end it.
fn address(to: &str) -> String {
    to.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_text() {
        let text = |text: &str| markdown(&[Block::text(text)]);
        assert_eq!(text("- 1. *not* a [list](x) <b>"), "\\- 1. \\*not\\* a \\[list\\](x) &#60;b&#62;");
        assert_eq!(text("14. days\n# more"), "14\\. days # more");
        assert_eq!(text("# a"), "\\# a");
        assert_eq!(text("{{ a & b }} {% raw %}"), "\\{\\{ a & b }} \\{&#37; raw %}");
        assert_eq!(text("&lt; &#60; &; R&D;"), "&#38;lt; &#38;#60; &; R&#38;D;");
        assert_eq!(
            text("https://a.example/b_c www.a.example"),
            "https&#58;//a.example/b\\_c www&#46;a.example"
        );
        assert_eq!(text(": a: $$b$$ for $5"), "&#58; a: $&#36;b$&#36; for $5");
    }

    #[test]
    fn blocks_stand_apart_and_items_are_further_in() {
        let items = vec![vec![Block::text("A."), Block::Quote("Q.".to_owned())], vec![Block::text("B.")]];
        let blocks = [Block::Heading(3, "H".to_owned()), Block::List { is_ordered: true, items }];
        assert_eq!(markdown(&blocks), "### H\n\n1. A.\n\n   > Q.\n\n2. B.");
    }
}
