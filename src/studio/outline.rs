//! What forms show of a file: its values, and where each part of it is.

use serde::ser::{Serialize, SerializeMap, Serializer};
use toml_edit::{Document, Item, Table, Value};

use super::offsets::Offsets;

/// The content of a file for forms.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Outline {
    /// The values, in written order.
    #[cfg_attr(test, ts(type = "Map<string, Written>"))]
    pub values: Written,
    /// The parts with a heading, in written order.
    pub parts: Vec<Part>,
}

/// A part of a file with a heading of its own.
#[derive(Debug, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// The keys that lead to it. In a list, the key is its index.
    pub path: Vec<String>,
    /// The offset of its beginning, in UTF-16 units.
    pub from: usize,
    /// The offset of the next part's beginning, in UTF-16 units.
    pub to: usize,
}

/// A value in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A text. A date is also a text, because no policy has dates of TOML.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Written>),
    /// A table, in written order.
    Table(Vec<(String, Written)>),
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Written::Text(text) => to.serialize_str(text),
            Written::Number(number) => to.serialize_f64(*number),
            Written::Flag(flag) => to.serialize_bool(*flag),
            Written::List(list) => to.collect_seq(list),
            Written::Table(pairs) => {
                let mut map = to.serialize_map(Some(pairs.len()))?;
                for (key, value) in pairs {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads a file for forms. Returns `None` if it is no TOML; `look` explains why.
#[must_use]
pub fn outline(text: &str) -> Option<Outline> {
    let document = Document::parse(text).ok()?;
    let offsets = Offsets::new(text);
    let mut parts: Vec<(usize, Vec<String>)> = Vec::new();
    collect(document.as_table(), &mut Vec::new(), &mut parts);
    parts.sort();
    let mut placed: Vec<Part> = Vec::new();
    for (at, path) in parts {
        let from = offsets.at(at);
        if let Some(before) = placed.last_mut() {
            before.to = from;
        }
        placed.push(Part { path, from, to: offsets.at(text.len()) });
    }
    Some(Outline { values: table(document.as_table()), parts: placed })
}

fn collect(table: &Table, path: &mut Vec<String>, parts: &mut Vec<(usize, Vec<String>)>) {
    for (key, item) in table.iter() {
        path.push(key.to_owned());
        match item {
            Item::Table(inner) => headed(inner, path, parts),
            Item::ArrayOfTables(several) => {
                for (number, inner) in several.iter().enumerate() {
                    path.push(number.to_string());
                    headed(inner, path, parts);
                    path.pop();
                }
            }
            Item::None | Item::Value(_) => {}
        }
        path.pop();
    }
}

fn headed(table: &Table, path: &mut Vec<String>, parts: &mut Vec<(usize, Vec<String>)>) {
    if let Some(span) = table.span().filter(|_| !table.is_implicit() && !table.is_dotted()) {
        parts.push((span.start, path.clone()));
    }
    collect(table, path, parts);
}

fn table(table: &Table) -> Written {
    Written::Table(table.iter().map(|(key, item)| (key.to_owned(), written(item))).collect())
}

fn written(item: &Item) -> Written {
    match item {
        Item::None => Written::List(Vec::new()),
        Item::Value(given) => value(given),
        Item::Table(inner) => table(inner),
        Item::ArrayOfTables(several) => Written::List(several.iter().map(table).collect()),
    }
}

fn value(given: &Value) -> Written {
    match given {
        Value::String(text) => Written::Text(text.value().clone()),
        Value::Integer(number) => Written::Number(*number.value() as f64),
        Value::Float(number) => Written::Number(*number.value()),
        Value::Boolean(flag) => Written::Flag(*flag.value()),
        Value::Datetime(date) => Written::Text(date.value().to_string()),
        Value::Array(list) => Written::List(list.iter().map(value).collect()),
        Value::InlineTable(pairs) => {
            Written::Table(pairs.iter().map(|(key, given)| (key.to_owned(), value(given))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_reach_to_the_next_and_values_keep_their_order() {
        let text =
            "format = 1\n# ä\n[b]\nz = 1\na = { y = true, x = [\"é\"] }\n[[c]]\nd = 1\n[[c]]\nd = 2\n[c.e]\n";
        let outline = outline(text).unwrap();
        let said: Vec<String> = outline.parts.iter().map(|part| part.path.join(".")).collect();
        assert_eq!(said, ["b", "c.0", "c.1", "c.1.e"]);
        let units: Vec<u16> = text.encode_utf16().collect();
        let part =
            |at: usize| String::from_utf16(&units[outline.parts[at].from..outline.parts[at].to]).unwrap();
        assert_eq!(part(0), "[b]\nz = 1\na = { y = true, x = [\"é\"] }\n");
        assert_eq!(part(3), "[c.e]\n");
        let Written::Table(pairs) = outline.values else { panic!("no table") };
        let Written::Table(b) = &pairs[1].1 else { panic!("no table") };
        assert_eq!(b.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["z", "a"]);
    }

    #[test]
    fn what_is_no_toml_has_no_outline() {
        assert!(outline("a = ").is_none());
    }
}
