//! `[windows.ID]` and `[calendars.ID]`, as they are in the file.

use toml::Spanned;

use super::Lengths;

/// Maximum days of a window: a hundred years.
pub const MAX_DAYS: u32 = 36_525;
/// Maximum hours of a window.
pub const MAX_HOURS: u32 = MAX_DAYS * 24;
/// Maximum months of a window.
pub const MAX_MONTHS: u32 = 1200;
/// Maximum years of a window.
pub const MAX_YEARS: u32 = 100;

/// `[windows.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(extend("oneOf" = [
    { "required": ["any"] }, { "required": ["all"] }, { "required": ["from"] }, { "required": ["before"] },
])))]
// A window consists of other windows, or has fixed dates, or a length and the way in which that is counted.
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
    /// The date question whose answer the window begins with.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Spanned<String>>,
    /// The date question before whose answer the window ends: earlier by the given length.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub before: Option<Spanned<String>>,
    /// The date question at whose answer the window is checked; without it, at the present moment.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub to: Option<Spanned<String>>,
    /// The length in days, or a table with a length for each option of the question in `by`.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_DAYS>>"))]
    pub days: Option<Spanned<Lengths<MAX_DAYS>>>,
    /// The length in hours, counted from the moment.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_HOURS>>"))]
    pub hours: Option<Spanned<Lengths<MAX_HOURS>>>,
    /// The length in months. A month ends on the same day of the month, or else on the month's last day.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_MONTHS>>"))]
    pub months: Option<Spanned<Lengths<MAX_MONTHS>>>,
    /// The length in years.
    #[cfg_attr(test, schemars(with = "Option<Lengths<MAX_YEARS>>"))]
    pub years: Option<Spanned<Lengths<MAX_YEARS>>>,
    /// How the length is counted.
    #[cfg_attr(test, schemars(with = "Option<CountToml>"))]
    pub count: Option<Spanned<CountToml>>,
    /// The choice question whose answer decides the length.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub by: Option<Spanned<String>>,
    /// The first and the last date to which it applies, as `11-01` (every year) or `2026-11-01` (once).
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub between: Option<Spanned<Vec<Spanned<String>>>>,
    /// The last day on which the window is open, as `01-31` (every year) or `2027-01-31` (once). A window
    /// with `between` and without `until` stays open for ever.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Spanned<String>>,
    /// The time of day that counts if only the day is known, such as `15:00`. It has no effect on a window of
    /// whole days.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub at: Option<Spanned<String>>,
    /// The time zone of the date, such as `Europe/Lisbon`; without it, that of the policy, or else the buyer's.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub zone: Option<Spanned<String>>,
    /// What happens if the last day is no working day.
    #[cfg_attr(test, schemars(with = "Option<EndToml>"))]
    pub end: Option<Spanned<EndToml>>,
    /// The calendar that says which days are working days.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub calendar: Option<Spanned<String>>,
    /// The window is open while at least one of these windows is open.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub any: Option<Vec<Spanned<String>>>,
    /// The window is open while all of these windows are open.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub all: Option<Vec<Spanned<String>>>,
    /// The clause that grants the window.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub clause: Option<Spanned<String>>,
}

/// How the length of a window is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CountToml {
    /// From the moment, with days of 24 hours.
    Moment,
    /// To the end of the last day.
    Date,
    /// To the end of the last day, counting only working days.
    WorkingDays,
}

/// What happens if the last day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EndToml {
    /// The window ends with the next working day.
    NextWorkingDay,
}

/// `[calendars.ID]`
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarToml {
    /// The days of the week that are no working days.
    #[serde(default)]
    pub weekend: Vec<WeekdayToml>,
    /// Other days that are no working days, such as `2026-12-25`.
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
