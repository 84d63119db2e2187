//! `[limits.ID]`, `[outcomes.ID]`, `[cases.ID]` and the terms of a rule, as they are in the file.

use toml::Spanned;

use super::{DecimalToml, Names, Table};

/// `[limits.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, schemars(extend("oneOf" = [
    { "required": ["less-than"] }, { "required": ["at-most"] }, { "required": ["at-least"] },
    { "required": ["more-than"] },
])))]
pub struct LimitToml {
    /// The number question whose answer is compared.
    #[cfg_attr(test, schemars(with = "String"))]
    pub of: Spanned<String>,
    /// The limit holds if the number is less than this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub less_than: Option<Spanned<DecimalToml>>,
    /// The limit holds if the number is at most this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_most: Option<Spanned<DecimalToml>>,
    /// The limit holds if the number is at least this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_least: Option<Spanned<DecimalToml>>,
    /// The limit holds if the number is more than this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub more_than: Option<Spanned<DecimalToml>>,
    /// The clause that sets the limit.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// `[cases.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseToml {
    /// Conditions, all of which must hold, as in a rule.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Table<Names>"))]
    pub when: Table<Spanned<Names>>,
}

/// `[outcomes.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnOutcomeToml {
    /// The one of the five outcomes that it is ranked and shown like.
    pub like: OutcomeToml,
    /// Its headline.
    pub title: String,
    /// What it means, in one sentence.
    pub means: String,
}

/// The five outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeToml {
    /// Meets the policy's conditions.
    Qualifies,
    /// Let support try first.
    FixFirst,
    /// Gather evidence first.
    EvidenceFirst,
    /// Not covered.
    DoesNotQualify,
    /// A person decides.
    SupportDecides,
}

/// The `terms` of a rule.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TermsToml {
    /// What the shop pays back: a percentage `"85%"` or a sum `"45 USD"`. Give this or `keeps`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub pays: Option<Spanned<String>>,
    /// What the shop keeps: a percentage `"15%"` or a sum `"45 USD"`. Give this or `pays`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub keeps: Option<Spanned<String>>,
    /// The number question that the amount is taken from, such as the price, or several that are multiplied.
    #[cfg_attr(test, schemars(with = "Option<Names>"))]
    pub of: Option<Spanned<Names>>,
    /// How it is paid back: `original`, `store-credit`, `gift-card`, or a word that only programs see.
    #[serde(rename = "as")]
    pub by: Option<String>,
    /// Who pays for sending things back: `buyer`, `shop`, or a word that only programs see.
    pub postage: Option<String>,
}
