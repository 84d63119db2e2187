//! `test`, `paths` and `diff`: reports on a whole policy, for people or for programs.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use refund_check::compiled::Compiled;
use refund_check::policy::read::{self, Folder, Unreadable};
use refund_check::report::diff::{Which, diff};
use refund_check::report::paths::paths;
use refund_check::report::scenarios;

use crate::args::Format;
use crate::findings;
use crate::input::{self, Failure};

/// Runs the scenarios of a policy.
pub(crate) fn test(dir: &Path, format: Format) -> Result<ExitCode, Failure> {
    let Some(compiled) = compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let Some(scenarios) = readable(dir, scenarios::read(dir)) else { return Ok(ExitCode::from(2)) };
    let run = scenarios::run(&compiled, &scenarios);
    match format {
        Format::Text => print(&run.text(&dir.display()))?,
        Format::Json => print(&(run.json() + "\n"))?,
    }
    Ok(if run.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lists every way through a policy.
pub(crate) fn ways(dir: &Path, format: Format) -> Result<ExitCode, Failure> {
    let Some(compiled) = compiled(dir)? else { return Ok(ExitCode::from(2)) };
    let paths = paths(&compiled);
    match format {
        Format::Text => print(&paths.text())?,
        Format::Json => print(&(paths.json() + "\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells whose verdict changes from one policy to another.
pub(crate) fn compare(old: &Path, new: &Path, format: Format) -> Result<ExitCode, Failure> {
    let (Some(was), Some(is)) = (folder(old), folder(new)) else { return Ok(ExitCode::from(2)) };
    let diff = diff(&was.policy, &is.policy).map_err(|why| {
        let folders = match why.which {
            Which::Old => old.display().to_string(),
            Which::New => new.display().to_string(),
            Which::Both => format!("{} and {} together", old.display(), new.display()),
        };
        Failure(format!("{folders}: {}", input::too_large(&why.policy, &why.error)))
    })?;
    match format {
        Format::Text => print(&diff.text(&old.display(), &new.display()))?,
        Format::Json => print(&(diff.json() + "\n"))?,
    }
    Ok(if diff.is_same() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The policy of a folder, compiled, or else nothing but a message.
pub(crate) fn compiled(dir: &Path) -> Result<Option<Compiled>, Failure> {
    folder(dir).map(|folder| input::from_folder(&folder)).transpose()
}

fn folder(dir: &Path) -> Option<Folder> {
    readable(dir, read::read(dir))
}

/// What was read, or else nothing but a message.
fn readable<T>(dir: &Path, read: Result<T, Unreadable>) -> Option<T> {
    read.map_err(|error| findings::unreadable(dir, &error)).ok()
}

/// Prints. A reader that has seen enough and closed the pipe is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(|error| Failure(format!("cannot write the report: {error}"))),
    }
}
