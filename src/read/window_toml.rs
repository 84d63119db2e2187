//! `[windows.ID]` and `[calendars.ID]` as they are written.

use toml::Spanned;

use super::Lengths;

/// The longest window in days: a hundred years.
pub const MAX_DAYS: u32 = 36_525;
/// The same in hours.
pub const MAX_HOURS: u32 = MAX_DAYS * 24;
/// The same in months.
pub const MAX_MONTHS: u32 = 1200;
/// The same in years.
pub const MAX_YEARS: u32 = 100;

/// `[windows.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(extend("oneOf" = [
    { "required": ["any"] }, { "required": ["all"] }, { "required": ["from"] }, { "required": ["before"] },
])))]
// What it is measured by: other windows, fixed dates, or a length with what says how that is counted.
#[cfg_attr(test, schemars(extend("allOf" = [
    { "oneOf": [
        { "anyOf": [{ "required": ["any"] }, { "required": ["all"] }] },
        {
            "anyOf": [{ "required": ["between"] }, { "required": ["until"] }],
            "not": { "anyOf": [
                { "required": ["before"] }, { "required": ["days"] }, { "required": ["count"] },
                { "required": ["by"] },
            ] },
        },
        {
            "required": ["days", "count"],
            "not": { "anyOf": [
                { "required": ["hours"] }, { "required": ["months"] }, { "required": ["years"] },
            ] },
        },
        { "required": ["hours"], "properties": { "count": { "const": "moment" } } },
        { "required": ["months"], "properties": { "count": { "enum": ["moment", "date"] } } },
        { "required": ["years"], "properties": { "count": { "enum": ["moment", "date"] } } },
    ] },
    {
        "if": { "required": ["count"], "properties": { "count": { "const": "working-days" } } },
        "then": { "required": ["calendar"] },
    },
])))]
#[cfg_attr(test, schemars(extend("dependentRequired" = { "end": ["calendar"] })))]
pub struct WindowToml {
    /// The date question it begins with.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Spanned<String>>,
    /// The date question that it ends before.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub before: Option<Spanned<String>>,
    /// The date question at whose answer it is measured; without it, now.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub to: Option<Spanned<String>>,
    /// Its length in days, or one for each option of the question that `by` names.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_DAYS>>"))]
    pub days: Option<Spanned<Lengths<MAX_DAYS>>>,
    /// Its length in hours, from the instant.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_HOURS>>"))]
    pub hours: Option<Spanned<Lengths<MAX_HOURS>>>,
    /// Its length in months: to the same day of the month, or that month's last day.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_MONTHS>>"))]
    pub months: Option<Spanned<Lengths<MAX_MONTHS>>>,
    /// Its length in years.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_YEARS>>"))]
    pub years: Option<Spanned<Lengths<MAX_YEARS>>>,
    /// How it is counted.
    #[cfg_attr(test, schemars(with = "Option<CountToml>"))]
    pub count: Option<Spanned<CountToml>>,
    /// The choice question that the length goes by.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub by: Option<Spanned<String>>,
    /// The first and the last day for which it is granted, as `11-01` every year or `2026-11-01` once.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub between: Option<Spanned<Vec<Spanned<String>>>>,
    /// The last day on which it is open, as `01-31` every year or `2027-01-31` once. Without it, it stays
    /// open for ever for days between the two.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Spanned<String>>,
    /// The time of day that counts where only the day is known, such as `15:00`. It means nothing to a window that counts
    /// whole days.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub at: Option<Spanned<String>>,
    /// The zone by whose clocks the date is read, such as `Europe/Lisbon`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub zone: Option<Spanned<String>>,
    /// What happens to a last day that is no working day.
    #[cfg_attr(test, schemars(with = "Option<EndToml>"))]
    pub end: Option<Spanned<EndToml>>,
    /// The calendar that says which days are working days.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub calendar: Option<Spanned<String>>,
    /// Open while one of these windows is.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub any: Option<Vec<Spanned<String>>>,
    /// Open while all of these windows are.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub all: Option<Vec<Spanned<String>>>,
    /// The sentence that grants it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// How a window is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CountToml {
    /// From the instant, a day being 24 hours.
    Moment,
    /// To the end of the last day.
    Date,
    /// To the end of the last day, of which only working days count.
    WorkingDays,
}

/// What happens to a last day that is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EndToml {
    /// The next working day is the last.
    NextWorkingDay,
}

/// `[calendars.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarToml {
    /// The days of the week that are free.
    #[serde(default)]
    pub weekend: Vec<WeekdayToml>,
    /// Other free days, as `2026-12-25`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub holidays: Vec<Spanned<String>>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WeekdayToml {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}
