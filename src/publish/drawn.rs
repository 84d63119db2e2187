//! The first question in a form that a page can contain, for its first paint.
//!
//! A host's sanitizer may remove the shadow root's `template` and keep its content: buttons that do nothing,
//! and the first question a second time. So the form has no buttons and no text. Each text is the value of
//! `data-say`, which the style shows. Each element is an empty box that says with `data-tag` what it stands
//! for. Accessible names and labels are left out. `www/drawn.js` turns the boxes into the question as soon as
//! it runs.

use crate::view::{Element, Node};

/// The attributes that the style sheet and the handling of a press need.
const KEPT: [&str; 8] =
    ["hidden", "class", "part", "data-question", "data-option", "data-continue", "type", "name"];
/// Classes for which a host's own style may draw a frame or a bar. They are written as `data-class`.
const KNOWN: [&str; 2] = ["card", "progress"];
/// Inline elements.
const INLINE: [&str; 4] = ["span", "input", "label", "button"];
/// Elements that can have the focus.
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
