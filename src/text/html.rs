//! Writes a tree as HTML text, for pages that are built ahead.

use crate::view::Node;

/// Elements without an end tag.
const VOID: [&str; 3] = ["input", "br", "link"];

/// Writes nodes as HTML. Texts and attribute values are escaped, so they are never read as markup.
#[must_use]
pub fn html(nodes: &[Node]) -> String {
    let mut text = String::new();
    nodes.iter().for_each(|node| write(&mut text, node));
    text
}

fn write(text: &mut String, node: &Node) {
    let element = match node {
        Node::Text(said) => return escape(text, said),
        Node::Element(element) => element,
    };
    text.push('<');
    text.push_str(element.tag);
    for (name, value) in &element.attributes {
        text.push(' ');
        text.push_str(name);
        if !value.is_empty() {
            text.push_str("=\"");
            escape(text, value);
            text.push('"');
        }
    }
    if VOID.contains(&element.tag) {
        // Self-closed, because MDX accepts nothing else; HTML ignores the slash.
        return text.push_str(" />");
    }
    text.push('>');
    element.children.iter().for_each(|child| write(text, child));
    text.push_str("</");
    text.push_str(element.tag);
    text.push('>');
}

/// Appends a text with all markup escaped.
pub(crate) fn escape(text: &mut String, said: &str) {
    for letter in said.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // On a host that reads MDX, a brace begins an expression.
            '{' => text.push_str("&#123;"),
            '}' => text.push_str("&#125;"),
            _ => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Tree, Words};

    #[test]
    fn texts_and_values_stay_text() {
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.open("a").set("href", "https://example.com/?a=1&b=\"2\"").text("<b>&</b>").close();
        tree.open("input").set("disabled", "").close();
        let expected = "<a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt;&amp;&lt;/b&gt;</a>\
                        <input disabled />";
        assert_eq!(html(&tree.done()), expected);
    }
}
