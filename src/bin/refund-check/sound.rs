//! Checks that a policy may go to buyers: it has no findings, and its scenarios hold.

use std::path::Path;
use std::process::ExitCode;

use refund_check::analysis::{self, Checked};
use refund_check::compiled::Compiled;
use refund_check::read::{self, Folder};
use refund_check::report::scenarios;

use crate::findings;
use crate::input::{self, Failure};

/// A policy's folder and its compiled policy.
pub(crate) struct Sound {
    pub(crate) folder: Folder,
    pub(crate) compiled: Compiled,
}

/// Reads and checks a policy, and runs its scenarios. If something is wrong, reports it and returns the exit
/// code. `unforced` is the message if scenarios fail; with `None` they may.
pub(crate) fn sound(dir: &Path, unforced: Option<&str>) -> Result<Result<Sound, ExitCode>, Failure> {
    let folder = match read::read(dir) {
        Ok(folder) => folder,
        Err(error) => {
            findings::unreadable(dir, &error);
            return Ok(Err(ExitCode::from(2)));
        }
    };
    let Checked { findings, compiled } = analysis::examine(&folder);
    let compiled = compiled.map_err(|error| Failure(error.in_words(&folder.policy)))?;
    if !findings.is_empty() {
        let found = findings::human(dir, &folder, &findings);
        input::say(&format!("nothing was written, because the policy is not sound\n{found}"));
        return Ok(Err(ExitCode::FAILURE));
    }
    if let Some(message) = unforced
        && let Some(code) = failing(dir, &compiled, message)
    {
        return Ok(Err(code));
    }
    Ok(Ok(Sound { folder, compiled }))
}

/// Reports scenarios that fail. Returns the exit code, or `None` if all hold or there are none.
fn failing(dir: &Path, compiled: &Compiled, message: &str) -> Option<ExitCode> {
    if !dir.join(scenarios::FILE).exists() {
        return None;
    }
    let scenarios = match scenarios::read(dir, &compiled.policy) {
        Ok(scenarios) => scenarios,
        Err(error) => {
            findings::unreadable(dir, &error);
            return Some(ExitCode::from(2));
        }
    };
    let run = scenarios::run(compiled, &scenarios);
    if run.failed() == 0 {
        return None;
    }
    input::say(&format!("{message}\n{}", run.text(&dir.display()).trim_end()));
    Some(ExitCode::FAILURE)
}
