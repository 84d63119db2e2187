//! What is shown, as a tree of elements and texts.
//!
//! A text of a policy or a buyer becomes a [`Node::Text`] or an attribute's value and is never read as
//! markup. The page patches its document by the tree; the command line prints it as HTML or plain text.

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
    /// The name of the tag, such as `p`.
    pub tag: &'static str,
    /// Names and values of the attributes, in the order in which they were set. A boolean attribute such as
    /// `hidden` has an empty value.
    pub attributes: Vec<(&'static str, String)>,
    /// The nodes inside.
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

/// Writes a tree from its first node to its last, with the phrases of one language.
///
/// Its functions are not inlined: they are called hundreds of times, and each copy would add bytes to what
/// the buyer loads.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    words: &'a Words,
    /// The open elements, the outermost first.
    open: Vec<Element>,
    /// The nodes outside of all elements.
    nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    /// An empty tree.
    pub fn new(words: &'a Words) -> Self {
        Tree { words, open: Vec::new(), nodes: Vec::new() }
    }

    /// Returns the nodes. Closes elements that are still open.
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

    /// Begins an element with a class.
    #[inline(never)]
    pub fn class(&mut self, tag: &'static str, class: &str) -> &mut Self {
        self.open(tag).set("class", class)
    }

    /// Begins an element that a page can style from outside: it has the same name as class and as part.
    #[inline(never)]
    pub fn part(&mut self, tag: &'static str, part: &str) -> &mut Self {
        self.class(tag, part).set("part", part)
    }

    /// Begins a button that is such a part.
    #[inline(never)]
    pub fn button(&mut self, part: &str) -> &mut Self {
        self.open("button").set("type", "button").set("class", part).set("part", part)
    }

    /// Sets an attribute of the element that was opened last.
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

    /// Adds a text. Adjacent texts become one node.
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

    /// Adds an element with a class and a text.
    #[inline(never)]
    pub fn one(&mut self, tag: &'static str, class: &str, text: &str) -> &mut Self {
        self.class(tag, class).text(text).close()
    }

    /// Adds an element with a text and no class.
    #[inline(never)]
    pub fn plain(&mut self, tag: &'static str, text: &str) -> &mut Self {
        self.open(tag).text(text).close()
    }

    /// Adds an element with a phrase and no class.
    #[inline(never)]
    pub fn said(&mut self, tag: &'static str, phrase: Phrase) -> &mut Self {
        self.open(tag).say(phrase).close()
    }

    /// Adds a paragraph that explains something.
    #[inline(never)]
    pub fn hint(&mut self, phrase: Phrase) -> &mut Self {
        self.class("p", "hint").say(phrase).close()
    }

    /// Adds nodes that were made elsewhere.
    pub fn add(&mut self, nodes: Vec<Node>) -> &mut Self {
        self.nodes().extend(nodes);
        self
    }

    /// The list that the next node is added to.
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
