//! Removes parts of a file, but keeps comments above them that are about more.

use toml_edit::{Array, DocumentMut, Item, RawString, Table, Value};

use super::tree::{Refused, Step, find, positions, tidy};

/// Removes the item at the end of a path. Fails if there is none.
pub(super) fn remove(document: &mut DocumentMut, path: &[Step]) -> Result<(), Refused> {
    let (last, above) = path.split_last().ok_or(Refused::NotThere)?;
    let parent = find(document.as_item_mut(), above).ok_or(Refused::NotThere)?;
    let gone = match (last, parent) {
        (Step::Number(number), Item::ArrayOfTables(several)) if *number < several.len() => {
            Some(several.remove(*number))
        }
        (Step::Number(number), Item::Value(Value::Array(list))) if *number < list.len() => {
            from_list(list, *number);
            None
        }
        (Step::Key(key), parent) => {
            let removed =
                parent.as_table_like_mut().and_then(|table| table.remove(key)).ok_or(Refused::NotThere)?;
            tidy(parent);
            match removed {
                Item::Table(table) => Some(table),
                _ => None,
            }
        }
        _ => return Err(Refused::NotThere),
    };
    if let Some(mut table) = gone {
        let mut last = None;
        positions(&mut table, &mut |at| last = last.max(at.position()));
        keep_heading(document, &take_heading(&mut table), last);
    }
    Ok(())
}

/// Removes an item of a list. The line break after the last item belongs to the list and stays.
pub(super) fn from_list(list: &mut Array, place: usize) {
    if place >= list.len() {
        return;
    }
    let removed = list.remove(place);
    let suffix = removed.decor().suffix().and_then(RawString::as_str).unwrap_or_default();
    let prefix = removed.decor().prefix().and_then(RawString::as_str).unwrap_or_default();
    match place.checked_sub(1).and_then(|before| list.get_mut(before)) {
        Some(before) if place == list_end(suffix, place) => before.decor_mut().set_suffix(suffix),
        None => {
            if let Some(first) = list.get_mut(0) {
                first.decor_mut().set_prefix(prefix);
            }
        }
        Some(_) => {}
    }
}

/// Whether a suffix is the end of the list, which has a line break: returns `place` if so, else no index.
fn list_end(suffix: &str, place: usize) -> usize {
    if suffix.contains('\n') { place } else { usize::MAX }
}

/// Comments above a table, up to the last empty line, are about all that follows. Puts them above the next
/// table.
fn keep_heading(document: &mut DocumentMut, heading: &str, after: Option<isize>) {
    if !heading.contains('#') {
        return;
    }
    let mut next: Option<isize> = None;
    positions(document.as_table_mut(), &mut |table| {
        let at = table.position().filter(|at| Some(*at) > after && !table.is_implicit());
        next = match (next, at) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    });
    match next {
        Some(next) => positions(document.as_table_mut(), &mut |table| {
            if table.position() == Some(next) && !table.is_implicit() {
                put_heading(table, heading);
            }
        }),
        None => {
            let rest = document.trailing().as_str().unwrap_or_default().to_owned();
            document.set_trailing(format!("{}{rest}", heading.trim_end_matches('\n').to_owned() + "\n"));
        }
    }
}

/// Takes the comments above a table up to the last empty line, which are about more than this table.
pub(super) fn take_heading(table: &mut Table) -> String {
    let prefix = table.decor().prefix().and_then(RawString::as_str).unwrap_or_default().to_owned();
    let Some(end) = prefix.rfind("\n\n").map(|at| at + 2) else { return String::new() };
    let (heading, own) = prefix.split_at(end);
    if !heading.contains('#') {
        return String::new();
    }
    table.decor_mut().set_prefix(format!("\n{own}"));
    heading.to_owned()
}

/// Puts such comments above a table.
pub(super) fn put_heading(table: &mut Table, heading: &str) {
    if heading.is_empty() {
        return;
    }
    let own = table
        .decor()
        .prefix()
        .and_then(RawString::as_str)
        .unwrap_or_default()
        .trim_start_matches('\n')
        .to_owned();
    table.decor_mut().set_prefix(format!("{heading}{own}"));
}
