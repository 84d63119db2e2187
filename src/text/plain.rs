//! Writes a tree as plain text, for terminals.

use crate::view::{Element, Node};

/// Writes each heading, paragraph and list item on a line of its own. The lines of a section are indented.
#[must_use]
pub fn plain(nodes: &[Node]) -> String {
    let mut plain = Plain::default();
    nodes.iter().for_each(|node| plain.node(node));
    plain.text
}

#[derive(Default)]
struct Plain {
    text: String,
    /// The open elements, each with the number of list items so far.
    open: Vec<(&'static str, usize)>,
    /// What the next text begins with, if it begins a line.
    start: Option<String>,
}

impl Plain {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, Element { tag, children, .. }: &Element) {
        match *tag {
            "section" | "details" if !self.text.ends_with("\n\n") => self.text.push('\n'),
            "h2" | "h3" => self.start = Some(String::new()),
            "blockquote" => self.start = Some(self.indent()),
            // The first text in a list item follows its bullet.
            "p" | "label" | "button" | "textarea" | "summary" if self.start.is_none() => {
                self.start = Some(self.indent());
            }
            "li" => self.item(),
            _ => {}
        }
        self.open.push((tag, 0));
        if *tag == "blockquote" {
            self.text("“");
        }
        children.iter().for_each(|child| self.node(child));
        if *tag == "blockquote" {
            self.text("”");
        }
        self.open.pop();
        if matches!(
            *tag,
            "h2" | "h3" | "p" | "blockquote" | "li" | "label" | "button" | "textarea" | "summary"
        ) {
            self.start = None;
            // The line of a quote ends after its quotation mark.
            let is_quoted = self.open.last().is_some_and(|(tag, _)| *tag == "blockquote");
            if !is_quoted && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
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

    /// The indentation at the present depth: two spaces for each section or list.
    fn indent(&self) -> String {
        let steps = self.open.iter().filter(|(tag, _)| matches!(*tag, "section" | "ul" | "ol")).count();
        "  ".repeat(steps)
    }
}
