//! The texts of a policy's files, and why they cannot be read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::offsets::Offsets;
use crate::read::{self, Folder, Unreadable};

/// The texts of a policy's files, by name.
pub type Files = BTreeMap<String, String>;

/// A range of a file in UTF-16 units, as editors in browsers count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mark {
    /// The file's name.
    pub file: String,
    /// The offset of its first unit.
    pub from: usize,
    /// The offset after its last unit.
    pub to: usize,
    /// The line, from 1.
    pub line: usize,
}

/// Why something cannot be read or proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Trouble {
    /// What is wrong, in words.
    pub message: String,
    /// The range in a file, if known.
    #[cfg_attr(test, ts(optional))]
    pub mark: Option<Mark>,
}

impl Trouble {
    /// Trouble without a place.
    pub(super) fn new(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), mark: None }
    }
}

/// Reads a policy's folder from its texts.
pub(super) fn folder(files: &Files) -> Result<Folder, Trouble> {
    read::read_files(files).map_err(|error| trouble(&error, files))
}

/// Converts an error of reading, with its place in one of the texts.
pub(super) fn trouble(error: &Unreadable, files: &Files) -> Trouble {
    let mark = error.place.as_ref().map(|place| Marks::new(files).of(place));
    let message =
        if mark.is_none() { format!("{}: {}", error.file, error.message) } else { error.message.clone() };
    Trouble { message, mark }
}

/// Turns places into marks.
pub(super) struct Marks<'a> {
    offsets: BTreeMap<&'a str, Offsets<'a>>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(files: &'a Files) -> Marks<'a> {
        let one = |(name, text): (&'a String, &'a String)| (name.as_str(), Offsets::new(text));
        Marks { offsets: files.iter().map(one).collect() }
    }

    /// The range of a place. For a file that does not exist it is at offset 0.
    pub(super) fn of(&self, place: &read::Place) -> Mark {
        let at = |byte| self.offsets.get(place.file.as_str()).map_or(0, |offsets| offsets.at(byte));
        let (from, to) = (at(place.span.0), at(place.span.1));
        Mark { file: place.file.clone(), from, to: to.max(from), line: place.line }
    }
}
