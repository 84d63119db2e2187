//! A file as a tree of tables: paths in it, and how its parts are laid out.

use std::fmt::{self, Display};

use toml_edit::{Decor, InlineTable, Item, RawString, Table, Value};

/// A step of a path to a value.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Step {
    /// An index in a list.
    Number(usize),
    /// A key of a table.
    Key(String),
}

/// Why a form changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// The text is no TOML.
    NotToml,
    /// The path leads nowhere, or to a value of another type.
    NotThere,
}

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::NotToml => "the text has a mistake in it; mend that first, or undo",
            Refused::NotThere => {
                "what was to be changed is no longer there, or is written in a form of its own"
            }
        })
    }
}

impl std::error::Error for Refused {}

/// The item at the end of a path, if there is one.
pub(super) fn find<'a>(root: &'a mut Item, path: &[Step]) -> Option<&'a mut Item> {
    let mut at = root;
    for step in path {
        at = match step {
            Step::Number(number) => at.get_mut(*number)?,
            // Checked first, because `get_mut` would create the key.
            Step::Key(key) => at.as_table_like_mut().filter(|table| table.contains_key(key))?.get_mut(key)?,
        };
    }
    Some(at)
}

/// Formats an inline table on one line. One with line breaks or comments stays as it is.
pub(super) fn tidy(item: &mut Item) {
    if let Item::Value(Value::InlineTable(pairs)) = item
        && !has_lines(pairs)
    {
        let decor = pairs.decor().clone();
        pairs.fmt();
        *pairs.decor_mut() = decor;
    }
}

fn has_lines(pairs: &InlineTable) -> bool {
    let is_line = |raw: Option<&RawString>| {
        raw.and_then(RawString::as_str).is_some_and(|raw| raw.contains(['\n', '#']))
    };
    let has = |decor: &Decor| is_line(decor.prefix()) || is_line(decor.suffix());
    let keys = pairs.iter().filter_map(|(key, _)| pairs.key(key)).any(|key| has(key.leaf_decor()));
    keys || pairs.iter().any(|(_, value)| has(value.decor())) || is_line(Some(pairs.trailing()))
}

/// Calls `call` for a table and each table in it, in written order.
pub(super) fn positions(table: &mut Table, call: &mut dyn FnMut(&mut Table)) {
    call(table);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => positions(inner, call),
            Item::ArrayOfTables(several) => several.iter_mut().for_each(|inner| positions(inner, call)),
            Item::None | Item::Value(_) => {}
        }
    }
}
