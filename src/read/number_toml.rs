//! `[limits.ID]`, `[outcomes.ID]`, `[cases.ID]` and the terms of a rule as they are written.

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
    /// The number question.
    #[cfg_attr(test, schemars(with = "String"))]
    pub of: Spanned<String>,
    /// It holds below this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub less_than: Option<Spanned<DecimalToml>>,
    /// It holds below this and at it.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_most: Option<Spanned<DecimalToml>>,
    /// It holds above this and at it.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_least: Option<Spanned<DecimalToml>>,
    /// It holds above this.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub more_than: Option<Spanned<DecimalToml>>,
    /// The sentence that sets it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// `[cases.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseToml {
    /// All of these must hold, as in a rule.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Table<Names>"))]
    pub when: Table<Spanned<Names>>,
}

/// `[outcomes.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnOutcomeToml {
    /// The one of the five that it ranks and looks like.
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
    /// What the shop pays back: `"85%"` or `"45 USD"`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub pays: Option<Spanned<String>>,
    /// What the shop keeps: `"15%"` or `"45 USD"`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub keeps: Option<Spanned<String>>,
    /// The number question that the amounts are of, or several whose product they are of.
    #[cfg_attr(test, schemars(with = "Option<Names>"))]
    pub of: Option<Spanned<Names>>,
    /// By what means, such as `gift-card`.
    #[serde(rename = "as")]
    pub by: Option<String>,
    /// Who pays for sending things back, such as `buyer`.
    pub postage: Option<String>,
}
