//! The output folder. It must be new, empty, or written by this program and unchanged since. The new one is
//! written next to it and then renamed, so that other programs see the old one or the new one, complete.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use refund_check::release::{Files, MANIFEST, Manifest, integrity};

use crate::input::{self, Failure};

/// The most files of a folder that is read; a folder of ours has about forty.
const MAX_FILES: usize = 2_000;
/// The most bytes of all files of a folder.
const MAX_BYTES: u64 = 64 << 20;

/// A folder that may be written to.
pub(crate) struct OutputFolder {
    path: PathBuf,
    found: Found,
}

/// What is there now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Empty,
    Ours,
}

impl OutputFolder {
    /// Checks whether a folder may be written to. Changes nothing.
    pub(crate) fn open(named: &Path) -> Result<OutputFolder, Failure> {
        let fail = |message: &str| Err(Failure(format!("{}: {message}", named.display())));
        let found = match fs::read_dir(named) {
            Ok(entries) => match entries.count() {
                0 => Found::Empty,
                _ => Found::Ours,
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Found::Nothing,
            Err(error) if error.kind() == ErrorKind::NotADirectory && named.exists() => {
                return fail("expected the name of a folder, found a file of that name");
            }
            Err(error) => return fail(&input::in_words(&error)),
        };
        if found == Found::Ours {
            is_as_it_was_left(named)?;
        }
        // A symbolic link stays; the folder that it leads to is replaced.
        let path = if found == Found::Nothing { Ok(named.to_owned()) } else { real(named) };
        let path =
            path.map_err(|error| Failure(format!("{}: {}", named.display(), input::in_words(&error))))?;
        if path.file_name().is_none() {
            return fail("expected the name of a folder to write, such as `shop`");
        }
        Ok(OutputFolder { path, found })
    }

    /// Whether this program wrote the present content.
    pub(crate) fn is_ours(&self) -> bool {
        self.found == Found::Ours
    }

    /// The path of the folder.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Fails if the folder contains, or is, a folder that is read.
    pub(crate) fn is_apart_from(&self, read: &Path, what: &str) -> Result<(), Failure> {
        match real(read) {
            Ok(read) if self.found != Found::Nothing && read.starts_with(&self.path) => {
                Err(Failure(format!(
                    "{}: expected a folder of its own, found that of {what}, which would be lost",
                    self.path.display()
                )))
            }
            _ => Ok(()),
        }
    }

    /// Writes all files, or none.
    pub(crate) fn write(&self, files: &Files) -> Result<(), Failure> {
        let at = |path: &Path, error: &io::Error| {
            Failure(format!("{}: {}; nothing was changed", path.display(), in_words(error)))
        };
        let (new, old) = (self.beside(".new"), self.beside(".old"));
        for left in [&new, &old] {
            if left.exists() {
                let message = "is left over from an earlier try, or another is at work; remove it first";
                return Err(Failure(format!("{}: {message}", left.display())));
            }
        }
        write_all(&new, files).and_then(|()| self.put(&new, &old)).map_err(|error| {
            // If this fails, too, it is for the same cause, which is reported.
            let _ = fs::remove_dir_all(&new);
            at(&self.path, &error)
        })
    }

    fn put(&self, new: &Path, old: &Path) -> io::Result<()> {
        match self.found {
            Found::Nothing => fs::rename(new, &self.path),
            Found::Empty => fs::remove_dir(&self.path).and_then(|()| fs::rename(new, &self.path)),
            Found::Ours => {
                fs::rename(&self.path, old)?;
                fs::rename(new, &self.path).inspect_err(|_| {
                    let _ = fs::rename(old, &self.path);
                })?;
                fs::remove_dir_all(old)
            }
        }
    }

    /// A path next to it with a name that most listings hide.
    fn beside(&self, end: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.path.file_name().unwrap_or_default());
        name.push(end);
        self.path.with_file_name(name)
    }
}

/// The absolute path without links. If the system cannot follow links, as with WASI, only `.` and `..` are
/// resolved.
fn real(path: &Path) -> io::Result<PathBuf> {
    let absolute = match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::Unsupported => std::path::absolute(path)?,
        found => return found,
    };
    let mut real = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = real.pop(),
            part => real.push(part),
        }
    }
    Ok(real)
}

/// Checks that a folder contains only what a build wrote, unchanged, because anything else would be lost.
fn is_as_it_was_left(folder: &Path) -> Result<(), Failure> {
    let fail = |message: String| Err(Failure(format!("{}: {message}", folder.display())));
    let list = fs::read(folder.join(MANIFEST)).ok();
    let Some(manifest) = list.and_then(|bytes| Manifest::read(&bytes)) else {
        return fail(
            "expected a new folder, an empty one or one that `build` wrote, found another one".to_owned(),
        );
    };
    for (name, bytes) in read(folder)?.iter().filter(|(name, _)| *name != MANIFEST) {
        let how = match manifest.files.get(name) {
            None => "which `build` did not write",
            Some(hash) if *hash != integrity(bytes) => "which was changed since `build` wrote it",
            Some(_) => continue,
        };
        return fail(format!("found `{name}`, {how} and would be lost; move it elsewhere first"));
    }
    Ok(())
}

/// Reads all files in a folder and its subfolders.
pub(crate) fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut left = MAX_BYTES;
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((path, name)) = open.pop() {
        let fail = |error: io::Error| Failure(format!("{}: {}", path.display(), folder_in_words(&error)));
        for entry in fs::read_dir(&path).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let (path, own) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let name = if name.is_empty() { own } else { format!("{name}/{own}") };
            let fail = |error: io::Error| Failure(format!("{}: {}", path.display(), input::in_words(&error)));
            let found = fs::metadata(&path).map_err(fail)?;
            if found.is_dir() {
                open.push((path, name));
                continue;
            }
            left = left.checked_sub(found.len()).filter(|_| files.len() < MAX_FILES).ok_or_else(|| {
                let most = format!("expected at most {MAX_FILES} files of {} MB together", MAX_BYTES >> 20);
                Failure(format!("{}: {most}, found more", folder.display()))
            })?;
            files.insert(name, fs::read(&path).map_err(fail)?);
        }
    }
    Ok(files)
}

fn write_all(folder: &Path, files: &Files) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn folder_in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such folder".to_owned(),
        ErrorKind::NotADirectory => "expected a folder, found a file".to_owned(),
        _ => input::in_words(error),
    }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "there is no space left on the disk".to_owned(),
        ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => {
            "more than may be written here: the disk's quota or a limit".to_owned()
        }
        ErrorKind::PermissionDenied => "no permission to write here".to_owned(),
        ErrorKind::NotADirectory => "part of this path is a file, not a folder".to_owned(),
        _ => error.to_string(),
    }
}
