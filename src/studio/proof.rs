//! Proofs of a policy: all paths, the flow as a picture, whose verdict changes. Other modules make them.

use std::collections::BTreeMap;

use super::files::{Files, Trouble, folder};
use crate::compiled::Compiled;
use crate::file;
use crate::graph::{TooMany, flow, svg};
use crate::publish::{self, Shape, Wiki};
use crate::read::Folder;
use crate::release::{self, Kept, Shop};
use crate::report::diff::{Which, diff};
use crate::report::paths::paths;
use crate::report::scenarios;
use crate::time::Instant;
use crate::view::Words;

/// All paths through the policy, as the command line writes them as JSON.
pub fn ways(files: &Files) -> Result<String, Trouble> {
    Ok(paths(&work(files)?.1).json())
}

/// The flow as an SVG. Fails if it has too many boxes.
pub fn picture(files: &Files) -> Result<String, Trouble> {
    svg(&flow(&work(files)?.1)).map_err(|TooMany { boxes }| {
        Trouble::new(format!(
            "the picture would have {boxes} boxes, too many to be drawn; the list of all ways has them"
        ))
    })
}

/// Whose verdict changes from an older policy to this one, as the command line writes it as JSON.
pub fn compare(old: &Files, new: &Files) -> Result<String, Trouble> {
    let was = folder(old)
        .map_err(|trouble| Trouble::new(format!("the older policy cannot be read: {}", trouble.message)))?;
    let is = folder(new)?;
    let diff = diff(&was.policy, &is.policy).map_err(|why| {
        let whose = match why.which {
            Which::Old => "of the older policy: ",
            Which::New => "",
            Which::Both => "of both policies together: ",
        };
        Trouble::new(format!("{whose}{}", why.error.in_words(&why.policy)))
    })?;
    Ok(diff.json())
}

/// A scenario for each rule that none reaches, as text to be added to the file.
pub fn drafts(files: &Files) -> Result<String, Trouble> {
    let (_, compiled) = work(files)?;
    let all = match files.get(scenarios::FILE) {
        Some(text) => {
            scenarios::read_text(text, &compiled.policy).map_err(|error| Trouble::new(error.message))?
        }
        None => Vec::new(),
    };
    Ok(scenarios::drafts(&compiled, &scenarios::run(&compiled, &all)))
}

/// What a buyer is told, as `decide` writes it. It is worked out as the reply to a scenario with these
/// answers.
pub fn decide(
    files: &Files,
    answers: &BTreeMap<String, String>,
    now: &str,
    zone: &str,
) -> Result<String, Trouble> {
    let (_, compiled) = work(files)?;
    let mut example = toml::Table::new();
    example.insert("name".to_owned(), "preview".into());
    example.insert(
        "answers".to_owned(),
        toml::Table::from_iter(answers.iter().map(|(id, said)| (id.clone(), said.as_str().into()))).into(),
    );
    example.insert("now".to_owned(), now.into());
    example.insert("time_zone".to_owned(), zone.into());
    example.insert("outcome".to_owned(), "support-decides".into());
    let text = toml::Table::from_iter([("scenarios".to_owned(), toml::Value::Array(vec![example.into()]))])
        .to_string();
    let all = scenarios::read_text(&text, &compiled.policy).map_err(|error| Trouble::new(error.message))?;
    let run = scenarios::run(&compiled, &all);
    run.scenarios.into_iter().next().map(|ran| ran.reply).ok_or_else(|| Trouble::new("no example was read"))
}

/// The compiled policy as a page loads it.
pub fn compiled(files: &Files) -> Result<String, Trouble> {
    let (folder, compiled) = work(files)?;
    Ok(file::write(&compiled, &file::translations(&folder, &compiled)))
}

/// What a shop pastes. `kind` is `element`, `details` (HTML with parts that open), `markdown`, `mediawiki` or
/// `dokuwiki`; anything else gives HTML with lists. `folder` is the address of the element's files, and
/// `policy` the name of the compiled file.
pub fn snippet(files: &Files, kind: &str, folder: &str, policy: &str) -> Result<String, Trouble> {
    let (_, compiled) = work(files)?;
    let text = |shape| match kind {
        "element" => Ok(publish::element(&compiled, &Words::default(), folder, Some(policy), None)),
        "markdown" => publish::static_markdown(&compiled, shape),
        "mediawiki" => publish::static_wiki(&compiled, shape, Wiki::MediaWiki),
        "dokuwiki" => publish::static_wiki(&compiled, shape, Wiki::DokuWiki),
        _ => publish::static_html(&compiled, shape),
    };
    let shape = if kind == "details" { Shape::Details } else { Shape::Lists };
    let text = publish::in_short_where_too_long(shape, text);
    text.map_err(|_| Trouble::new("the decision is too long to be written out"))
}

/// The folder that a shop uploads, as the command `build` writes it. `engine` holds the files beside the
/// page. `address` is where the folder will be: empty, or ending in a slash.
pub fn upload(
    files: &Files,
    engine: &release::Files,
    address: &str,
    now: Instant,
) -> Result<release::Files, Trouble> {
    let (folder, compiled) = work(files)?;
    let engine = release::checked_engine(engine).map_err(|flaw| Trouble::new(flaw.to_string()))?;
    let shop = Shop { folder: &folder, compiled: &compiled, address, now };
    release::build(&shop, &engine, &Kept::default()).map_err(|unbuilt| Trouble::new(unbuilt.to_string()))
}

fn work(files: &Files) -> Result<(Folder, Compiled), Trouble> {
    let folder = folder(files)?;
    let compiled =
        Compiled::new(folder.policy.clone()).map_err(|error| Trouble::new(error.in_words(&folder.policy)))?;
    Ok((folder, compiled))
}
