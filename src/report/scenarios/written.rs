//! `scenarios.toml`: what is written, looked up as far as that needs no policy.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;

use crate::interview::Present;
use crate::policy::Outcome;
use crate::policy::read::{self, Place, Source, Table, Unreadable, nearest};
use crate::time::{self, Instant, Named};
use crate::view::message;
use crate::wire::Malformed;

/// The file's name in a policy's folder.
pub const FILE: &str = "scenarios.toml";

/// A buyer, and what they must be told.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What happens, as its owner would tell it.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Question ids and answers.
    pub answers: Vec<(String, String)>,
    /// The present moment.
    pub now: Instant,
    /// The buyer's zone.
    pub zone: Named,
    /// The outcome of the verdict.
    pub outcome: Outcome,
    /// The ids of the rules that the verdict stands on, where the scenario says.
    pub rules: Option<Vec<String>>,
    /// The verdict's deadline, as written and as an instant. Where the scenario has none, neither must the
    /// verdict.
    pub deadline: Option<(String, Instant)>,
    /// The questions that would settle it, where the scenario says.
    pub settled_by: Option<Vec<String>>,
}

impl Scenario {
    /// When and where it takes place.
    pub(super) fn present(&self) -> Present<'_> {
        Present { now: self.now, zone: &self.zone }
    }
}

/// Buyers, and what the policy must tell each.
#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "scenarios.toml"))]
pub(crate) struct WrittenScenarios {
    /// Examples, run by `refund-check test`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<WrittenScenario>"))]
    scenarios: Vec<Spanned<WrittenScenario>>,
}

/// `[[scenarios]]`
#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(extend("not" = { "required": ["rule", "rules"] })))]
struct WrittenScenario {
    /// What happens, in a line.
    name: String,
    /// What the buyer answers, by question; for a date the day, or `"unsure"` where that may be said.
    answers: Table<String>,
    /// The moment of asking, such as `2026-11-22T12:00:00Z`.
    #[cfg_attr(test, schemars(with = "String"))]
    now: Spanned<String>,
    /// Where the buyer is, such as `Europe/Berlin`.
    #[cfg_attr(test, schemars(with = "String"))]
    time_zone: Spanned<String>,
    /// What the buyer must be told.
    #[cfg_attr(test, schemars(with = "crate::policy::read::WrittenOutcome"))]
    outcome: Spanned<String>,
    /// The rule that says so; where there are several, give `rules`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    rule: Option<Spanned<String>>,
    /// The rules that say so.
    rules: Option<Vec<String>>,
    /// By when the buyer must act; without it, there must be no limit.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    deadline: Option<Spanned<String>>,
    /// The questions whose answer would settle it.
    settled_by: Option<Vec<String>>,
}

/// Reads the scenarios of a policy's folder.
pub fn read(folder: &Path) -> Result<Vec<Scenario>, Unreadable> {
    scenarios(&read::file(folder, FILE)?)
}

/// Reads scenarios from the text of such a file.
pub fn read_text(text: &str) -> Result<Vec<Scenario>, Unreadable> {
    scenarios(&Source { file: FILE.to_owned(), text: text.to_owned() })
}

fn scenarios(source: &Source) -> Result<Vec<Scenario>, Unreadable> {
    let written: WrittenScenarios =
        toml::from_str(&source.text).map_err(|error| read::flaw(source, &error))?;
    written.scenarios.into_iter().map(|written| scenario(source, written)).collect()
}

fn scenario(source: &Source, written: Spanned<WrittenScenario>) -> Result<Scenario, Unreadable> {
    let fail = |span: Range<usize>, message: String| Unreadable {
        file: source.file.clone(),
        place: Some(source.place(span)),
        message,
        source: Some(source.clone()),
    };
    let place = source.place(written.span());
    let written = written.into_inner();
    let now = time::instant(written.now.get_ref())
        .ok_or_else(|| fail(written.now.span(), moment("now", written.now.get_ref())))?;
    let zone = written.time_zone.get_ref();
    let unknown = || fail(written.time_zone.span(), message::malformed(Malformed::UnknownZone, zone));
    let deadline = |written: Spanned<String>| match time::instant(written.get_ref()) {
        Some(instant) => Ok((written.into_inner(), instant)),
        None => Err(fail(written.span(), moment("deadline", written.get_ref()))),
    };
    let rules = match (written.rule, written.rules) {
        (Some(rule), Some(_)) => {
            return Err(fail(rule.span(), "expected `rule` or `rules`, found both".to_owned()));
        }
        (rule, rules) => rules.or_else(|| rule.map(|rule| vec![rule.into_inner()])),
    };
    Ok(Scenario {
        place,
        now,
        zone: Named::new(zone).ok_or_else(unknown)?,
        outcome: outcome(written.outcome.get_ref())
            .map_err(|message| fail(written.outcome.span(), message))?,
        rules,
        deadline: written.deadline.map(deadline).transpose()?,
        settled_by: written.settled_by,
        answers: written.answers.0.into_iter().map(|(id, said)| (id.into_inner(), said)).collect(),
        name: written.name,
    })
}

fn moment(key: &str, found: &str) -> String {
    format!("expected `{key}` as an instant such as `2026-11-22T12:00:00Z`, found `{found}`")
}

fn outcome(name: &str) -> Result<Outcome, String> {
    if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| outcome.id() == name) {
        return Ok(outcome);
    }
    let known = || Outcome::ALL.into_iter().map(Outcome::id);
    let meant = match nearest(name, known()) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None => String::new(),
    };
    let all: Vec<String> = known().map(|id| format!("`{id}`")).collect();
    Err(format!("expected an outcome ({}), found `{name}`{meant}", all.join(", ")))
}
