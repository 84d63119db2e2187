//! The shapes of replies. The order of the fields is the order in which they are written.

use std::borrow::Cow;

use serde::Serialize;

/// Exactly one of the three.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Reply<'a> {
    /// Something is still to be asked.
    Question(Question<'a>),
    /// It is settled, as far as it can be.
    Verdict(Box<Verdict<'a>>),
    /// Something given is of no use.
    Invalid(Invalid<'a>),
}

/// A question to ask next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Question<'a> {
    /// The question's id, or `ID.time` where a date's time of day is asked for.
    pub id: Cow<'a, str>,
    /// How many questions may still come, this one included.
    pub at_most: u32,
}

/// What the policy says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Verdict<'a> {
    /// One of the five; of a policy with outcomes of its own, the id of one of these.
    #[cfg_attr(test, ts(type = "Outcome"))]
    pub outcome: &'a str,
    /// The rules that it stands on.
    pub rules: Vec<&'a str>,
    /// The sentences of the policy that they cite.
    pub clauses: Vec<&'a str>,
    /// What they ask for.
    pub evidence: Vec<&'a str>,
    /// When it becomes a worse one if nothing but time goes by, if ever.
    pub deadline: Option<Deadline>,
    /// When it becomes a better one if nothing but time goes by; missing if never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub opens: Option<Opens>,
    /// What the rule pays back and how; missing where it has no terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub terms: Option<Terms<'a>>,
    /// The questions whose answer would settle what is not known.
    pub settled_by: Vec<Cow<'a, str>>,
    /// By which the shop can see again what the buyer was told.
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub code: &'a str,
}

/// When time alone makes a verdict a worse one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Deadline {
    /// An instant with the zone's offset, such as `2026-11-22T10:00:00+01:00`.
    pub by: String,
    /// False where the time of purchase is not known; `by` is then the earliest possible end.
    pub exact: bool,
}

/// When time alone makes a verdict a better one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Opens {
    /// An instant with the zone's offset.
    pub from: String,
    /// False where it may be later.
    pub exact: bool,
}

/// The terms of a rule, as the policy has them. What it does not name is missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Terms<'a> {
    /// What is paid back: a share such as `85%`, or a sum such as `45 USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub pays: Option<String>,
    /// What the shop keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub keeps: Option<String>,
    /// In which form.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub by: Option<&'a str>,
    /// Who pays for sending something back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub postage: Option<&'a str>,
    /// The number questions that a share is of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<String>>"))]
    pub of: Vec<&'a str>,
    /// What it comes to, where these numbers were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub amount: Option<Amount<'a>>,
}

/// What terms come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Amount<'a> {
    /// A sum in digits, such as `12.50`.
    pub pays: String,
    /// What the shop keeps.
    pub keeps: String,
    /// Of the sums (ISO 4217).
    pub currency: &'a str,
}

/// Something given that is of no use.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Invalid<'a> {
    /// The question that it was given for; missing where the request as a whole is of no use.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub question: Option<&'a str>,
    /// What is wrong, for programs.
    #[cfg_attr(test, ts(type = "Problem"))]
    pub problem: &'static str,
    /// The same in English.
    pub message: String,
}
