//! `rules.toml` as it is written: every value with its place, names not yet looked up.

use toml::Spanned;

use super::{Names, Table};

/// The whole file.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "rules.toml"))]
pub struct Written {
    /// The version of the format: 1.
    #[cfg_attr(test, schemars(with = "u32", extend("const" = 1)))]
    pub format: Spanned<u32>,
    /// What the policy is called.
    #[cfg_attr(test, schemars(with = "WrittenPolicy"))]
    pub policy: Spanned<WrittenPolicy>,
    /// How to reach the shop.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<WrittenContact>"))]
    pub contact: Option<Spanned<WrittenContact>>,
    /// Sentences of the written policy.
    #[serde(default)]
    pub clauses: Table<WrittenClause>,
    /// What buyers are asked, in this order.
    #[serde(default)]
    pub questions: Vec<WrittenQuestion>,
    /// Spans of time.
    #[serde(default)]
    pub windows: Table<WrittenWindow>,
    /// What buyers can be asked to send.
    #[serde(default)]
    pub evidence: Table<WrittenEvidence>,
    /// What holds when.
    #[serde(default)]
    pub rules: Vec<WrittenRule>,
}

/// `[policy]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenPolicy {
    /// Its name to programs.
    pub id: String,
    /// Its name to people.
    pub title: String,
    /// Which edition this is.
    pub version: String,
    /// The language of the text (BCP 47), such as `en` or `pt-BR`.
    pub language: String,
    /// The file with the written policy, in this folder.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = r"^[^/\\]+$")))]
    pub text: Spanned<String>,
    /// What stands beside each verdict on the buyer's rights by law; without it, a note that fits digital goods.
    pub rights: Option<String>,
}

/// `[contact]`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenContact {
    /// An address for mail.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub email: Option<Spanned<String>>,
    /// A page to write from; `{?subject,summary,code}` is filled in (RFC 6570).
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub url: Option<Spanned<String>>,
}

/// `[clauses.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenClause {
    /// A sentence of the text, to the letter.
    #[cfg_attr(test, schemars(with = "String"))]
    pub quote: Spanned<String>,
}

/// `[[questions]]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(extend(
    "if" = { "required": ["kind"], "properties": { "kind": { "const": "date" } } },
    "else" = { "required": ["options"] },
)))]
pub struct WrittenQuestion {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String"))]
    pub id: Spanned<String>,
    /// `choice` unless said otherwise, or `date`.
    #[serde(default)]
    pub kind: WrittenKind,
    /// The question.
    pub ask: String,
    /// A line of help.
    pub hint: Option<String>,
    /// The answers of a choice.
    #[serde(default)]
    pub options: Vec<WrittenOption>,
    /// What "I don't know" is called; without it, it cannot be said.
    pub unsure: Option<String>,
    /// Whether the answer can change with time.
    #[serde(default)]
    pub changes: bool,
}

/// The kind of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WrittenKind {
    /// One of several answers.
    #[default]
    Choice,
    /// A day.
    Date,
}

/// One of a question's `options`.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenOption {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String"))]
    pub id: Spanned<String>,
    /// As a buyer would say it.
    pub say: String,
    /// A line of help.
    pub hint: Option<String>,
}

/// `[windows.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(extend("oneOf" = [
    { "required": ["days", "count"], "not": { "required": ["hours"] } },
    { "required": ["hours"], "not": { "required": ["days"] }, "properties": { "count": { "const": "moment" } } },
])))]
pub struct WrittenWindow {
    /// The date question it begins with.
    #[cfg_attr(test, schemars(with = "String"))]
    pub from: Spanned<String>,
    /// Its length in days; or else give `hours`.
    #[cfg_attr(test, schemars(with = "Option<u32>", range(max = 36525)))]
    pub days: Option<Spanned<u32>>,
    /// Its length in hours, from the instant; or else give `days`.
    #[cfg_attr(test, schemars(with = "Option<u32>", range(max = 876_600)))]
    pub hours: Option<Spanned<u32>>,
    /// How days are counted.
    #[cfg_attr(test, schemars(with = "Option<WrittenCount>"))]
    pub count: Option<Spanned<WrittenCount>>,
    /// The sentence that grants it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// How the days of a window are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WrittenCount {
    /// So many times 24 hours from the instant.
    Moment,
    /// To the end of the last day.
    Date,
}

/// `[evidence.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenEvidence {
    /// What it is.
    pub say: String,
    /// How to get it.
    pub how: Option<String>,
    /// `text` for what a buyer can type.
    #[serde(default)]
    pub kind: WrittenThing,
    /// Whether the shop cannot do without it.
    #[serde(default)]
    pub required: bool,
    /// The question whose answer calls for it; without it, the first that the rule names.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub question: Option<Spanned<String>>,
    /// The sentence that calls for it; without it, the first that the rule stands on.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WrittenThing {
    /// Something to attach.
    #[default]
    File,
    /// Something to type.
    Text,
}

/// `[[rules]]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenRule {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String"))]
    pub id: Spanned<String>,
    /// All of these must hold: for a question its answer, or several any of which will do; for a window
    /// `open` or `closed`. Without any, the rule holds for everybody.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Table<Names>"))]
    pub when: Table<Spanned<Names>>,
    /// What follows.
    pub outcome: WrittenOutcome,
    /// The sentences it stands on.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub clauses: Vec<Spanned<String>>,
    /// What to send.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub evidence: Vec<Spanned<String>>,
    /// What it means for the buyer.
    pub say: Option<String>,
    /// What to do next.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Rules that give way to this one where both hold.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub overrides: Vec<Spanned<String>>,
}

/// The five outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WrittenOutcome {
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
