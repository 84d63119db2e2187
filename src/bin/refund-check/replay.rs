//! `replay`: shows from the code of a case what the buyer was told, and why.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use refund_check::code::{self, Code};
use refund_check::compiled::Compiled;
use refund_check::json;
use refund_check::replay::{self, Known, Wrong};
use refund_check::text::{self, English};
use refund_check::view::{self, Words};
use refund_check::zones::Named;

use crate::args::Format;
use crate::input::{self, Failure};
use crate::output::print;
use crate::snippet;

/// The file by which a folder is a policy's.
const RULES: &str = "rules.toml";

pub(crate) fn run(
    code: &[String],
    folders: &[PathBuf],
    format: Format,
    now: Option<&str>,
) -> Result<ExitCode, Failure> {
    let now = snippet::moment(now)?;
    let policies = policies(folders)?;
    let known: Vec<Known<'_>> =
        policies.iter().map(|(from, compiled)| Known { compiled, from: from.as_deref() }).collect();
    let code = code.join(" ");
    let fail = |wrong: Wrong| {
        Failure(view::wrong(&wrong, &known) + &what_to_do(&wrong, &code, &known, folders.is_empty()))
    };
    let (code, policy) = replay::find(&code, &known).map_err(fail)?;
    let zone = zone(&code).ok_or_else(|| fail(Wrong::UnknownZone))?;
    let case = replay::replay(&code, policy, &zone, now).map_err(fail)?;
    match format {
        Format::Text => print(&text::plain(&view::replay(&case, &Words::default(), &English(&zone))))?,
        Format::Json => print(&(json::text(&json::case(&case)) + "\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what an agent can do about a code that was made with other rules. It names the editions, because two
/// policies may have the same version.
fn what_to_do(wrong: &Wrong, text: &str, known: &[Known<'_>], is_alone: bool) -> String {
    match wrong {
        Wrong::OtherPolicy if is_alone => "; name yours with `--policy DIR`".to_owned(),
        Wrong::OtherVersion { id } => {
            let of_code = code::read(text).map(|code| code.edition()).unwrap_or_default();
            let mut editions: Vec<String> = Vec::new();
            for it in known.iter().filter(|it| it.compiled.policy.id == *id) {
                let edition = format!("`{:04x}`", code::edition(it.compiled));
                if !editions.contains(&edition) {
                    editions.push(edition);
                }
            }
            format!(
                ": its rules have the edition `{of_code:04x}`, found {}; name the folder of that one with `--policy DIR`",
                editions.join(", ")
            )
        }
        _ => String::new(),
    }
}

fn zone(code: &Code) -> Option<Named> {
    Named::new(Named::names().find(|name| code.is_in(name))?)
}

/// The built-in policy and those of all folders, each with its folder.
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

/// The folder itself, or the policies' folders in it, sorted.
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
