//! `rules.toml` as it is in the file: every value with its place. Names are looked up later.

use toml::Spanned;

use super::{
    CalendarToml, CaseToml, DecimalToml, LimitToml, Names, OwnOutcomeToml, Table, TermsToml, Whole,
    WindowToml,
};
#[cfg(test)]
use crate::policy::ID_PATTERN;

/// A policy as questions and rules.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "rules.toml"))]
// `outcome` has fixed values only in a file without outcomes of the shop's own, and `true` and `false` make
// sense only in a file with limits.
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
    /// The policy's name and settings.
    #[cfg_attr(test, schemars(with = "PolicyToml"))]
    pub policy: Spanned<PolicyToml>,
    /// How to reach the shop.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<ContactToml>"))]
    pub contact: Option<Spanned<ContactToml>>,
    /// Sentences of the written policy that rules cite.
    #[serde(default)]
    pub clauses: Table<ClauseToml>,
    /// The questions that buyers are asked, in this order.
    #[serde(default)]
    pub questions: Vec<QuestionToml>,
    /// Time limits.
    #[serde(default)]
    pub windows: Table<WindowToml>,
    /// Calendars of working days and holidays.
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
    /// Evidence that buyers can be asked to send.
    #[serde(default)]
    pub evidence: Table<EvidenceToml>,
    /// Notes on what the law may give some buyers; a rule names one with `note`.
    #[serde(default)]
    pub notes: Table<NoteToml>,
    /// The rules: which outcome follows from which conditions.
    #[serde(default)]
    pub rules: Vec<RuleToml>,
}

/// `[policy]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicyToml {
    /// Its name for programs, such as `my-shop`.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// Its name for people.
    pub title: String,
    /// The version of the policy, such as `2026-11-22`; change it with every change.
    pub version: String,
    /// The language of the text (BCP 47), such as `en` or `pt-BR`.
    pub language: String,
    /// The file with the written policy, in the same folder.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = r"^[^/\\]+$")))]
    pub text: Spanned<String>,
    /// What the shop sells. The general note on the buyer's rights depends on it.
    #[serde(default)]
    pub goods: GoodsToml,
    /// The first day on which the shop sold anything, such as `2015-03-01`; without it, 20 years ago.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub since: Option<Spanned<String>>,
    /// The time zone whose calendar and clocks count, such as `Europe/Lisbon`; without it, the buyer's.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub zone: Option<Spanned<String>>,
    /// The note on the buyer's legal rights below each verdict; without it, a general note that fits `goods`.
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
    /// Goods that are shipped.
    Physical,
    /// Services.
    Service,
    /// Overnight stays.
    Stay,
    /// Events on a fixed date.
    Event,
    /// Several of these kinds.
    Mixed,
}

/// `[contact]`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactToml {
    /// An email address.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub email: Option<Spanned<String>>,
    /// The page of a contact form; `{?subject,summary,code}` is filled in (an RFC 6570 template).
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub url: Option<Spanned<String>>,
    /// The page of your withdrawal function. Rules whose note has `withdraw = true` lead there first.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub withdraw: Option<Spanned<String>>,
    /// Whether the addresses are placeholders on purpose, as in a template. The check then accepts them.
    #[serde(default)]
    pub placeholder: bool,
}

/// `[clauses.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClauseToml {
    /// A sentence of the written policy, word for word.
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
    /// The name of the question, which buyers do not see.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// The kind of answer: `choice`, `date` or `number`; without it, `choice`.
    #[serde(default)]
    pub kind: QuestionKindToml,
    /// The text of the question.
    pub ask: String,
    /// A line of help below the question.
    pub hint: Option<String>,
    /// The answers to choose from.
    #[serde(default)]
    pub options: Vec<OptionToml>,
    /// The text of the answer "I don't know"; without it, buyers cannot give that answer.
    pub unsure: Option<String>,
    /// Whether the true answer can change with time. Buyers are then told what another answer leads to.
    #[serde(default)]
    pub changes: bool,
    /// The event that a date is the date of, such as `Delivery`.
    pub event: Option<String>,
    /// Another date question: a date before its answer is not accepted.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub after: Option<Spanned<String>>,
    /// Whether a date may lie in the future.
    #[serde(default)]
    pub ahead: bool,
    /// The unit of a number, such as `hours`.
    pub unit: Option<String>,
    /// The currency of a sum of money (ISO 4217), such as `EUR`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub currency: Option<Spanned<String>>,
    /// How many digits a number may have after the point; without it none, or as many as the currency has.
    #[cfg_attr(test, schemars(with = "Option<Whole<MAX_PLACES>>"))]
    pub decimals: Option<Spanned<Whole<MAX_PLACES>>>,
    /// The least number that is accepted; without it, 0.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_least: Option<Spanned<DecimalToml>>,
    /// The greatest number that is accepted.
    #[cfg_attr(test, schemars(with = "Option<DecimalToml>"))]
    pub at_most: Option<Spanned<DecimalToml>>,
}

/// Maximum digits after the point of a number.
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
    /// The name of the option, which buyers do not see.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// The text of the option, as a buyer would say it.
    pub say: String,
    /// A line of help below the option.
    pub hint: Option<String>,
}

/// `[evidence.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceToml {
    /// What the buyer is asked to send, such as `Order number`.
    pub say: String,
    /// How the buyer gets it.
    pub how: Option<String>,
    /// `file` for something to attach, `text` for something to type; without it, `file`.
    #[serde(default)]
    pub kind: EvidenceKindToml,
    /// Whether the shop cannot decide without it.
    #[serde(default)]
    pub required: bool,
    /// The question whose answer is shown as the reason for it; without it, the first in the rule's `when`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub question: Option<Spanned<String>>,
    /// The clause that is shown as the reason for it; without it, the first of the rule's `clauses`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// The kind of a piece of evidence.
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
    /// What the law may give these buyers. It replaces the note in `rights` of `[policy]`.
    pub say: String,
    /// Whether these buyers may withdraw by law. The `withdraw` page of `[contact]` then comes first.
    #[serde(default)]
    pub withdraw: bool,
}

/// `[[rules]]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleToml {
    /// The name of the rule, which buyers do not see.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = ID_PATTERN)))]
    pub id: Spanned<String>,
    /// Conditions, all of which must hold: for a question an option, or a list of which one is enough; for a
    /// window `open` or `closed`; for a limit `true` or `false`; for `case` the name of a case, or a list of
    /// which one is enough; for `all-cases` a list that must hold as a whole. Without conditions, the rule
    /// holds for all buyers.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Table<Names>"))]
    pub when: Table<Spanned<Names>>,
    /// What the rule leads to: one of the five outcomes, or one of the shop's own.
    #[cfg_attr(test, schemars(with = "String"))]
    pub outcome: Spanned<String>,
    /// What is paid back, and how.
    #[cfg_attr(test, schemars(with = "Option<TermsToml>"))]
    pub terms: Option<Spanned<TermsToml>>,
    /// The clauses that the rule is based on.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub clauses: Vec<Spanned<String>>,
    /// The evidence that buyers are asked to send.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub evidence: Vec<Spanned<String>>,
    /// What the verdict means for the buyer; without it, a sentence that fits the outcome.
    pub say: Option<String>,
    /// What the buyer can do next.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The note on rights for these buyers; without it, `rights` of `[policy]`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub note: Option<Spanned<String>>,
    /// Rules that give way to this one if both hold.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub overrides: Vec<Spanned<String>>,
}
