//! The first questions in the form that the script contains. The script draws them before the style sheet,
//! the words or the engine are there.
//!
//! The form is `[first, [[answer, second], …]]`, where `first` and each `second` are lists of nodes. A node
//! is a text, or a list of an element's tag, its attributes and its nodes. `www/first.js` reads it.

use serde_json::{Map, Value, json};

use super::{Shop, script};
use crate::publish;
use crate::view::{Node, Words};

/// The mark in the script before them.
const MARK: &str = "refund-check-first:";

/// Puts a shop's first questions into the script. Returns `None` if the script has no place for them.
pub(super) fn with_first(script: &[u8], shop: &Shop<'_>, words: &Words) -> Option<Vec<u8>> {
    let text = match publish::first_screen(shop.compiled, words, shop.now) {
        None => Value::Array(Vec::new()),
        Some(first) => {
            let second = publish::second_screens(shop.compiled, words, shop.now);
            let second = second.iter().map(|(answer, nodes)| json!([answer, list(nodes)]));
            json!([list(&first), second.collect::<Vec<Value>>()])
        }
    };
    script::put(script, MARK, &text.to_string())
}

fn list(nodes: &[Node]) -> Value {
    Value::Array(nodes.iter().map(value).collect())
}

fn value(node: &Node) -> Value {
    match node {
        Node::Text(said) => Value::from(said.as_str()),
        Node::Element(element) => {
            let named = |(name, value): &(&str, String)| ((*name).to_owned(), Value::from(value.as_str()));
            let attributes: Map<String, Value> = element.attributes.iter().map(named).collect();
            let head = [Value::from(element.tag), Value::Object(attributes)];
            Value::Array(head.into_iter().chain(element.children.iter().map(value)).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_texts_and_lists() {
        use crate::view::Tree;
        let words = Words::default();
        let mut tree = Tree::new(&words);
        tree.open("p").set("class", "hint").text("Why \"so\"?").one("span", "say", "b").close().text("c");
        let expected = r#"[["p",{"class":"hint"},"Why \"so\"?",["span",{"class":"say"},"b"]],"c"]"#;
        assert_eq!(list(&tree.done()).to_string(), expected);
    }
}
