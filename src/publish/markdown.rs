//! A document as Markdown (CommonMark 0.31), for hosts that take no HTML.

use super::document::{Block, Inline};

/// The document as Markdown. Texts are escaped, so nothing in them is ever markup.
pub(super) fn markdown(blocks: &[Block]) -> String {
    lines(blocks).join("\n")
}

/// The lines of blocks, with an empty one between any two.
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
            // Markdown knows nothing that opens: the summary stands above what it opens.
            Block::Details(summary, blocks) => {
                all.push(format!("**{}**", escaped(summary, false)));
                all.push(String::new());
                all.extend(lines(blocks));
            }
        }
    }
    all
}

/// Items; what belongs to one is further in than its sign. Items of one line each stand close together.
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

/// Text on one line in which nothing is markup. What is so only at the start of a line is escaped only there.
///
/// Nor is anything in it a tag of templates: Liquid, Hugo and others read them before Markdown is read, and would not see the
/// sign before the second of two.
fn escaped(text: &str, is_start: bool) -> String {
    let mut line = String::new();
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = spaced.chars().take_while(char::is_ascii_digit).count();
    for (place, letter) in spaced.chars().enumerate() {
        let at_start = is_start
            && (place == 0 && "#+-=>".contains(letter)
                || digits > 0 && place == digits && ".)".contains(letter));
        if letter == '&' || letter == '%' && line.ends_with('{') {
            // Not every Markdown takes a backslash here.
            line.push_str(&format!("&#{};", u32::from(letter)));
            continue;
        }
        if at_start || "\\`*_[]<>~|!{".contains(letter) {
            line.push('\\');
        }
        line.push(letter);
    }
    // White space at the ends of a part keeps it apart from its neighbours.
    if line.is_empty() {
        return if text.is_empty() { line } else { " ".to_owned() };
    }
    let around = |is_space: bool| if is_space { " " } else { "" };
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    [around(first && !is_start), &line, around(last)].concat()
}

/// An address between angle brackets: nothing in it can end it.
fn address(to: &str) -> String {
    to.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_text() {
        let text = |text: &str| markdown(&[Block::text(text)]);
        assert_eq!(text("- 1. *not* a [list](x) <b>"), "\\- 1. \\*not\\* a \\[list\\](x) \\<b\\>");
        assert_eq!(text("14. days\n# more"), "14\\. days # more");
        assert_eq!(text("# a"), "\\# a");
        assert_eq!(text("{{ a & b }} {% raw %}"), "\\{\\{ a &#38; b }} \\{&#37; raw %}");
    }

    #[test]
    fn blocks_stand_apart_and_items_are_further_in() {
        let items = vec![vec![Block::text("A."), Block::Quote("Q.".to_owned())], vec![Block::text("B.")]];
        let blocks = [Block::Heading(3, "H".to_owned()), Block::List { is_ordered: true, items }];
        assert_eq!(markdown(&blocks), "### H\n\n1. A.\n\n   > Q.\n\n2. B.");
    }
}
