//! What is shown, as a tree of elements and texts, and how it is written.
//!
//! A text of a policy or a buyer goes into a [`Node::Text`] or an attribute's value and is never read as markup. The
//! page patches its own document by the tree, the command line prints it as HTML or as plain text.

use super::{Phrase, Words};

/// An element or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name, such as `p`.
    pub tag: &'static str,
    /// Names and values, in the order in which they were set. The value of a switch such as `hidden` is empty.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An attribute's value, if it is set.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        for (known, value) in &self.attributes {
            if *known == name {
                return Some(value);
            }
        }
        None
    }
}

/// Writes a tree from its first node to its last, in the words of one language.
///
/// Its functions are not inlined: they are called some hundred times, and each copy would cost the buyer bytes.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    words: &'a Words,
    /// The elements that are open, the outermost first.
    open: Vec<Element>,
    /// What stands outside of every element.
    nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    /// Nothing yet.
    pub fn new(words: &'a Words) -> Self {
        Tree { words, open: Vec::new(), nodes: Vec::new() }
    }

    /// The nodes. Elements that are still open end here.
    pub fn done(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.nodes
    }

    /// Begins an element.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str) -> &mut Self {
        self.open.push(Element { tag, ..Element::default() });
        self
    }

    /// Begins an element of a class.
    #[inline(never)]
    pub fn class(&mut self, tag: &'static str, class: &str) -> &mut Self {
        self.open(tag).set("class", class)
    }

    /// Begins an element that a page may style from outside: its part has a class of the same name.
    #[inline(never)]
    pub fn part(&mut self, tag: &'static str, part: &str) -> &mut Self {
        self.class(tag, part).set("part", part)
    }

    /// Begins a button that is such a part.
    #[inline(never)]
    pub fn button(&mut self, part: &str) -> &mut Self {
        self.open("button").set("type", "button").set("class", part).set("part", part)
    }

    /// Sets an attribute of the element that began last.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: &str) -> &mut Self {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push((name, value.to_owned()));
        }
        self
    }

    /// Sets an attribute to a phrase.
    #[inline(never)]
    pub fn name(&mut self, name: &'static str, phrase: Phrase) -> &mut Self {
        let words = self.words;
        self.set(name, words.say(phrase))
    }

    /// Adds a text. Texts that follow each other are one.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Self {
        let nodes = self.nodes();
        if let Some(Node::Text(last)) = nodes.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            nodes.push(Node::Text(text.to_owned()));
        }
        self
    }

    /// Adds a phrase.
    #[inline(never)]
    pub fn say(&mut self, phrase: Phrase) -> &mut Self {
        let words = self.words;
        self.text(words.say(phrase))
    }

    /// Ends the innermost element.
    #[inline(never)]
    pub fn close(&mut self) -> &mut Self {
        if let Some(element) = self.open.pop() {
            self.nodes().push(Node::Element(element));
        }
        self
    }

    /// Adds an element of a class, with a text in it.
    #[inline(never)]
    pub fn one(&mut self, tag: &'static str, class: &str, text: &str) -> &mut Self {
        self.class(tag, class).text(text).close()
    }

    /// Adds an element of no class, with a text in it.
    #[inline(never)]
    pub fn plain(&mut self, tag: &'static str, text: &str) -> &mut Self {
        self.open(tag).text(text).close()
    }

    /// Adds an element of no class, with a phrase in it.
    #[inline(never)]
    pub fn said(&mut self, tag: &'static str, phrase: Phrase) -> &mut Self {
        self.open(tag).say(phrase).close()
    }

    /// Adds a paragraph that explains something.
    #[inline(never)]
    pub fn hint(&mut self, phrase: Phrase) -> &mut Self {
        self.class("p", "hint").say(phrase).close()
    }

    /// Adds nodes that were written apart.
    pub fn add(&mut self, nodes: Vec<Node>) -> &mut Self {
        self.nodes().extend(nodes);
        self
    }

    /// Where the next node goes.
    fn nodes(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(element) => &mut element.children,
            None => &mut self.nodes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_in_document_order() {
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.part("p", "day").set("lang", "x y").say(Phrase::Date).text(" (z)").close().plain("b", "");
        let attributes = [("class", "day"), ("part", "day"), ("lang", "x y")];
        let first = Element {
            tag: "p",
            attributes: attributes.map(|(name, value)| (name, value.to_owned())).to_vec(),
            children: vec![Node::Text("Date (z)".to_owned())],
        };
        let second = Element { tag: "b", ..Element::default() };
        assert_eq!(tree.done(), [Node::Element(first), Node::Element(second)]);
    }

    #[test]
    fn texts_that_follow_each_other_are_one() {
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.text("a").text(" b").open("br").close().text("c");
        let br = Node::Element(Element { tag: "br", ..Element::default() });
        assert_eq!(tree.done(), [Node::Text("a b".to_owned()), br, Node::Text("c".to_owned())]);
    }

    #[test]
    fn elements_that_are_left_open_end_with_the_tree() {
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.open("ul").open("li").text("a");
        let li = Element { tag: "li", children: vec![Node::Text("a".to_owned())], ..Element::default() };
        let ul = Element { tag: "ul", children: vec![Node::Element(li)], ..Element::default() };
        assert_eq!(tree.done(), [Node::Element(ul)]);
    }
}
