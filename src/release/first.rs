//! The first question as the script has it, which draws it before style sheet, words or engine could have come.
//!
//! A node is a text, or a list of an element's name, its attributes and its own nodes; `www/first.js` reads it.

use serde_json::{Map, Value};

use super::{Shop, script};
use crate::publish;
use crate::view::{Node, Words};

/// What stands in the script before it.
const MARK: &str = "refund-check-first:";

/// The script with this shop's first question in place of the one that stands in it; nothing where it has no place for one.
pub(super) fn with_first(script: &[u8], shop: &Shop<'_>, words: &Words) -> Option<Vec<u8>> {
    let nodes = publish::first_screen(shop.compiled, words, shop.now).unwrap_or_default();
    let text = Value::Array(nodes.iter().map(value).collect()).to_string();
    script::put(script, MARK, &text)
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
        let nodes: Vec<Value> = tree.done().iter().map(value).collect();
        let expected = r#"[["p",{"class":"hint"},"Why \"so\"?",["span",{"class":"say"},"b"]],"c"]"#;
        assert_eq!(Value::Array(nodes).to_string(), expected);
    }
}
