//! Edits a file by form. The rest of the file, its comments and its order stay as they are.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, RawString, Table, Value};

use super::remove::{from_list, put_heading, remove, take_heading};
use super::tree::{Refused, Step, find, positions, tidy};

/// An edit that a form makes.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Edit {
    /// Sets a value, whether there is one or not.
    Set {
        /// The path of the value.
        path: Vec<Step>,
        /// The new value.
        #[cfg_attr(test, ts(type = "NonNullable<unknown>"))]
        value: toml::Value,
    },
    /// Removes a value or a table, with the comment directly above it.
    Remove {
        /// The path of what is removed.
        path: Vec<Step>,
    },
    /// Adds an item at the end of a list.
    Add {
        /// The path of the list.
        path: Vec<Step>,
        /// The new item.
        #[cfg_attr(test, ts(type = "NonNullable<unknown>"))]
        value: toml::Value,
    },
    /// Moves an item of a list.
    Move {
        /// The path of the list.
        path: Vec<Step>,
        /// The index of the item before.
        from: usize,
        /// The index of the item afterwards.
        to: usize,
    },
}

/// Applies an edit to the text of a file. Fails if the text is no TOML, or the path does not fit it.
pub fn edit(text: &str, edit: &Edit) -> Result<String, Refused> {
    let mut document: DocumentMut = text.parse().map_err(|_| Refused::NotToml)?;
    match edit {
        Edit::Set { path, value } => set(document.as_item_mut(), path, value)?,
        Edit::Add { path, value } => add(document.as_item_mut(), path, value)?,
        Edit::Remove { path } => remove(&mut document, path)?,
        Edit::Move { path, from, to } => {
            change_order(find(document.as_item_mut(), path).ok_or(Refused::NotThere)?, *from, *to)?;
        }
    }
    Ok(document.to_string())
}

fn set(root: &mut Item, path: &[Step], value: &toml::Value) -> Result<(), Refused> {
    let (last, above) = path.split_last().ok_or(Refused::NotThere)?;
    let is_top = above.is_empty();
    let parent = made(root, above)?;
    match last {
        Step::Number(number) => match parent {
            // The index after the last adds an item.
            Item::Value(Value::Array(list)) if *number == list.len() => {
                push(list, plain(value));
                Ok(())
            }
            parent => replace(parent.get_mut(*number).ok_or(Refused::NotThere)?, value),
        },
        Step::Key(key) => {
            let in_table = parent.is_table();
            let table = parent.as_table_like_mut().ok_or(Refused::NotThere)?;
            match table.get_mut(key).filter(|item| !item.is_none()) {
                Some(old) => replace(old, value)?,
                None => {
                    let item = match value {
                        // A table with a name gets a heading of its own.
                        toml::Value::Table(pairs) if in_table && (is_top || above.len() == 1) => {
                            headed(pairs)
                        }
                        other => Item::Value(plain(other)),
                    };
                    table.insert(key, item);
                }
            }
            tidy(parent);
            Ok(())
        }
    }
}

/// Finds the item at the end of a path. Missing tables on the path are made.
fn made<'a>(root: &'a mut Item, path: &[Step]) -> Result<&'a mut Item, Refused> {
    let mut at = root;
    for (depth, step) in path.iter().enumerate() {
        at = match step {
            Step::Number(number) => at.get_mut(*number).ok_or(Refused::NotThere)?,
            Step::Key(key) => {
                let in_table = at.is_table();
                let table = at.as_table_like_mut().ok_or(Refused::NotThere)?;
                if !table.contains_key(key) {
                    let mut new = Table::new();
                    // `[windows]` needs no line of its own if `[windows.return]` has one.
                    new.set_implicit(depth + 1 < path.len() || depth == 0);
                    let inline = Item::Value(Value::InlineTable(InlineTable::new()));
                    table.insert(key, if in_table && depth < 2 { Item::Table(new) } else { inline });
                }
                table.get_mut(key).ok_or(Refused::NotThere)?
            }
        };
    }
    Ok(at)
}

/// Replaces a value, but keeps the white space and the comment around it.
fn replace(old: &mut Item, value: &toml::Value) -> Result<(), Refused> {
    match (old, value) {
        (Item::Value(Value::Array(list)), toml::Value::Array(new)) => fill(list, new),
        (Item::Value(old), value) => {
            let decor = old.decor().clone();
            *old = plain(value);
            *old.decor_mut() = decor;
        }
        (Item::Table(table), toml::Value::Table(pairs)) => {
            table.clear();
            fill_table(table, pairs);
        }
        (Item::ArrayOfTables(several), toml::Value::Array(new)) if new.is_empty() => several.clear(),
        _ => return Err(Refused::NotThere),
    }
    Ok(())
}

/// Replaces the values of a list, but keeps its layout.
fn fill(list: &mut Array, new: &[toml::Value]) {
    while list.len() > new.len() {
        from_list(list, list.len() - 1);
    }
    for (place, value) in new.iter().enumerate() {
        if place < list.len() {
            list.replace(place, plain(value));
        } else {
            push(list, plain(value));
        }
    }
}

/// Adds a value at the end of a list, laid out like the one before it.
fn push(list: &mut Array, mut value: Value) {
    let prefix = |value: &Value| value.decor().prefix().and_then(RawString::as_str).map(str::to_owned);
    match list.len().checked_sub(1).and_then(|last| list.get_mut(last)) {
        None => list.push(value),
        Some(last) => {
            // On one line the first value has no space before it, so only line breaks are taken over.
            let before = prefix(last).filter(|prefix| prefix.contains('\n'));
            let after = last.decor().suffix().and_then(RawString::as_str).unwrap_or_default().to_owned();
            last.decor_mut().set_suffix("");
            value.decor_mut().set_prefix(before.map_or_else(|| " ".to_owned(), |all| indent(&all)));
            value.decor_mut().set_suffix(after);
            list.push_formatted(value);
        }
    }
}

/// The last line break and the indentation of a prefix, without comments.
fn indent(prefix: &str) -> String {
    prefix.rfind('\n').map_or_else(String::new, |at| prefix.get(at..).unwrap_or_default().to_owned())
}

fn add(root: &mut Item, path: &[Step], value: &toml::Value) -> Result<(), Refused> {
    let (last, above) = path.split_last().ok_or(Refused::NotThere)?;
    let Step::Key(key) = last else { return Err(Refused::NotThere) };
    let is_top = above.is_empty();
    let parent = made(root, above)?;
    let table = parent.as_table_like_mut().ok_or(Refused::NotThere)?;
    if !table.contains_key(key) {
        let new = if is_top {
            Item::ArrayOfTables(ArrayOfTables::new())
        } else {
            Item::Value(Value::Array(Array::new()))
        };
        table.insert(key, new);
    }
    match (table.get_mut(key), value) {
        (Some(Item::ArrayOfTables(several)), toml::Value::Table(pairs)) => {
            let mut new = Table::new();
            fill_table(&mut new, pairs);
            several.push(new);
        }
        (Some(Item::Value(Value::Array(list))), value) => push(list, plain(value)),
        _ => return Err(Refused::NotThere),
    }
    tidy(parent);
    Ok(())
}

fn change_order(item: &mut Item, from: usize, to: usize) -> Result<(), Refused> {
    match item {
        Item::ArrayOfTables(several) if from.max(to) < several.len() => {
            let mut places: Vec<isize> = Vec::new();
            several.iter_mut().for_each(|table| positions(table, &mut |at| places.extend(at.position())));
            places.sort_unstable();
            // Comments above the first table, up to an empty line, are about all of them.
            let heading = several.get_mut(0).map(take_heading).unwrap_or_default();
            let mut tables: Vec<Table> = several.iter().cloned().collect();
            let moved = tables.remove(from);
            tables.insert(to, moved);
            if let Some(first) = tables.first_mut() {
                put_heading(first, &heading);
            }
            let mut places = places.into_iter();
            tables.iter_mut().for_each(|table| positions(table, &mut |at| at.set_position(places.next())));
            *several = ArrayOfTables::new();
            tables.into_iter().for_each(|table| several.push(table));
            Ok(())
        }
        Item::Value(Value::Array(list)) if from.max(to) < list.len() => {
            let decors: Vec<_> = list.iter().map(|value| value.decor().clone()).collect();
            let mut values: Vec<Value> = list.iter().cloned().collect();
            let moved = values.remove(from);
            values.insert(to, moved);
            for (place, (mut value, decor)) in values.into_iter().zip(decors).enumerate() {
                *value.decor_mut() = decor;
                list.replace_formatted(place, value);
            }
            Ok(())
        }
        _ => Err(Refused::NotThere),
    }
}

fn headed(pairs: &toml::Table) -> Item {
    let mut table = Table::new();
    fill_table(&mut table, pairs);
    Item::Table(table)
}

fn fill_table(table: &mut Table, pairs: &toml::Table) {
    for (key, value) in pairs {
        table.insert(key, Item::Value(plain(value)));
    }
}

fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(flag) => Value::from(*flag),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(list) => {
            let mut array = Array::new();
            list.iter().for_each(|value| array.push(plain(value)));
            Value::Array(array)
        }
        toml::Value::Table(pairs) => {
            let mut table = InlineTable::new();
            for (key, value) in pairs {
                table.insert(key, plain(value));
            }
            Value::InlineTable(table)
        }
    }
}
