//! A policy to start from: small and whole, with every part explained in the file itself.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::schema;

/// Its files: a name and a text each.
pub const FILES: [(&str, &str); 5] = [
    ("rules.toml", include_str!("policies/starter/rules.toml")),
    ("policy.md", include_str!("policies/starter/policy.md")),
    ("scenarios.toml", include_str!("policies/starter/scenarios.toml")),
    ("rules.schema.json", schema::RULES),
    ("scenarios.schema.json", schema::SCENARIOS),
];

/// Why the files were not written, in words. Nothing is left of them then.
#[derive(Clone, Debug, PartialEq)]
pub struct Unwritten {
    /// The folder at fault.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// Writes the files into a folder that is not there yet, or is empty: all of them, or none.
pub fn write(folder: &Path) -> Result<(), Unwritten> {
    let at = |path: &Path, message: String| Unwritten { path: path.display().to_string(), message };
    let refuse = |message: &str| Err(at(folder, message.to_owned()));
    let is_new = match fs::read_dir(folder) {
        Ok(entries) => match entries.count() {
            0 => false,
            _ => return refuse("expected a new or an empty folder, found one with something in it"),
        },
        Err(error) if error.kind() == ErrorKind::NotADirectory && folder.exists() => {
            return refuse("expected the name of a new folder, found a file of that name");
        }
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) => return refuse(&in_words(&error)),
    };
    let stage = if is_new { beside(folder) } else { folder.join(".refund-check.part") };
    if let Some(parent) = stage.parent() {
        fs::create_dir_all(parent).map_err(|error| at(parent, in_words(&error)))?;
    }
    fs::create_dir(&stage).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            at(&stage, "is left over from an earlier try; remove it first".to_owned())
        }
        _ => at(folder, in_words(&error)),
    })?;
    let written = FILES.iter().try_for_each(|(name, text)| fs::write(stage.join(name), text));
    let place = || if is_new { fs::rename(&stage, folder) } else { move_files(&stage, folder) };
    written.and_then(|()| place()).map_err(|error| {
        // What cannot be removed either has the same cause, and that is told.
        let _ = fs::remove_dir_all(&stage);
        at(folder, in_words(&error))
    })
}

/// Where a folder is written before it gets its name.
fn beside(folder: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".part");
    folder.with_file_name(name)
}

/// Into a folder that is somebody's, and stays: they may be in it.
fn move_files(from: &Path, to: &Path) -> io::Result<()> {
    let moved = FILES.iter().try_for_each(|(name, _)| fs::rename(from.join(name), to.join(name)));
    moved.and_then(|()| fs::remove_dir(from)).inspect_err(|_| {
        FILES.iter().for_each(|(name, _)| {
            let _ = fs::remove_file(to.join(name));
        });
    })
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "no permission to write here".to_owned(),
        ErrorKind::NotADirectory => "part of this path is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
