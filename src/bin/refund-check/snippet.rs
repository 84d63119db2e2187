//! `snippet`: prints what a shop pastes into its page.

use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use refund_check::compiled::Compiled;
use refund_check::publish::{self, Shape, TooLong, Wiki};
use refund_check::read;
use refund_check::time::{Instant, instant};
use refund_check::view::Words;
use url::Url;

use crate::args::Markup;
use crate::input::{self, Failure};
use crate::output::print;

/// What to print.
pub(crate) enum Kind<'a> {
    /// The written decision.
    Static { plain: bool, brief: bool, format: Markup },
    /// The element with the decision inside, and the address of its script.
    Element { is_drawn: bool, address: Option<&'a str> },
}

pub(crate) fn run(folder: &Path, kind: &Kind<'_>) -> Result<ExitCode, Failure> {
    let read = read::read(folder).map_err(|error| Failure(input::unreadable(&error)))?;
    let compiled = input::from_folder(&read)?;
    let text = match *kind {
        Kind::Element { is_drawn, address } => element(folder, &compiled, is_drawn, address)?,
        Kind::Static { plain, brief, format } => written(&compiled, plain, brief, format)
            .map_err(|why| Failure(format!("{}: {}", folder.display(), too_long(&compiled, &why))))?,
    };
    print(&(text + "\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn written(compiled: &Compiled, plain: bool, brief: bool, format: Markup) -> Result<String, TooLong> {
    let shape = match (plain, brief) {
        (_, true) => Shape::Brief,
        (true, false) => Shape::Lists,
        (false, false) if format == Markup::Html => Shape::Details,
        // The other formats have nothing that opens.
        (false, false) => Shape::Lists,
    };
    match format {
        Markup::Html => publish::static_html(compiled, shape),
        Markup::Markdown => publish::static_markdown(compiled, shape),
        Markup::MediaWiki => publish::static_wiki(compiled, shape, Wiki::MediaWiki),
        Markup::DokuWiki => publish::static_wiki(compiled, shape, Wiki::DokuWiki),
    }
}

fn too_long(compiled: &Compiled, why: &TooLong) -> String {
    let id = |&question: &usize| compiled.policy.questions.get(question).map(|it| format!("`{}`", it.id));
    let ids: Vec<String> = why.questions.iter().filter_map(id).collect();
    format!(
        "its decision in writing would have {} answers and verdicts, of which a page holds {} at most; the questions \
         {} stand in it most often; `--brief` writes what each rule says instead",
        why.entries,
        why.most,
        ids.join(", ")
    )
}

fn element(
    folder: &Path,
    compiled: &Compiled,
    is_drawn: bool,
    address: Option<&str>,
) -> Result<String, Failure> {
    // The engine contains the default policy. Any other is loaded from a file next to it.
    let is_default = compiled.pack() == refund_check::default_policy().pack();
    let name = (!is_default).then(|| name_of(&compiled.policy.id));
    if let Some(name) = &name {
        let place = folder.display();
        input::say(&format!(
            "beside refund-check.js belongs what `refund-check compile {place} -o {name}` writes"
        ));
    }
    let drawn = is_drawn.then(now);
    let words = Words::of_or_english(&compiled.policy.language);
    Ok(publish::element(compiled, &words, &folder_of(address)?, name.as_deref(), drawn))
}

/// The file name of a compiled policy: its id, without characters that could lead out of the folder.
fn name_of(id: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || letter == '-' { letter } else { '-' };
    format!("{}.json", id.chars().map(plain).collect::<String>())
}

/// The beginning of the files' addresses, ending in a slash; empty if they are next to the page. Fails if the
/// address is no folder's.
pub(crate) fn folder_of(address: Option<&str>) -> Result<String, Failure> {
    let Some(address) = address else { return Ok(String::new()) };
    let fail = |found: &str| {
        let expected = "expected the address of a folder such as `https://your.shop/refund-check/`";
        Failure(format!("--address: {expected}, found {found}"))
    };
    // An address of the same site begins with one slash; with two, the name of another site would follow.
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let whole = if is_path { format!("https://a.example{address}") } else { address.to_owned() };
    let url = Url::parse(&whole).ok().filter(|url| ["https", "http"].contains(&url.scheme()));
    let url = url.ok_or_else(|| fail(&format!("`{address}`")))?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fail(&format!("`{address}`, which has more than a folder's name")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fail("one with a user's name or password in it"));
    }
    let written = if is_path { url.path() } else { url.as_str() };
    Ok(if written.ends_with('/') { written.to_owned() } else { format!("{written}/") })
}

/// The present moment: the given one, or that of the clock. Fails if the given text is no instant.
pub(crate) fn moment(now: Option<&str>) -> Result<Instant, Failure> {
    let Some(text) = now else { return Ok(self::now()) };
    let expected = "expected `--now` as an instant such as `2026-11-22T12:00:00Z`";
    instant(text).ok_or_else(|| Failure(format!("{expected}, found `{text}`")))
}

/// The clock, in milliseconds since 1970. A clock before 1970 counts as 1970.
pub(crate) fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_millis()).unwrap_or_default())
}
