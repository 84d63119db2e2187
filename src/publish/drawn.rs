//! The first question as a page can bring it drawn, for its own first paint.
//!
//! A host's sanitizer may take the shadow root's `template` away and leave what stood in it: buttons that do nothing, and
//! the first question a second time. So nothing of it is a button or a text. Each text is the value of `data-say`, which
//! the style shows, and each element an empty box that says by `data-tag` what it stands for; what names or labels
//! something is left out. `www/drawn.js` makes the question of it as soon as it runs.

use crate::view::{Element, Node};

/// What the style and a press go by.
const KEPT: [&str; 8] =
    ["hidden", "class", "part", "data-question", "data-option", "data-continue", "type", "name"];
/// Classes that a host's own style is likely to know and to draw a frame or a bar for. They go by `data-class`.
const KNOWN: [&str; 2] = ["card", "progress"];
/// What stands in a line.
const INLINE: [&str; 4] = ["span", "input", "label", "button"];
/// What can have the focus.
const FOCUSED: [&str; 2] = ["button", "input"];

/// The nodes as empty boxes.
pub(super) fn drawn(nodes: &[Node]) -> Vec<Node> {
    nodes.iter().map(|node| Node::Element(empty(node))).collect()
}

fn empty(node: &Node) -> Element {
    match node {
        Node::Text(said) => {
            Element { tag: "span", attributes: vec![("data-say", said.clone())], ..Element::default() }
        }
        Node::Element(element) => {
            let mut attributes = vec![("data-tag", element.tag.to_owned())];
            for (name, value) in element.attributes.iter().filter(|(name, _)| KEPT.contains(name)) {
                let is_known = *name == "class" && KNOWN.contains(&value.as_str());
                attributes.push((if is_known { "data-class" } else { name }, value.clone()));
            }
            if FOCUSED.contains(&element.tag) {
                attributes.push(("tabindex", "0".to_owned()));
            }
            let tag = if INLINE.contains(&element.tag) { "span" } else { "div" };
            Element { tag, attributes, children: drawn(&element.children) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::html;
    use crate::view::{Tree, Words};

    #[test]
    fn no_text_and_no_button_is_left_where_tags_are_taken_away() {
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.open("h2").set("id", "title").text("Why?").close().class("p", "progress").close();
        tree.open("button").set("data-option", "a").one("span", "say", "It is <b>").close();
        let expected = "<div data-tag=\"h2\"><span data-say=\"Why?\"></span></div>\
            <div data-tag=\"p\" data-class=\"progress\"></div>\
            <span data-tag=\"button\" data-option=\"a\" tabindex=\"0\">\
            <span data-tag=\"span\" class=\"say\"><span data-say=\"It is &lt;b&gt;\"></span></span></span>";
        assert_eq!(html(&drawn(&tree.done())), expected);
    }
}
