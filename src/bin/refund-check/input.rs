//! Reads the input of the commands, and reports errors.

use std::io::{self, Write};
use std::path::Path;

use refund_check::compiled::Compiled;
use refund_check::read::{self, Folder};

/// The message of a command that failed.
pub(crate) struct Failure(pub(crate) String);

/// Writes a message to standard error. If that is closed, there is no way to report it.
pub(crate) fn say(message: &str) {
    let _ = writeln!(anstream::stderr(), "refund-check: {message}");
}

/// Changes to the caller's working directory, because a WASI program starts at the root.
#[cfg(target_os = "wasi")]
pub(crate) fn enter_folder() -> Result<(), Failure> {
    let Ok(folder) = std::env::var("PWD") else { return Ok(()) };
    std::env::set_current_dir(&folder).map_err(|error| Failure(format!("{folder}: {error}")))
}

/// Reads and compiles the policy of a folder, or returns the default one.
pub(crate) fn compiled(folder: Option<&Path>) -> Result<Compiled, Failure> {
    let Some(folder) = folder else { return Ok(refund_check::default_policy()) };
    let read = read::read(folder).map_err(|error| Failure(unreadable(&error)))?;
    from_folder(&read)
}

/// Compiles the policy of a folder that was read.
pub(crate) fn from_folder(read: &Folder) -> Result<Compiled, Failure> {
    Compiled::new(read.policy.clone()).map_err(|error| Failure(error.in_words(&read.policy)))
}

/// Says why a file cannot be used, in the same words on every system.
pub(crate) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to use it".to_owned(),
        io::ErrorKind::IsADirectory => "expected a file, found a folder".to_owned(),
        io::ErrorKind::NotADirectory => "expected a folder on the way to it, found a file".to_owned(),
        _ => error.to_string(),
    }
}

/// The message for a folder that cannot be read.
pub(crate) fn unreadable(error: &read::Unreadable) -> String {
    match &error.place {
        Some(place) => format!("{}:{}:{}: {}", error.file, place.line, place.column, error.message),
        None => format!("{}: {}", error.file, error.message),
    }
}
