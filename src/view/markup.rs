//! What is shown, in document order: a tree written flat, as one text of pieces. A piece begins with a control
//! character that says what it is, so it is small to make, to carry over and to walk. Texts lose their control
//! characters on the way in: nothing that a policy or a buyer says is ever anything but text.

use super::{Phrase, Words};

/// Begins an element: its tag follows.
pub(super) const OPEN: char = '\u{1}';
/// Begins an attribute of the element that began last: its name follows. Who has a `part` has a class of that name.
pub(super) const ATTRIBUTE: char = '\u{2}';
/// Between an attribute's name and its value; one without is empty.
pub(super) const VALUE: char = '\u{3}';
/// Begins a text.
pub(super) const TEXT: char = '\u{4}';
/// Ends the innermost element.
pub(super) const CLOSE: char = '\u{5}';

/// Markup being written, in the words of one language.
#[derive(Clone, Debug)]
pub struct Markup<'a> {
    words: &'a Words,
    at: At,
    /// The pieces.
    pub text: String,
}

/// What stands at the end of what is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    /// The beginning or the end of an element.
    Edge,
    Text,
    /// `<` of a pattern, which may begin either.
    Bracket,
    Tag,
    EndTag,
}

impl<'a> Markup<'a> {
    /// Nothing yet.
    pub fn new(words: &'a Words) -> Self {
        Markup { words, at: At::Edge, text: String::new() }
    }

    /// Adds what a pattern of ours shows: `<p class=hint>$</p>`. In it `#` is the next of the phrases and `$` the
    /// next of the texts, as text or as an attribute's value; values without those hold no spaces. A pattern may
    /// break off anywhere and the next one goes on.
    ///
    /// Not inlined: it is called a hundred times, and each copy would cost the buyer bytes.
    #[inline(never)]
    pub fn put(&mut self, pattern: &str, phrases: &[Phrase], texts: &[&str]) {
        let (mut phrases, mut texts) = (phrases.iter(), texts.iter());
        for letter in pattern.chars() {
            match (self.at, letter) {
                (At::Edge | At::Text, '<') => self.at = At::Bracket,
                (At::Bracket, '/') => self.begin(CLOSE, At::EndTag),
                (At::Tag | At::EndTag, '>') => self.at = At::Edge,
                (At::EndTag, _) => {}
                (At::Tag, ' ') => self.text.push(ATTRIBUTE),
                (At::Tag, '=') => self.text.push(VALUE),
                _ => {
                    match self.at {
                        At::Bracket => self.begin(OPEN, At::Tag),
                        At::Edge => self.begin(TEXT, At::Text),
                        _ => {}
                    }
                    match letter {
                        '$' => self.say(texts.next().copied().unwrap_or_default()),
                        '#' => self.say(phrases.next().map_or("", |&phrase| self.words.say(phrase))),
                        _ => self.text.push(letter),
                    }
                }
            }
        }
    }

    fn begin(&mut self, piece: char, at: At) {
        self.text.push(piece);
        self.at = at;
    }

    fn say(&mut self, text: &str) {
        for letter in text.chars() {
            if letter > CLOSE {
                self.text.push(letter);
            }
        }
    }
}

/// A piece, read again.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// An element begins.
    Open(&'a str),
    /// An attribute of the element that began last.
    Attribute(&'a str, &'a str),
    /// Text.
    Text(&'a str),
    /// The innermost element ends.
    Close,
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl Markup<'_> {
    /// The pieces, in order.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let begins = |letter| matches!(letter, OPEN | ATTRIBUTE | TEXT | CLOSE);
        let mut rest = self.text.as_str();
        while let Some(sign) = rest.chars().next() {
            let (said, after) = rest[1..].split_at(rest[1..].find(begins).unwrap_or(rest.len() - 1));
            let (name, value) = said.split_once(VALUE).unwrap_or((said, ""));
            match sign {
                OPEN => pieces.push(Piece::Open(said)),
                ATTRIBUTE => {
                    if name == "part" {
                        pieces.push(Piece::Attribute("class", value));
                    }
                    pieces.push(Piece::Attribute(name, value));
                }
                TEXT => pieces.push(Piece::Text(said)),
                _ => pieces.push(Piece::Close),
            }
            rest = after;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, phrases: &[Phrase], texts: &[&str], expected: &[Piece<'_>]) {
        let words = Words::default();
        let mut markup = Markup::new(&words);
        markup.put(pattern, phrases, texts);
        assert_eq!(markup.pieces(), expected, "{pattern}");
    }

    #[test]
    fn a_pattern_is_filled_with_phrases_and_texts() {
        check(
            "<p part=a data-b=$ c># ($)</p>",
            &[Phrase::Date],
            &["x y", "z"],
            &[
                Piece::Open("p"),
                Piece::Attribute("class", "a"),
                Piece::Attribute("part", "a"),
                Piece::Attribute("data-b", "x y"),
                Piece::Attribute("c", ""),
                Piece::Text("Date (z)"),
                Piece::Close,
            ],
        );
        check(
            "<ul><li></li></ul>",
            &[],
            &[],
            &[Piece::Open("ul"), Piece::Open("li"), Piece::Close, Piece::Close],
        );
    }

    #[test]
    fn texts_are_never_anything_else() {
        let hostile = "<b a=c>$#</b>\u{1}script\u{4}\u{5}";
        let expected = [Piece::Open("p"), Piece::Text("<b a=c>$#</b>script"), Piece::Close];
        check("<p>$</p>", &[], &[hostile], &expected);
    }

    #[test]
    fn texts_that_follow_each_other_are_one() {
        let words = Words::default();
        let mut markup = Markup::new(&words);
        markup.put("<p>$", &[], &["a"]);
        markup.put(" $</p>$", &[], &["b", "c"]);
        let expected = [Piece::Open("p"), Piece::Text("a b"), Piece::Close, Piece::Text("c")];
        assert_eq!(markup.pieces(), expected);
    }
}
