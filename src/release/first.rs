//! The first question as the script has it, which draws it before style sheet, words or engine could have come.
//!
//! A node is a text, or a list of an element's name, its attributes and its own nodes; `www/first.js` reads it.

use serde_json::{Map, Value};

use super::Shop;
use crate::publish;
use crate::view::{Node, Words};

/// What stands in the script before it. The whole is the text of one string of the script.
const MARK: &str = "refund-check-first:";

/// The script with this shop's first question in place of the one that stands in it; nothing where it has no place for one.
pub(super) fn with_first(script: &[u8], shop: &Shop<'_>, words: &Words) -> Option<Vec<u8>> {
    let nodes = publish::first_screen(shop.compiled, words, shop.now).unwrap_or_default();
    let text = Value::Array(nodes.iter().map(value).collect()).to_string();
    put(std::str::from_utf8(script).ok()?, &text)
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

/// The string that begins with the mark gets another text, written for the quotes that it stands in: whoever makes the
/// script small chooses them.
fn put(script: &str, text: &str) -> Option<Vec<u8>> {
    let (before, rest) = script.split_once(MARK)?;
    let quote = before.chars().next_back().filter(|quote| ['"', '\'', '`'].contains(quote))?;
    let after = &rest[end(rest, quote)?..];
    let is_once = !after.contains(MARK);
    is_once.then(|| [before, MARK, &escaped(text, quote), after].concat().into_bytes())
}

/// Where a string ends: at the first quote that nothing escapes.
fn end(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices() {
        if letter == quote && !is_escaped {
            return Some(at);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

/// Lines end a string in some quotes, `${` begins a part of it in others, and `</script` ends a script within a page.
fn escaped(text: &str, quote: char) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => written.push_str("\\\\"),
            '<' | '$' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                written.push_str(&format!("\\u{:04x}", letter as u32))
            }
            _ if letter == quote => {
                written.push('\\');
                written.push(quote);
            }
            _ => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_gets_another_text_in_its_own_quotes_however_often() {
        for quote in ["\"", "'", "`"] {
            let script = |text: &str| format!("a({quote}{MARK}{text}{quote}.slice(1));b({quote}c{quote})");
            let first = put(&script("[]"), r#"["\"${x}'`</script>"]"#).unwrap();
            let first = String::from_utf8(first).unwrap();
            assert!(!first.contains("</script") && !first.contains("${"), "{first}");
            assert!(first.ends_with(&format!("{quote}.slice(1));b({quote}c{quote})")), "{first}");
            assert_eq!(String::from_utf8(put(&first, "[]").unwrap()).unwrap(), script("[]"));
        }
    }

    #[test]
    fn a_script_without_one_place_is_refused() {
        assert_eq!(put("a", "[]"), None);
        assert_eq!(put("refund-check-first:[]", "[]"), None);
        assert_eq!(put("'refund-check-first:[]", "[]"), None);
        assert_eq!(put("'refund-check-first:[]';'refund-check-first:[]'", "[]"), None);
    }

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
