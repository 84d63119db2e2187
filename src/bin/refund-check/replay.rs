//! `replay`: from the code of a case to what the buyer was told, and why.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use refund_check::code::Code;
use refund_check::compiled::Compiled;
use refund_check::replay::{self, Known, Wrong};
use refund_check::time::{Instant, Named, instant};
use refund_check::view::{self, English, Words};

use crate::args::Format;
use crate::input::{self, Failure};
use crate::report::print;
use crate::snippet;

/// The file that makes a folder a policy.
const RULES: &str = "rules.toml";

pub(crate) fn run(
    code: &[String],
    folders: &[PathBuf],
    format: Format,
    now: Option<&str>,
) -> Result<ExitCode, Failure> {
    let now = moment(now)?;
    let policies = policies(folders)?;
    let known: Vec<Known<'_>> =
        policies.iter().map(|(from, compiled)| Known { compiled, from: from.as_deref() }).collect();
    let fail = |wrong: Wrong| Failure(view::wrong(&wrong, &known));
    let (code, policy) = replay::find(&code.join(" "), &known).map_err(fail)?;
    let zone = zone(&code).ok_or_else(|| fail(Wrong::UnknownZone))?;
    let case = replay::replay(&code, policy, &zone, now).map_err(fail)?;
    match format {
        Format::Text => print(&view::plain(&view::replay(&case, &Words::default(), &English(&zone))))?,
        Format::Json => print(&(replay::json(&case) + "\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn moment(now: Option<&str>) -> Result<Instant, Failure> {
    let Some(text) = now else { return Ok(snippet::now()) };
    let expected = "expected `--now` as an instant such as `2026-11-22T12:00:00Z`";
    instant(text).ok_or_else(|| Failure(format!("{expected}, found `{text}`")))
}

fn zone(code: &Code) -> Option<Named> {
    Named::new(Named::names().find(|name| code.is_in(name))?)
}

/// The built-in policy, and those of all folders, each with where it is from.
fn policies(folders: &[PathBuf]) -> Result<Vec<(Option<String>, Compiled)>, Failure> {
    let mut policies = vec![(None, refund_check::default_policy())];
    for folder in folders {
        for dir in policy_folders(folder)? {
            let compiled = input::compiled(Some(&dir))?;
            policies.push((Some(dir.display().to_string()), compiled));
        }
    }
    Ok(policies)
}

/// The folder itself, or those in it that hold a policy, by name.
fn policy_folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if folder.join(RULES).exists() {
        return Ok(vec![folder.to_owned()]);
    }
    let fail = |message: &str| Failure(format!("{}: {message}", folder.display()));
    let entries = fs::read_dir(folder).map_err(|error| fail(&input::in_words(&error)))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join(RULES).exists())
        .collect();
    found.sort();
    if found.is_empty() {
        return Err(fail("expected a policy's folder or one that holds such folders, found no `rules.toml`"));
    }
    Ok(found)
}
