//! `compile`: turns a policy's folder into the file that a page loads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use refund_check::file;

use crate::input::{self, Failure};
use crate::sound::{Sound, sound};

/// The message if scenarios fail.
const FAILING: &str =
    "nothing was written, because the policy fails its scenarios; `--force` writes it nevertheless";

/// Runs the command. `force` writes the file even if scenarios fail; it ignores nothing else.
pub(crate) fn run(dir: &Path, to: &Path, force: bool) -> Result<ExitCode, Failure> {
    let Sound { folder, compiled } = match sound(dir, (!force).then_some(FAILING))? {
        Ok(sound) => sound,
        Err(code) => return Ok(code),
    };
    save(to, &file::write(&compiled, &file::translations(&folder, &compiled)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a file next to it and renames that, so that a program that reads it meanwhile gets the old one or
/// the new one, complete.
fn save(to: &Path, text: &str) -> Result<(), Failure> {
    let fail = |error: std::io::Error| Failure(format!("{}: {}", to.display(), input::in_words(&error)));
    let mut beside = to.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    fs::write(&beside, text).map_err(fail)?;
    fs::rename(&beside, to).or_else(|error| {
        fs::remove_file(&beside).map_err(fail)?;
        Err(fail(error))
    })
}
