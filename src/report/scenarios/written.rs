//! Reads `scenarios.toml`. Rules and questions in it are looked up later, when the scenarios run.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;

use crate::interview::{Present, Told};
use crate::policy::{Amount, Outcome, Policy};
use crate::read::{self, Place, Source, Table, Unreadable, nearest};
use crate::time::{self, Instant};
use crate::wire::{Malformed, message};
use crate::zones::Named;

/// The file's name in a policy's folder.
pub const FILE: &str = "scenarios.toml";

/// A buyer, and what they must be told.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What happens, in the owner's words.
    pub name: String,
    /// Its place in the file.
    pub place: Place,
    /// Pairs of a question's id and its answer.
    pub answers: Vec<(String, String)>,
    /// The moment of asking.
    pub now: Instant,
    /// The buyer's zone.
    pub zone: Named,
    /// The expected outcome. One of the five also accepts the shop's own outcomes that are based on it.
    pub outcome: Told,
    /// The ids of the rules that the verdict must be based on, if given.
    pub rules: Option<Vec<String>>,
    /// The expected deadline, as text and as an instant. If there is none, the verdict must have none.
    pub deadline: Option<(String, Instant)>,
    /// Whether the deadline must be exact, if given.
    pub exact: Option<bool>,
    /// When the verdict must become better, if given.
    pub opens: Option<(String, Instant)>,
    /// What must be paid back, if given.
    pub terms: Option<Expected>,
    /// The ids of the questions that would settle the case, if given.
    pub settled_by: Option<Vec<String>>,
}

impl Scenario {
    /// The moment and the zone of the scenario.
    pub(super) fn present(&self) -> Present<'_> {
        Present { now: self.now, zone: &self.zone }
    }
}

/// What must be paid back. Only what is given is compared.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// What the shop pays: a percentage as its rule has it, or the calculated sum.
    pub pays: Option<Amount>,
    /// What the shop keeps, in the same way.
    pub keeps: Option<Amount>,
    /// How it is paid back.
    pub by: Option<String>,
    /// Who pays for sending things back.
    pub postage: Option<String>,
}

/// Scenarios: buyers, and what the policy must tell each.
#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "scenarios.toml"))]
pub(crate) struct WrittenScenarios {
    /// The scenarios, which `refund-check test` runs.
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
    /// What happens, in one line.
    name: String,
    /// The buyer's answers, by the id of the question: an option, a date, a number, or `"unsure"`.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, String>"))]
    answers: Table<String>,
    /// The moment at which the buyer asks, such as `2026-11-22T12:00:00Z`.
    #[cfg_attr(test, schemars(with = "String"))]
    now: Spanned<String>,
    /// The buyer's time zone, such as `Europe/Berlin`.
    #[cfg_attr(test, schemars(with = "String"))]
    time_zone: Spanned<String>,
    /// What the buyer must be told: one of the five outcomes, or one of the shop's own. One of the five also
    /// accepts the shop's own that are like it.
    #[cfg_attr(test, schemars(with = "String"))]
    outcome: Spanned<String>,
    /// The rule that the verdict must be based on; for several, give `rules`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    rule: Option<Spanned<String>>,
    /// The rules that the verdict must be based on.
    rules: Option<Vec<String>>,
    /// The deadline that the verdict must have, such as `2026-12-06T00:00:00+01:00`; without it, none.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    deadline: Option<Spanned<String>>,
    /// Whether the deadline must be exact: `true`, or `false` if it must be the earliest that it can be.
    exact: Option<bool>,
    /// The moment from which the verdict must become better.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    opens: Option<Spanned<String>>,
    /// What must be paid back.
    terms: Option<WrittenTerms>,
    /// The questions whose answers would settle the case.
    settled_by: Option<Vec<String>>,
}

/// `terms = { … }`
#[derive(serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WrittenTerms {
    /// What the shop must pay back: the calculated sum, such as `255 USD`, or the rule's percentage.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pays: Option<Spanned<String>>,
    /// What the shop must keep, in the same way.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    keeps: Option<Spanned<String>>,
    /// How it must be paid back.
    #[serde(rename = "as")]
    by: Option<String>,
    /// Who must pay for sending things back.
    postage: Option<String>,
}

/// Reads the scenarios in a policy's folder. Fails if the file is missing, is no TOML of the right form, or
/// has an invalid instant, zone, outcome or amount.
pub fn read(folder: &Path, policy: &Policy) -> Result<Vec<Scenario>, Unreadable> {
    scenarios(&read::file(folder, FILE)?, policy)
}

/// Reads scenarios from the text of such a file.
pub fn read_text(text: &str, policy: &Policy) -> Result<Vec<Scenario>, Unreadable> {
    scenarios(&Source::new(FILE, text), policy)
}

fn scenarios(source: &Source, policy: &Policy) -> Result<Vec<Scenario>, Unreadable> {
    let written: WrittenScenarios = read::parse(source)?;
    written.scenarios.into_iter().map(|written| scenario(source, written, policy)).collect()
}

fn scenario(
    source: &Source,
    written: Spanned<WrittenScenario>,
    policy: &Policy,
) -> Result<Scenario, Unreadable> {
    let fail = |span: Range<usize>, message: String| Unreadable {
        file: source.file.clone(),
        place: Some(source.place(span)),
        message,
        source: Some(source.clone()),
        help: None,
    };
    let place = source.place(written.span());
    let written = written.into_inner();
    let now = time::instant(written.now.get_ref())
        .ok_or_else(|| fail(written.now.span(), moment("now", written.now.get_ref())))?;
    let zone = written.time_zone.get_ref();
    let unknown = || fail(written.time_zone.span(), message::malformed(Malformed::UnknownZone, zone));
    let at = |key: &str, written: Option<Spanned<String>>| match written {
        None => Ok(None),
        Some(written) => match time::instant(written.get_ref()) {
            Some(instant) => Ok(Some((written.into_inner(), instant))),
            None => Err(fail(written.span(), moment(key, written.get_ref()))),
        },
    };
    let amount = |key: &str, written: Option<Spanned<String>>| match written {
        None => Ok(None),
        Some(written) => match read::amount(written.get_ref()) {
            Some(amount) => Ok(Some(amount)),
            None => Err(fail(written.span(), sum(key, written.get_ref()))),
        },
    };
    let terms = |written: WrittenTerms| {
        let (pays, keeps) = (amount("pays", written.pays)?, amount("keeps", written.keeps)?);
        Ok(Expected { pays, keeps, by: written.by, postage: written.postage })
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
        outcome: outcome(written.outcome.get_ref(), policy)
            .map_err(|message| fail(written.outcome.span(), message))?,
        rules,
        deadline: at("deadline", written.deadline)?,
        exact: written.exact,
        opens: at("opens", written.opens)?,
        terms: written.terms.map(terms).transpose()?,
        settled_by: written.settled_by,
        answers: written.answers.0.into_iter().map(|(id, said)| (id.into_inner(), said)).collect(),
        name: written.name,
    })
}

fn moment(key: &str, found: &str) -> String {
    format!("expected `{key}` as an instant such as `2026-11-22T12:00:00Z`, found `{found}`")
}

fn sum(key: &str, found: &str) -> String {
    format!("expected `{key}` as a sum such as `45 USD` or a share such as `85%`, found `{found}`")
}

fn outcome(name: &str, policy: &Policy) -> Result<Told, String> {
    let five = Outcome::ALL.into_iter().map(|outcome| Told { outcome, own: None });
    let own = policy.outcomes.iter().enumerate();
    let own = own.map(|(place, own)| Told { outcome: own.like, own: Some(place) });
    let all: Vec<Told> = five.chain(own).collect();
    if let Some(told) = all.iter().find(|told| told.id(policy) == name) {
        return Ok(*told);
    }
    let known = || all.iter().map(|told| told.id(policy));
    let meant = match nearest(name, known()) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None => String::new(),
    };
    let all: Vec<String> = known().map(|id| format!("`{id}`")).collect();
    Err(format!("expected an outcome ({}), found `{name}`{meant}", all.join(", ")))
}
