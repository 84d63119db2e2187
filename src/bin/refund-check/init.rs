//! `init`: a new policy to start from.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use refund_check::starter;

use crate::input::Failure;

pub(crate) fn run(folder: &Path) -> Result<ExitCode, Failure> {
    starter::write(folder).map_err(|error| Failure(format!("{}: {}", error.path, error.message)))?;
    let name = typed(folder);
    // Where even standard error is closed there is nobody left to tell.
    let _ = write!(
        std::io::stderr(),
        "A policy to start from is in {name}.\n\n\
         Open rules.toml there and read it from the top: it explains itself.\n\
         Write your policy into policy.md, change the rules to match, and try them:\n\n  \
         refund-check check {name}\n  \
         refund-check test {name}\n  \
         refund-check graph {name} --svg > flow.svg\n\n\
         When they are right, make the file that your page loads:\n\n  \
         refund-check compile {name} -o policy.json\n"
    );
    Ok(ExitCode::SUCCESS)
}

/// A path as it is typed into a shell.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-".contains(letter);
    if path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}
