//! `snippet`: what a shop pastes into its page, as HTML.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use refund_check::policy::read;
use refund_check::time::Instant;
use refund_check::view;

use crate::input::{self, Failure};

pub(crate) fn run(
    folder: &Path,
    plain: bool,
    element: bool,
    address: Option<&str>,
) -> Result<ExitCode, Failure> {
    let read = read::read(folder).map_err(|error| Failure(input::unreadable(&error)))?;
    let compiled = input::from_folder(&read)?;
    let text = if element {
        // The default policy is in the engine; any other is fetched from beside it.
        let name =
            (compiled.pack() != refund_check::default_policy().pack()).then(|| name_of(&compiled.policy.id));
        if let Some(name) = &name {
            let place = folder.display();
            input::say(&format!(
                "beside refund-check.js belongs what `refund-check compile {place} -o {name}` writes"
            ));
        }
        view::element(&compiled, &folder_of(address)?, name.as_deref(), now())
    } else {
        view::fallback(&compiled, plain)
    };
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the snippet: {error}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The name of a compiled policy's file: its id, without what could lead out of the folder.
fn name_of(id: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || letter == '-' { letter } else { '-' };
    format!("{}.json", id.chars().map(plain).collect::<String>())
}

/// Where the files stand, as it begins their addresses: nothing for beside the page itself.
fn folder_of(address: Option<&str>) -> Result<String, Failure> {
    let Some(address) = address else { return Ok(String::new()) };
    let is_web = ["https://", "http://", "/"].iter().any(|start| address.starts_with(start));
    if !is_web {
        let message = format!(
            "--address: expected an address such as `https://your.shop/refund-check/`, found `{address}`"
        );
        return Err(Failure(message));
    }
    Ok(if address.ends_with('/') { address.to_owned() } else { format!("{address}/") })
}

/// The clock, for how many questions the first one announces. A clock before 1970 counts as 1970.
pub(crate) fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_millis()).unwrap_or_default())
}
