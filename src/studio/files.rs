//! A policy's files as texts, and why they cannot be read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::offsets::Offsets;
use crate::read::{self, Folder, Unreadable};

/// The texts of a policy's files, by name.
pub type Files = BTreeMap<String, String>;

/// A range of a file, as an editor in a browser counts: in units of UTF-16.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mark {
    /// The file's name.
    pub file: String,
    /// Its first unit.
    pub from: usize,
    /// The unit after its last.
    pub to: usize,
    /// The line, from 1.
    pub line: usize,
}

/// Something that cannot be read or proved, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[non_exhaustive]
pub struct Trouble {
    /// What is wrong.
    pub message: String,
    /// Where, if that is known.
    #[cfg_attr(test, ts(optional))]
    pub mark: Option<Mark>,
}

impl Trouble {
    /// One that stands nowhere in particular.
    pub(super) fn new(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), mark: None }
    }
}

/// Reads a folder out of the texts.
pub(super) fn folder(files: &Files) -> Result<Folder, Trouble> {
    read::read_files(files).map_err(|error| trouble(&error, files))
}

/// What cannot be read, with its place in one of the texts.
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

    /// Where a place is. One in a file that is not there is at its beginning.
    pub(super) fn of(&self, place: &read::Place) -> Mark {
        let at = |byte| self.offsets.get(place.file.as_str()).map_or(0, |offsets| offsets.at(byte));
        let (from, to) = (at(place.span.0), at(place.span.1));
        Mark { file: place.file.clone(), from, to: to.max(from), line: place.line }
    }
}
