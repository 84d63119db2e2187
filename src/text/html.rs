//! A tree as HTML text, for pages that are made before anybody opens them.

use crate::view::Node;

/// Elements that have no end.
const VOID: [&str; 3] = ["input", "br", "link"];

/// The nodes as HTML. Texts and values are escaped, so nothing in them is ever markup.
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
        // Closed, because MDX reads no other; HTML takes no notice.
        return text.push_str(" />");
    }
    text.push('>');
    element.children.iter().for_each(|child| write(text, child));
    text.push_str("</");
    text.push_str(element.tag);
    text.push('>');
}

/// Adds a text so that nothing in it is markup.
pub(crate) fn escape(text: &mut String, said: &str) {
    for letter in said.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            // Where the host reads MDX, a program would begin here.
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
