//! `compile`: a policy's folder to the file that a page loads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use refund_check::compiled::Compiled;
use refund_check::file;
use refund_check::read::{self, Folder};

use crate::input::{self, Failure};
use crate::sound::{Sound, sound};

/// Said of scenarios that fail.
const FAILING: &str =
    "nothing was written, because the policy fails its scenarios; `--force` writes it nevertheless";

/// `force` writes the file though scenarios fail, and passes over nothing else.
pub(crate) fn run(dir: &Path, to: &Path, force: bool) -> Result<ExitCode, Failure> {
    let Sound { folder, compiled } = match sound(dir, (!force).then_some(FAILING))? {
        Ok(sound) => sound,
        Err(code) => return Ok(code),
    };
    save(to, &file::write(&compiled, &translations(&folder, &compiled)))?;
    Ok(ExitCode::SUCCESS)
}

/// The same policy in the words of each other language; its diagram is the same.
fn translations(folder: &Folder, compiled: &Compiled) -> Vec<(String, Compiled)> {
    let one = |translation: &read::Translation| {
        let policy = read::translated(folder, translation);
        (translation.language.get_ref().clone(), Compiled { policy, ..compiled.clone() })
    };
    folder.translations.iter().map(one).collect()
}

/// Writes beside, then renames: whoever reads the file meanwhile finds the old one or the new one whole.
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
