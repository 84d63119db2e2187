//! All access to the disk: a policy's files are read here, and those of a new policy written. Everything else
//! for owners works on texts, so that it also runs without a disk.

use std::error::Error;
use std::ffi::OsString;
use std::fmt::{self, Display};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The most bytes of a file that is read.
pub(crate) const MAX_BYTES: u64 = 4 << 20;

/// Why a file or folder could not be read or written.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DiskError {
    /// The file or folder at fault.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl DiskError {
    fn new(path: &Path, message: impl Into<String>) -> DiskError {
        DiskError { path: path.display().to_string(), message: message.into() }
    }
}

impl Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl Error for DiskError {}

/// Whether a path exists and is no folder.
pub(crate) fn is_no_folder(path: &Path) -> bool {
    path.exists() && !path.is_dir()
}

/// Whether a folder has a file of this name.
pub(crate) fn has(folder: &Path, name: &str) -> bool {
    folder.join(name).exists()
}

/// The names of the entries of a folder, sorted. Empty if it cannot be read.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Reads the text of a file, without its byte order mark. Fails if it is missing, is no file, is too large,
/// or is not UTF-8.
pub(crate) fn text(folder: &Path, name: &str) -> Result<String, DiskError> {
    let path = folder.join(name);
    let fail = |message: String| DiskError::new(&path, message);
    let in_words = |error: io::Error| match error.kind() {
        ErrorKind::NotFound if !folder.exists() => DiskError::new(folder, "there is no such folder"),
        ErrorKind::NotFound => fail("there is no such file in the policy's folder".to_owned()),
        ErrorKind::PermissionDenied => fail("no permission to read it".to_owned()),
        ErrorKind::IsADirectory => fail("expected a file, found a folder".to_owned()),
        _ => fail(error.to_string()),
    };
    let found = fs::metadata(&path).map_err(in_words)?;
    if !found.is_file() {
        return Err(fail("expected a file, found something else".to_owned()));
    }
    let length = found.len();
    if length > MAX_BYTES {
        return Err(fail(format!("expected at most {} MB, found {} MB", MAX_BYTES >> 20, length >> 20)));
    }
    let bytes = fs::read(&path).map_err(in_words)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = before.filter(|&&byte| byte == b'\n').count() + 1;
        fail(format!("expected text in UTF-8, found other bytes in line {line}"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Writes files into a folder that does not exist or is empty: all of them, or none.
///
/// # Errors
///
/// If the folder is not empty, or the disk refuses. Then no file is left behind.
pub fn write_new(folder: &Path, files: &[(&str, String)]) -> Result<(), DiskError> {
    let refuse = |message: &str| Err(DiskError::new(folder, message));
    let is_new = match fs::read_dir(folder) {
        Ok(entries) => match entries.count() {
            0 => false,
            _ => return refuse("expected a new or an empty folder, found one with something in it"),
        },
        Err(error) if error.kind() == ErrorKind::NotADirectory && folder.exists() => {
            return refuse("expected the name of a new folder, found a file of that name");
        }
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) => return refuse(&unwritten(&error)),
    };
    let stage = if is_new { beside(folder) } else { folder.join(".refund-check.part") };
    if let Some(parent) = stage.parent() {
        fs::create_dir_all(parent).map_err(|error| DiskError::new(parent, unwritten(&error)))?;
    }
    fs::create_dir(&stage).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            DiskError::new(&stage, "is left over from an earlier try; remove it first")
        }
        _ => DiskError::new(folder, unwritten(&error)),
    })?;
    let written = files.iter().try_for_each(|(name, text)| fs::write(stage.join(name), text));
    let place = || if is_new { fs::rename(&stage, folder) } else { move_files(files, &stage, folder) };
    written.and_then(|()| place()).map_err(|error| {
        // If this fails, too, it is for the same cause, which is reported.
        let _ = fs::remove_dir_all(&stage);
        DiskError::new(folder, unwritten(&error))
    })
}

/// The path at which a folder is written before it gets its name.
fn beside(folder: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".part");
    folder.with_file_name(name)
}

/// Moves files into the caller's existing folder, which stays, because it may be the working directory of a
/// shell.
fn move_files(files: &[(&str, String)], from: &Path, to: &Path) -> io::Result<()> {
    let moved = files.iter().try_for_each(|(name, _)| fs::rename(from.join(name), to.join(name)));
    moved.and_then(|()| fs::remove_dir(from)).inspect_err(|_| {
        files.iter().for_each(|(name, _)| {
            let _ = fs::remove_file(to.join(name));
        });
    })
}

fn unwritten(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "no permission to write here".to_owned(),
        ErrorKind::NotADirectory => "part of this path is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
