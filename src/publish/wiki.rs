//! Writes a document in the markup of a wiki, for pages whose authors can use neither HTML nor Markdown.

use super::document::{Block, Inline};

/// A wiki whose markup is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiki {
    /// `MediaWiki`, whose markup is wikitext.
    MediaWiki,
    /// `DokuWiki`.
    DokuWiki,
}

impl Wiki {
    /// Writes the document in the wiki's markup. Texts are escaped, so they are never read as markup.
    pub(super) fn page(self, blocks: &[Block]) -> String {
        let blocks: Vec<String> = blocks.iter().map(|block| self.block(block)).collect();
        blocks.join("\n\n")
    }

    fn block(self, block: &Block) -> String {
        match block {
            Block::Heading(level, said) => self.heading(usize::from(*level), said),
            Block::Paragraph(parts) => self.line(parts),
            Block::Quote(said) => match self {
                Wiki::MediaWiki => format!("<blockquote>{}</blockquote>", self.text(said)),
                Wiki::DokuWiki => format!("> {}", self.text(said)),
            },
            Block::List { is_ordered, items } => {
                let sign = match (self, is_ordered) {
                    (Wiki::MediaWiki, true) => "# ",
                    (Wiki::MediaWiki, false) => "* ",
                    (Wiki::DokuWiki, true) => "  - ",
                    (Wiki::DokuWiki, false) => "  * ",
                };
                items.iter().map(|item| [sign, &self.item(item)].concat()).collect::<Vec<_>>().join("\n")
            }
            // Wikis have nothing that opens, so the summary stands above its blocks.
            Block::Details(summary, blocks) => {
                format!("{}\n\n{}", self.strong(summary), self.page(blocks))
            }
        }
    }

    fn heading(self, level: usize, said: &str) -> String {
        match self {
            Wiki::MediaWiki => {
                let sign = "=".repeat(level);
                format!("{sign} {} {sign}", self.text(said))
            }
            // More signs mean a higher heading; there are five levels. Text between the signs is not read as
            // markup.
            Wiki::DokuWiki => {
                let sign = "=".repeat(7_usize.saturating_sub(level).max(2));
                format!("{sign} {} {sign}", on_one_line(said).trim())
            }
        }
    }

    /// A list item is one line, so its blocks follow each other on it.
    fn item(self, blocks: &[Block]) -> String {
        let block = |block: &Block| match block {
            Block::Paragraph(parts) => self.line(parts),
            Block::Heading(_, said) | Block::Quote(said) => self.text(said),
            Block::List { items, .. } => items.iter().map(|it| self.item(it)).collect::<Vec<_>>().join(" "),
            Block::Details(summary, blocks) => format!("{} {}", self.strong(summary), self.item(blocks)),
        };
        blocks.iter().map(block).collect::<Vec<_>>().join(" ")
    }

    fn line(self, parts: &[Inline]) -> String {
        let part = |part: &Inline| match part {
            Inline::Text(said) => self.text(said),
            Inline::Strong(said) => self.strong(said),
            Inline::Link(to, said) => self.link(to, said),
        };
        parts.iter().map(part).collect::<String>().trim_start().to_owned()
    }

    fn strong(self, said: &str) -> String {
        let mark = if self == Wiki::MediaWiki { "'''" } else { "**" };
        [mark, &self.text(said), mark].concat()
    }

    fn link(self, to: &str, said: &str) -> String {
        let address: String = to.chars().map(in_address).collect();
        match self {
            Wiki::MediaWiki => format!("[{} {}]", address.replace('&', "&amp;"), self.text(said)),
            // DokuWiki recognizes an email address without its scheme. The text is not read as markup, but
            // must not contain the end of the link.
            Wiki::DokuWiki => {
                let address = address.strip_prefix("mailto:").unwrap_or(&address);
                format!("[[{address}|{}]]", on_one_line(said).replace([']', '|'], " "))
            }
        }
    }

    /// Escapes a text and puts it on one line.
    fn text(self, said: &str) -> String {
        let said = on_one_line(said);
        match self {
            Wiki::MediaWiki => wikitext(&said),
            Wiki::DokuWiki => dokuwiki(&said),
        }
    }
}

/// Characters that are markup anywhere; the last two begin magic words.
const MARKUP: &str = "&<>[]{}|=~'_＿";
/// Characters that are markup at the start of a line.
const AT_START: &str = "*#:;-!";
/// Words after which MediaWiki turns a number into a link.
const LINKED: [&str; 3] = ["RFC ", "PMID ", "ISBN "];

/// Escapes wikitext: each character that could be markup becomes a character reference.
fn wikitext(said: &str) -> String {
    let mut text = String::new();
    let mut letters = said.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_first = text.trim_end().is_empty();
        let is_scheme = letter == ':'
            && text.ends_with(|last: char| last.is_ascii_alphabetic())
            && letters.peek().is_some_and(|next| !next.is_whitespace());
        // An apostrophe is common in words. It is markup only beside another one, or beside the mark of bold
        // text.
        let is_inside = letter == '\''
            && text.ends_with(char::is_alphanumeric)
            && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if MARKUP.contains(letter) && !is_inside || is_scheme || is_first && AT_START.contains(letter) {
            text.push_str(&format!("&#{};", u32::from(letter)));
        } else {
            text.push(letter);
        }
    }
    LINKED.iter().fold(text, |text, word| text.replace(word, &format!("{}&#32;", word.trim_end())))
}

/// Escapes a text for DokuWiki: a text of plain words stays as it is, any other is marked as not being
/// markup.
fn dokuwiki(said: &str) -> String {
    let text = said.trim();
    if text.split(' ').all(is_plain) {
        return said.to_owned();
    }
    let marked = if text.contains('%') {
        // The text must not contain the end of the marks.
        format!("<nowiki>{}</nowiki>", text.replace("</", "<</nowiki><nowiki>/"))
    } else {
        format!("%%{text}%%")
    };
    said.replacen(text, &marked, 1)
}

/// Whether a word is plain, such as `you`, `e-mail`, `10.5` or `15:00`, also with punctuation after it, and
/// is nothing that the wiki renders specially: `FIXME`, `640x480`, page names (`OurShop`).
fn is_plain(word: &str) -> bool {
    let word = word.strip_suffix([',', '.', ';', ':', '?', '!']).unwrap_or(word);
    let is_word = |letter: &char| letter.is_alphanumeric() || !letter.is_ascii();
    let fits = |three: &[char]| match three {
        ['0'..='9', '.' | ':', '0'..='9'] => true,
        [before, '-', after] => is_word(before) && is_word(after),
        ['0'..='9', 'x' | 'X', _] => false,
        [before, letter, _] if before.is_lowercase() && letter.is_uppercase() => false,
        [_, letter, _] => is_word(letter),
        _ => false,
    };
    // With a space at both ends every character has two neighbours.
    let letters: Vec<char> = format!(" {word} ").chars().collect();
    letters.windows(3).all(fits) && !["FIXME", "DELETEME"].contains(&word)
}

/// Replaces white space by single spaces, also at the ends, where it separates a part from its neighbours.
fn on_one_line(said: &str) -> String {
    let mut text = String::new();
    for letter in said.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()) {
        match letter.is_whitespace() {
            true if text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push(letter),
        }
    }
    text
}

/// Encodes a character of an address if it could end the address or be markup.
fn in_address(letter: char) -> String {
    match letter {
        '[' | ']' | '{' | '}' | '<' | '>' | '|' | '"' | '\'' | '~' | '_' | '\\' | '*' | '^' | '`' => {
            format!("%{:02X}", u32::from(letter))
        }
        _ if letter.is_whitespace() || letter.is_control() => String::new(),
        _ => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(wiki: Wiki, said: &str) -> String {
        wiki.page(&[Block::text(said)])
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        for said in ["Choose what fits your case. Your rights, too!", "We don’t know: “yes”, or 返金？", ""]
        {
            assert_eq!(text(Wiki::MediaWiki, said), said);
            assert_eq!(text(Wiki::DokuWiki, said), said);
        }
        let said = "We don't; 3 - 1 (a file) at 15:00";
        assert_eq!(text(Wiki::MediaWiki, said), said);
        let said = "An e-mail, or 10.5 kg at 15:00.";
        assert_eq!(text(Wiki::DokuWiki, said), said);
    }

    #[test]
    fn in_mediawiki_texts_stay_text() {
        for (said, written) in [
            ("{{delete}} [[a|b]]", "&#123;&#123;delete&#125;&#125; &#91;&#91;a&#124;b&#93;&#93;"),
            (
                "<b> ''it'' __TOC__ ~~~",
                "&#60;b&#62; &#39;&#39;it&#39;&#39; &#95;&#95;TOC&#95;&#95; &#126;&#126;&#126;",
            ),
            ("&lt; https://a.example", "&#38;lt; https&#58;//a.example"),
            ("#REDIRECT", "&#35;REDIRECT"),
            ("\n * no item", "&#42; no item"),
            ("RFC 822 a\n== b ==", "RFC&#32;822 a &#61;&#61; b &#61;&#61;"),
        ] {
            assert_eq!(text(Wiki::MediaWiki, said), written);
        }
    }

    #[test]
    fn in_dokuwiki_texts_stay_text() {
        for (said, written) in [
            ("**a** {{b}} [[c]] https://a.example", "%%**a** {{b}} [[c]] https://a.example%%"),
            ("100% of %%it%%", "<nowiki>100% of %%it%%</nowiki>"),
            ("%</nowiki>**a**", "<nowiki>%<</nowiki><nowiki>/nowiki>**a**</nowiki>"),
            ("FIXME", "%%FIXME%%"),
            ("a -- b", "%%a -- b%%"),
            ("a -> b", "%%a -> b%%"),
            ("mailto:a", "%%mailto:a%%"),
            ("640x480 pixels", "%%640x480 pixels%%"),
            ("OurShop", "%%OurShop%%"),
            ("www.a.example", "%%www.a.example%%"),
            ("  * no item", "%%* no item%%"),
        ] {
            assert_eq!(text(Wiki::DokuWiki, said), written);
        }
    }

    #[test]
    fn blocks_stand_apart_and_links_keep_their_address() {
        let link = Inline::Link("https://a.example/?a=1&b=]]".to_owned(), "a|b]]".to_owned());
        let mail = Inline::Link("mailto:help@a.example".to_owned(), "Write".to_owned());
        let item = vec![Inline::Strong("Yes.".to_owned()), Inline::Text(" ".to_owned()), link];
        let blocks = [
            Block::Heading(3, "H = h".to_owned()),
            Block::List {
                is_ordered: true,
                items: vec![vec![Block::Paragraph(item)], vec![Block::text("No.")]],
            },
            Block::Quote("Q.".to_owned()),
            Block::Paragraph(vec![mail, Inline::Text(".".to_owned())]),
        ];
        let expected = "=== H &#61; h ===\n\n\
            # '''Yes.''' [https://a.example/?a=1&amp;b=%5D%5D a&#124;b&#93;&#93;]\n# No.\n\n\
            <blockquote>Q.</blockquote>\n\n[mailto:help@a.example Write].";
        assert_eq!(Wiki::MediaWiki.page(&blocks), expected);
        let expected = "==== H = h ====\n\n\x20 - **Yes.** [[https://a.example/?a=1&b=%5D%5D|a b  ]]\n\x20 - No.\n\n\
            > Q.\n\n[[help@a.example|Write]].";
        assert_eq!(Wiki::DokuWiki.page(&blocks), expected);
    }
}
