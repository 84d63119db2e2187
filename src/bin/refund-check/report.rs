//! `test`, `paths` and `diff`: report on a whole policy, for people or for programs.

use std::path::Path;
use std::process::ExitCode;

use refund_check::compiled::Compiled;
use refund_check::read::{self, Folder, Unreadable};
use refund_check::report::diff::{Which, diff};
use refund_check::report::paths::paths;
use refund_check::report::scenarios;

use crate::args::Format;
use crate::findings;
use crate::input::{self, Failure};
use crate::output::print;

/// Runs the scenarios of a policy.
pub(crate) fn test(dir: &Path, format: Format) -> Result<ExitCode, Failure> {
    let Some(compiled) = compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let Some(scenarios) = readable(dir, scenarios::read(dir, &compiled.policy)) else {
        return Ok(ExitCode::from(2));
    };
    let run = scenarios::run(&compiled, &scenarios);
    match format {
        Format::Text => print(&run.text(&dir.display()))?,
        Format::Json => print(&(run.json() + "\n"))?,
    }
    Ok(if run.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints a scenario for each rule that no scenario reaches. A folder without the file counts as having no
/// scenarios.
pub(crate) fn drafts(dir: &Path) -> Result<ExitCode, Failure> {
    let Some(compiled) = compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let read = if dir.join(scenarios::FILE).exists() {
        scenarios::read(dir, &compiled.policy)
    } else {
        Ok(Vec::new())
    };
    let Some(scenarios) = readable(dir, read) else { return Ok(ExitCode::from(2)) };
    print(&scenarios::drafts(&compiled, &scenarios::run(&compiled, &scenarios)))?;
    Ok(ExitCode::SUCCESS)
}

/// Lists every path through a policy.
pub(crate) fn ways(dir: &Path, format: Format) -> Result<ExitCode, Failure> {
    let Some(compiled) = compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let paths = paths(&compiled);
    match format {
        Format::Text => print(&paths.text())?,
        Format::Json => print(&(paths.json() + "\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Says whose verdict changes from one policy to another.
pub(crate) fn compare(old: &Path, new: &Path, format: Format) -> Result<ExitCode, Failure> {
    let (Some(was), Some(is)) = (folder(old), folder(new)) else { return Ok(ExitCode::from(2)) };
    let diff = diff(&was.policy, &is.policy).map_err(|why| {
        let folders = match why.which {
            Which::Old => old.display().to_string(),
            Which::New => new.display().to_string(),
            Which::Both => format!("{} and {} together", old.display(), new.display()),
        };
        Failure(format!("{folders}: {}", why.error.in_words(&why.policy)))
    })?;
    match format {
        Format::Text => print(&diff.text(&old.display(), &new.display()))?,
        Format::Json => print(&(diff.json() + "\n"))?,
    }
    Ok(if diff.is_same() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Compiles the policy of a folder. Returns `None`, after a message, if it cannot be read.
pub(crate) fn compiled(dir: &Path) -> Result<Option<Compiled>, Failure> {
    folder(dir).map(|folder| input::from_folder(&folder)).transpose()
}

fn folder(dir: &Path) -> Option<Folder> {
    readable(dir, read::read(dir))
}

/// Returns what was read, or `None` after a message.
fn readable<T>(dir: &Path, read: Result<T, Unreadable>) -> Option<T> {
    read.map_err(|error| findings::unreadable(dir, &error)).ok()
}
