//! `rules.toml` as it is written: every value with its place, names not yet looked up.

use toml::Spanned;

use super::{
    CalendarToml, CaseToml, DecimalToml, LimitToml, Names, OwnOutcomeToml, Table, TermsToml, Whole,
    WindowToml,
};
#[cfg(test)]
use crate::policy::ID_PATTERN;

/// The whole file.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "rules.toml"))]
// Outcomes of the shop's own have names that only it knows, and only limits hold or do not.
#[cfg_attr(test, schemars(extend("allOf" = [
    { "if": { "not": { "required": ["outcomes"] } }, "then": { "properties": { "rules": { "items": { "properties": {
        "outcome": {
            "enum": ["qualifies", "evidence-first", "fix-first", "support-decides", "does-not-qualify"],
        },
    } } } } } },
    { "if": { "not": { "required": ["limits"] } }, "then": { "properties": { "rules": { "items": { "properties": {
        "when": { "additionalProperties": { "type": ["string", "array"] } },
    } } } } } },
])))]
pub struct RulesFile {
    /// The version of the format: 1.
    #[cfg_attr(test, schemars(with = "u32", extend("const" = 1)))]
    pub format: Spanned<i64>,
    /// What the policy is called.
    #[cfg_attr(test, schemars(with = "PolicyToml"))]
    pub policy: Spanned<PolicyToml>,
    /// How to reach the shop.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<ContactToml>"))]
    pub contact: Option<Spanned<ContactToml>>,
    /// Sentences of the written policy.
    #[serde(default)]
    pub clauses: Table<ClauseToml>,
    /// What buyers are asked, in this order.
    #[serde(default)]
    pub questions: Vec<QuestionToml>,
    /// Time limits.
    #[serde(default)]
    pub windows: Table<WindowToml>,
    /// Working days and holidays.
    #[serde(default)]
    pub calendars: Table<CalendarToml>,
    /// Limits on numbers.
    #[serde(default)]
    pub limits: Table<LimitToml>,
    /// Conditions with a name, for rules that share them.
    #[serde(default)]
    pub cases: Table<CaseToml>,
    /// Outcomes of the shop's own.
    #[serde(default)]
    pub outcomes: Table<OwnOutcomeToml>,
    /// What buyers can be asked to send.
    #[serde(default)]
    pub evidence: Table<EvidenceToml>,
    /// What the law may give some buyers besides; a rule names one with `note`.
    #[serde(default)]
    pub notes: Table<NoteToml>,
    /// What holds when.
    #[serde(default)]
    pub rules: Vec<RuleToml>,
}

/// `[policy]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyToml {
    /// Its name to programs.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// Its name to people.
    pub title: String,
    /// Which edition this is.
    pub version: String,
    /// The language of the text (BCP 47), such as `en` or `pt-BR`.
    pub language: String,
    /// The file with the written policy, in this folder.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = r"^[^/\\]+$")))]
    pub text: Spanned<String>,
    /// What is sold: it decides which note on the buyer's rights is the default.
    #[serde(default)]
    pub goods: GoodsToml,
    /// The first day on which the shop can have sold anything, as `2015-03-01`; without it, 20 years back.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub since: Option<Spanned<String>>,
    /// The zone whose calendar counts, such as `Europe/Lisbon`; without it, the buyer's.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub zone: Option<Spanned<String>>,
    /// What stands beside each verdict on the buyer's rights by law; without it, a note that fits digital goods.
    pub rights: Option<String>,
}

/// What is sold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GoodsToml {
    /// Files, licences, accounts.
    #[default]
    Digital,
    /// Things that are sent.
    Physical,
    /// Work that is done.
    Service,
    /// A room for some nights.
    Stay,
    /// Something on a fixed date.
    Event,
    /// Several of these.
    Mixed,
}

/// `[contact]`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactToml {
    /// An address for mail.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub email: Option<Spanned<String>>,
    /// A page to write from; `{?subject,summary,code}` is filled in (RFC 6570).
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub url: Option<Spanned<String>>,
    /// The page of your withdrawal function. Rules whose note says `withdraw = true` lead there first.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub withdraw: Option<Spanned<String>>,
    /// Whether the addresses are placeholders on purpose, as in a template.
    #[serde(default)]
    pub placeholder: bool,
}

/// `[clauses.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClauseToml {
    /// A sentence of the text, to the letter.
    #[cfg_attr(test, schemars(with = "String"))]
    pub quote: Spanned<String>,
}

/// `[[questions]]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, schemars(extend(
    "if" = { "required": ["kind"], "properties": { "kind": { "enum": ["date", "number"] } } },
    "else" = { "required": ["options"] },
)))]
pub struct QuestionToml {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// `choice` unless said otherwise, `date` or `number`.
    #[serde(default)]
    pub kind: QuestionKindToml,
    /// The question.
    pub ask: String,
    /// A line of help.
    pub hint: Option<String>,
    /// The answers of a choice.
    #[serde(default)]
    pub options: Vec<OptionToml>,
    /// What "I don't know" is called; without it, it cannot be said.
    pub unsure: Option<String>,
    /// Whether the answer can change with time.
    #[serde(default)]
    pub changes: bool,
    /// What a date is the date of, such as `Delivery`.
    pub event: Option<String>,
    /// The date question before whose answer this date cannot lie.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub after: Option<Spanned<String>>,
    /// Whether a date may lie in the future.
    #[serde(default)]
    pub ahead: bool,
    /// What a number counts, such as `hours`.
    pub unit: Option<String>,
    /// The currency of a sum (ISO 4217), such as `EUR`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub currency: Option<Spanned<String>>,
    /// How many digits may stand after the point of a number; without it none, or those of the currency.
    #[cfg_attr(test, schemars(with = "Option<Whole<MAX_PLACES>>"))]
    pub decimals: Option<Spanned<Whole<MAX_PLACES>>>,
    /// The least that a number can be; without it, 0.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_least: Option<Spanned<DecimalToml>>,
    /// The most that a number can be.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_most: Option<Spanned<DecimalToml>>,
}

/// Maximum digits after the point.
pub const MAX_PLACES: u32 = 6;

/// The kind of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKindToml {
    /// One of several answers.
    #[default]
    Choice,
    /// A day.
    Date,
    /// A number.
    Number,
}

/// One of a question's `options`.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionToml {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// As a buyer would say it.
    pub say: String,
    /// A line of help.
    pub hint: Option<String>,
}

/// `[evidence.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceToml {
    /// What it is.
    pub say: String,
    /// How to get it.
    pub how: Option<String>,
    /// `text` for what a buyer can type.
    #[serde(default)]
    pub kind: EvidenceKindToml,
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
pub enum EvidenceKindToml {
    /// Something to attach.
    #[default]
    File,
    /// Something to type.
    Text,
}

/// `[notes.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoteToml {
    /// What the law may give these buyers, in place of the general note of `[policy]`.
    pub say: String,
    /// Whether they may want to withdraw: the `withdraw` page of `[contact]` is then what they are led to first.
    #[serde(default)]
    pub withdraw: bool,
}

/// `[[rules]]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleToml {
    /// Its name.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// All of these must hold: for a question its answer, or several any of which will do; for a window
    /// `open` or `closed`; for a limit `true` or `false`; for `case` the name of a case, or several any of which
    /// will do; for `all-cases` several that must all hold. Without any, the rule holds for everybody.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Table<Names>"))]
    pub when: Table<Spanned<Names>>,
    /// What follows: one of the five outcomes, or one of the shop's own.
    #[cfg_attr(test, schemars(with = "String"))]
    pub outcome: Spanned<String>,
    /// What is paid back, and how.
    #[cfg_attr(test, schemars(with = "Option<TermsToml>"))]
    pub terms: Option<Spanned<TermsToml>>,
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
    /// The note on rights that goes with this case; without it, the general one.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub note: Option<Spanned<String>>,
    /// Rules that give way to this one where both hold.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub overrides: Vec<Spanned<String>>,
}
