//! Writes findings for people and for programs.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use refund_check::analysis::Finding;
use refund_check::buyers::Buyer;
use refund_check::read::{Folder, Place, Source, Unreadable};
use refund_check::time::rfc3339;
use refund_check::zones::Named;
use serde::Serialize;

use crate::input;

/// A finding for programs.
#[derive(Serialize)]
pub(crate) struct WireFinding {
    check: &'static str,
    message: String,
    help: String,
    place: WirePlace,
    also: Vec<WireAlso>,
    rules: Vec<String>,
    witness: Option<WireWitness>,
}

/// A place. Line and column count from 1.
#[derive(Serialize)]
pub(crate) struct WirePlace {
    file: String,
    line: usize,
    column: usize,
}

/// A further place of a finding, with its label.
#[derive(Serialize)]
struct WireAlso {
    message: String,
    place: WirePlace,
}

/// A request that `decide` accepts.
#[derive(Serialize)]
struct WireWitness {
    answers: BTreeMap<String, String>,
    now: String,
    time_zone: &'static str,
}

impl From<&Finding> for WireFinding {
    fn from(finding: &Finding) -> Self {
        WireFinding {
            check: finding.check.id(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: WirePlace::from(&finding.place),
            also: finding.also.iter().map(WireAlso::from).collect(),
            rules: finding.rules.clone(),
            witness: finding.witness.as_ref().map(WireWitness::from),
        }
    }
}

impl From<&(Place, String)> for WireAlso {
    fn from((place, message): &(Place, String)) -> Self {
        WireAlso { message: message.clone(), place: WirePlace::from(place) }
    }
}

impl From<&Place> for WirePlace {
    fn from(place: &Place) -> Self {
        WirePlace { file: place.file.clone(), line: place.line, column: place.column }
    }
}

impl From<&Buyer> for WireWitness {
    fn from(buyer: &Buyer) -> Self {
        let zone = Named::new(buyer.zone).unwrap_or(Named::UTC);
        WireWitness {
            answers: buyer.answers.iter().cloned().collect(),
            now: rfc3339(buyer.now, &zone),
            time_zone: buyer.zone,
        }
    }
}

/// Writes findings with the lines that they are about, underlined.
pub(crate) fn human(dir: &Path, folder: &Folder, findings: &[Finding]) -> String {
    let one = |finding: &Finding| {
        let mut group = Level::ERROR
            .with_name(finding.check.id())
            .primary_title(finding.message.as_str())
            .elements(snippets(dir, folder, finding));
        if let Some(buyer) = &finding.witness {
            group = group.element(Level::NOTE.with_name("example").message(buyer.in_words()));
        }
        group = group.element(Level::HELP.message(finding.help.as_str()));
        Renderer::styled().render(&[group]) + "\n\n"
    };
    findings.iter().map(one).collect()
}

/// The last line: the number of findings.
pub(crate) fn count(dir: &Path, number: usize, is_whole: bool) -> String {
    let dir = dir.display();
    match (number, is_whole) {
        (0, true) => format!("no findings in {dir}\n"),
        (0, false) => String::new(),
        (1, _) => format!("1 finding in {dir}\n"),
        _ => format!("{number} findings in {dir}\n"),
    }
}

/// Says why a folder cannot be read, and shows the line if there is one.
pub(crate) fn unreadable(dir: &Path, error: &Unreadable) {
    let (Some(place), Some(source)) = (&error.place, &error.source) else {
        return input::say(&input::unreadable(error));
    };
    let title = Level::ERROR.primary_title(error.message.as_str());
    let group = title.element(snippet(dir, source, &[(place, "", AnnotationKind::Primary)]));
    let help = error.help.as_deref().map(|help| Level::HELP.message(help));
    let group = group.elements(help);
    let text = Renderer::styled().render(&[group]);
    // If standard error is closed, there is no way to report that.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// The parts of the files that a finding is about, its own place first.
fn snippets<'a>(dir: &Path, folder: &'a Folder, finding: &'a Finding) -> Vec<Element<'a>> {
    let mut marks = vec![(&finding.place, finding.label.as_str(), AnnotationKind::Primary)];
    marks.extend(finding.also.iter().map(|(place, label)| (place, label.as_str(), AnnotationKind::Context)));
    let mut snippets = Vec::new();
    while let Some(&(first, _, _)) = marks.first() {
        let file = first.file.as_str();
        let (here, elsewhere) = marks.into_iter().partition(|(place, _, _)| place.file == file);
        marks = elsewhere;
        let Some(source) = folder.source(file) else { continue };
        let far = here.iter().any(|(place, _, _)| place.span.0.abs_diff(first.span.0) > MAX_SNIPPET);
        let groups: Vec<&[_]> = if far { here.chunks(1).collect() } else { vec![&here] };
        snippets.extend(groups.into_iter().map(|marks| snippet(dir, source, marks)));
    }
    snippets
}

/// The most bytes between two places that are shown in one piece, and of a line that is shown completely.
const MAX_SNIPPET: usize = 4096;

/// The lines of a file from the first to the last of some places. Of a very long line only the number is
/// shown.
fn snippet<'a>(dir: &Path, source: &'a Source, marks: &[(&Place, &'a str, AnnotationKind)]) -> Element<'a> {
    let spans = || marks.iter().map(|(place, _, _)| place.span);
    let first = spans().map(|(start, _)| start).min().unwrap_or_default();
    let last = spans().map(|(start, end)| end.max(start)).max().unwrap_or_default();
    let text = source.text.as_str();
    let start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let end =
        text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| last + newline);
    let line = marks.iter().map(|(place, _, _)| place.line).min().unwrap_or(1);
    let path = dir.join(&source.file).display().to_string();
    if let [(place, _, _)] = marks
        && end - start > MAX_SNIPPET
    {
        return Origin::path(path).line(place.line).char_column(place.column).into();
    }
    let mark = |(place, label, kind): &(&Place, &'a str, AnnotationKind)| {
        let span = within(place.span, start..end);
        let label = (!label.is_empty()).then_some(*label);
        kind.span(span).label(label)
    };
    Snippet::source(text.get(start..end).unwrap_or_default())
        .line_start(line)
        .path(path)
        .annotations(marks.iter().map(mark))
        .into()
}

fn within((from, to): (usize, usize), range: Range<usize>) -> Range<usize> {
    let start = from.clamp(range.start, range.end) - range.start;
    start..(to.clamp(range.start, range.end) - range.start).max(start)
}
