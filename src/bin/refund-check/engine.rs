//! Finds the engine's files, and writes their manifest.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use refund_check::release::{self, Edition, Files, MANIFEST, Manifest};

use crate::input::{self, Failure};
use crate::output_folder;

/// The environment variable with their folder. `npx` sets it, because the npm package contains them.
const VARIABLE: &str = "REFUND_CHECK_ENGINE";
/// Where to look for them next to the program: in the tree that it was built in, or in a folder that contains
/// both.
const BESIDE: [&str; 3] = ["dist", "../dist", "../../dist"];

/// Finds the folder of the engine and reads its files. Fails if they are missing or of another release.
pub(crate) fn find(named: Option<&Path>) -> Result<(PathBuf, Files), Failure> {
    let folder = match named.map(Path::to_owned).or_else(|| env::var_os(VARIABLE).map(PathBuf::from)) {
        Some(folder) => folder,
        None => beside().ok_or_else(|| {
            Failure(format!(
                "--engine: found no `dist` beside this program; name that of the npm package `refund-check` of release {}",
                Edition::ours().version
            ))
        })?,
    };
    let files = output_folder::read(&folder)?;
    let engine = release::checked_engine(&files)
        .map_err(|flaw| Failure(format!("--engine: {}: {flaw}", folder.display())))?;
    Ok((folder, engine))
}

fn beside() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    let folder = program.parent()?;
    BESIDE.iter().map(|beside| folder.join(beside)).find(|folder| folder.join(MANIFEST).exists())
}

/// `engine`: writes the manifest of a folder, by which `build` accepts it as the engine of this release.
pub(crate) fn seal(folder: &Path) -> Result<ExitCode, Failure> {
    let files = output_folder::read(folder)?;
    let policy =
        files.get(MANIFEST).and_then(|bytes| Manifest::read(bytes)).and_then(|manifest| manifest.policy);
    let list = folder.join(MANIFEST);
    fs::write(&list, Manifest::of(policy, &files).written())
        .map_err(|error| Failure(format!("{}: {}", list.display(), input::in_words(&error))))?;
    Ok(ExitCode::SUCCESS)
}
