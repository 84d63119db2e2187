//! `check`: reports everything that is wrong with a policy, for people or for programs.

use std::path::Path;
use std::process::ExitCode;

use refund_check::analysis::{self, Checked, Sentence};
use refund_check::read::{self, Folder};
use refund_check::time::{Day, local};
use refund_check::zones::Named;
use serde::Serialize;

use crate::args::Format;
use crate::findings::{self, WireFinding, WirePlace};
use crate::input::Failure;
use crate::output::{print, print_coloured};
use crate::snippet;

/// The report for programs.
#[derive(Serialize)]
struct Report {
    findings: Vec<WireFinding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<WireCoverage>,
}

/// The sentences that no clause quotes, and the number of all sentences.
#[derive(Serialize)]
struct WireCoverage {
    sentences: usize,
    unquoted: Vec<WireSentence>,
}

#[derive(Serialize)]
struct WireSentence {
    text: String,
    place: WirePlace,
}

/// The present day in UTC. Its zone does not matter, because holidays are reported long before they end.
fn today() -> Day {
    local(snippet::now(), &Named::UTC).day()
}

pub(crate) fn run(dir: &Path, format: Format, coverage: bool) -> Result<ExitCode, Failure> {
    let folder = match read::read(dir) {
        Ok(folder) => folder,
        Err(error) => {
            findings::unreadable(dir, &error);
            return Ok(ExitCode::from(2));
        }
    };
    let Checked { findings, compiled } = analysis::examine_on(&folder, Some(today()));
    let unquoted = coverage.then(|| analysis::unquoted(&folder));
    let text = match format {
        Format::Json => json(&findings, unquoted),
        Format::Text => {
            let mut text = findings::human(dir, &folder, &findings);
            text += &unquoted.map(|(left, all)| list(dir, &folder, &left, all)).unwrap_or_default();
            text + &findings::count(dir, findings.len(), compiled.is_ok())
        }
    };
    match format {
        Format::Json => print(&text)?,
        Format::Text => print_coloured(&text)?,
    }
    match compiled {
        Err(error) => Err(Failure(error.in_words(&folder.policy))),
        Ok(_) if findings.is_empty() => Ok(ExitCode::SUCCESS),
        Ok(_) => Ok(ExitCode::FAILURE),
    }
}

fn json(findings: &[analysis::Finding], unquoted: Option<(Vec<Sentence>, usize)>) -> String {
    let sentence =
        |sentence: Sentence| WireSentence { text: sentence.text, place: WirePlace::from(&sentence.place) };
    let coverage = unquoted.map(|(left, sentences)| WireCoverage {
        sentences,
        unquoted: left.into_iter().map(sentence).collect(),
    });
    let report = Report { findings: findings.iter().map(WireFinding::from).collect(), coverage };
    serde_json::to_string(&report).unwrap_or_default() + "\n"
}

/// Lists the sentences that no clause quotes, one on each line.
fn list(dir: &Path, folder: &Folder, left: &[Sentence], all: usize) -> String {
    if left.is_empty() {
        return "coverage: clauses quote every sentence of the written policy\n\n".to_owned();
    }
    let file = dir.join(&folder.text.file);
    let line =
        |sentence: &Sentence| format!("  {}:{}: {}\n", file.display(), sentence.place.line, sentence.text);
    let lines: String = left.iter().map(line).collect();
    format!(
        "coverage: no clause quotes {} of the {all} sentences of the written policy\n{lines}\n",
        left.len()
    )
}
