//! The types of replies. The order of the fields is the order in which they are written.

use std::borrow::Cow;

use serde::Serialize;

/// The reply to a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Reply<'a> {
    /// There is a question to ask.
    Question(Question<'a>),
    /// The case is settled as far as the answers allow.
    Verdict(Box<Verdict<'a>>),
    /// An answer or the request is invalid.
    Invalid(Invalid<'a>),
}

/// A question to ask next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Question<'a> {
    /// The question's id, or `ID.time` to ask for the time of day of a date.
    pub id: Cow<'a, str>,
    /// How many questions may still come at most, this one included.
    pub at_most: u32,
}

/// What the policy says about the case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Verdict<'a> {
    /// One of the five outcomes, or the id of an outcome of the shop's own.
    #[cfg_attr(test, ts(type = "Outcome | (string & {})"))]
    pub outcome: &'a str,
    /// The ids of the rules that the verdict is based on.
    pub rules: Vec<&'a str>,
    /// The ids of the clauses that these rules cite, each once.
    pub clauses: Vec<&'a str>,
    /// The ids of the evidence that these rules ask for, each once.
    pub evidence: Vec<&'a str>,
    /// When the verdict becomes worse by time alone; `null` if never.
    pub deadline: Option<Deadline>,
    /// When the verdict becomes better by time alone; missing if never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub opens: Option<Opens>,
    /// What is paid back and how; missing if the rule has no terms, or the verdict is based on several rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub terms: Option<Terms<'a>>,
    /// The ids of the questions whose answers would settle the case; empty if it is settled.
    pub settled_by: Vec<Cow<'a, str>>,
    /// The case code, with which the shop sees again what the buyer answered and was told.
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub code: &'a str,
}

/// When time alone makes a verdict worse.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Deadline {
    /// An instant with the offset of the buyer's zone, such as `2026-11-22T10:00:00+01:00` (RFC 3339).
    pub by: String,
    /// False if an answer that is not known could make it later; `by` is then the earliest possible instant.
    pub exact: bool,
}

/// When time alone makes a verdict better.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Opens {
    /// An instant with the offset of the buyer's zone (RFC 3339).
    pub from: String,
    /// False if it may be later.
    pub exact: bool,
}

/// The terms of a rule, as the policy states them. Members that it does not state are missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Terms<'a> {
    /// What the shop pays back: a percentage such as `85%`, or a sum such as `45 USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub pays: Option<String>,
    /// What the shop keeps, in the same form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub keeps: Option<String>,
    /// How it is paid back, such as `gift-card`.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub by: Option<&'a str>,
    /// Who pays for sending things back, such as `buyer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub postage: Option<&'a str>,
    /// The ids of the number questions whose product the percentage or the sum is taken from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<String>>"))]
    pub of: Vec<&'a str>,
    /// The calculated sums; missing unless these numbers are known and one of them is money.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub amount: Option<Amount<'a>>,
}

/// The sums that terms come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Amount<'a> {
    /// What the shop pays back, in digits such as `12.50`.
    pub pays: String,
    /// What the shop keeps, in the same form.
    pub keeps: String,
    /// The currency of both (ISO 4217 code).
    pub currency: &'a str,
}

/// What is wrong with an answer or with the request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Invalid<'a> {
    /// The id of the question whose answer is invalid; missing if the request as a whole is malformed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub question: Option<&'a str>,
    /// What is wrong, as a word for programs.
    #[cfg_attr(test, ts(type = "Problem"))]
    pub problem: &'static str,
    /// What was expected and what was found, in English.
    pub message: String,
}
