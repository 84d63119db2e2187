//! Markup as plain text, for terminals.

use super::{Markup, Piece};

/// A line for each heading, paragraph and item, those of a section one step further in.
pub fn plain(markup: &Markup<'_>) -> String {
    let mut plain = Plain::default();
    for piece in markup.pieces() {
        match piece {
            Piece::Open(tag) => plain.open(tag),
            Piece::Text(text) => plain.text(text),
            Piece::Attribute(..) => {}
            Piece::Close => plain.close(),
        }
    }
    plain.text
}

#[derive(Default)]
struct Plain<'a> {
    text: String,
    /// The elements around, each with how many items it has so far.
    open: Vec<(&'a str, usize)>,
    /// What begins the next text, where it begins a line.
    start: Option<String>,
}

impl<'a> Plain<'a> {
    fn open(&mut self, tag: &'a str) {
        match tag {
            "section" => self.text.push('\n'),
            "h2" | "h3" => self.start = Some(String::new()),
            "p" | "blockquote" => self.start = Some(self.indent()),
            "li" => self.item(),
            _ => {}
        }
        self.open.push((tag, 0));
        if tag == "blockquote" {
            self.text("“");
        }
    }

    fn item(&mut self) {
        let indent = self.indent();
        let sign = match self.open.last_mut() {
            Some(("ol", count)) => {
                *count += 1;
                format!("{count}. ")
            }
            _ => "- ".to_owned(),
        };
        self.start = Some(indent + &sign);
    }

    fn text(&mut self, text: &str) {
        if let Some(start) = self.start.take() {
            self.text.push_str(&start);
        }
        self.text.push_str(text);
    }

    fn close(&mut self) {
        let Some((tag, _)) = self.open.pop() else { return };
        if tag == "blockquote" {
            self.text("”");
        }
        if matches!(tag, "h2" | "h3" | "p" | "blockquote" | "li") {
            self.start = None;
            self.text.push('\n');
        }
    }

    /// What is below a heading is further in, and items are further still.
    fn indent(&self) -> String {
        let steps = self.open.iter().filter(|(tag, _)| matches!(*tag, "section" | "ul" | "ol")).count();
        "  ".repeat(steps)
    }
}
