//! `snippet`: what a shop pastes into its page, as HTML.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use refund_check::policy::read;
use refund_check::time::Instant;
use refund_check::view;

use crate::input::{self, Failure};

pub(crate) fn run(folder: &Path, plain: bool, element: bool) -> Result<ExitCode, Failure> {
    let read = read::read(folder).map_err(|error| Failure(input::unreadable(&error)))?;
    let compiled = input::from_folder(&read)?;
    let text = if element { view::element(&compiled, now()) } else { view::fallback(&compiled, plain) };
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the snippet: {error}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The clock, for how many questions the first one announces. A clock before 1970 counts as 1970.
pub(crate) fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_millis()).unwrap_or_default())
}
