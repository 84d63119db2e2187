//! Facts about answers in English: what a window's being open says of its date, and what a limit says of a number.
//!
//! A date is named by its `event`, as a label before a colon. Without one nothing is said of what it is the date of,
//! since a window does not know.

use std::borrow::Cow;

use super::State;
use crate::policy::{Atom, Bound, Date, Kind, Length, Limit, Mark, Policy, Season, Side, Span, WindowKind};
use crate::time::{SECOND, clock_text, month_name};

/// States in words, any one of which holds; labels stand where dates are not all of one event.
pub fn in_words(policy: &Policy, question: usize, states: &[State]) -> String {
    let state = |state: &State| {
        let parts: Vec<String> = state.iter().map(|(atom, holds)| fact(policy, *atom, *holds)).collect();
        if parts.is_empty() { "any".to_owned() } else { parts.join(", and ") }
    };
    let text = states.iter().map(state).collect::<Vec<_>>().join("; or ");
    // What is said of two dates names both.
    let names_its_own = |(atom, _): &(Atom, bool)| policy.span(*atom).is_some_and(|span| span.to.is_some());
    let is_named = !states.is_empty() && states.iter().all(|state| state.iter().all(names_its_own));
    match label(policy, question).filter(|_| !is_named) {
        Some(label) => format!("{label}: {text}"),
        None => capital(&text),
    }
}

/// What a date is the date of, or what a number counts.
pub fn label(policy: &Policy, question: usize) -> Option<&str> {
    policy.questions.get(question)?.event.as_deref()
}

/// With a capital, for the beginning of a line.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// One fact, or its opposite.
pub fn fact(policy: &Policy, atom: Atom, holds: bool) -> String {
    match atom {
        Atom::Limit(limit) => {
            policy.limits.get(limit).map_or_else(String::new, |limit| number(policy, limit, holds))
        }
        Atom::Span { .. } => {
            policy.span(atom).map_or_else(String::new, |span| self::span(policy, span, holds))
        }
    }
}

/// What a limit says of a number: `less than 2 hours`.
fn number(policy: &Policy, limit: &Limit, holds: bool) -> String {
    let words = match (limit.bound, holds) {
        (Bound::LessThan, true) | (Bound::AtLeast, false) => "less than",
        (Bound::AtMost, true) | (Bound::MoreThan, false) => "at most",
        (Bound::AtLeast, true) | (Bound::LessThan, false) => "at least",
        (Bound::MoreThan, true) | (Bound::AtMost, false) => "more than",
    };
    let of = policy.questions.get(limit.of).map(|question| &question.kind);
    let unit = match of {
        Some(Kind::Number(number)) => number.unit.as_deref().or(number.currency.as_deref()),
        _ => None,
    };
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{words} {}{unit}", limit.value.text())
}

/// What a span says of its date.
fn span(policy: &Policy, span: &Span, open: bool) -> String {
    let how = how(policy, span);
    if let Length::Season(season) = span.length {
        return self::season(season, open) + &how;
    }
    let amount = amount(span.length);
    if let Some(to) = span.to {
        let name = |question: usize| {
            label(policy, question)
                .or_else(|| policy.questions.get(question).map(|question| question.id.as_str()))
                .unwrap_or_default()
        };
        let (from, to) = (name(span.date), name(to));
        return match (span.side, open) {
            (Side::From, true) => format!("{to} {amount} or less after {from}{how}"),
            (Side::From, false) => format!("{to} more than {amount} after {from}{how}"),
            (Side::Before, true) => format!("{to} {amount} or more before {from}{how}"),
            (Side::Before, false) => format!("{to} less than {amount} before {from}{how}"),
        };
    }
    let but = if is_plain(policy, span) { "" } else { &how };
    match (span.side, span.length, open) {
        (Side::From, Length::Date { days: 0 }, true) => format!("today{but}"),
        (_, Length::Date { days: 0 }, false) => format!("before today{but}"),
        (Side::From, _, true) => format!("{amount} ago or less{how}"),
        (Side::From, _, false) => format!("more than {amount} ago{how}"),
        (Side::Before, Length::Date { days: 0 }, true) => format!("today or later{but}"),
        (Side::Before, _, true) => format!("{amount} ahead or more{how}"),
        (Side::Before, _, false) => format!("less than {amount} ahead{how}"),
    }
}

/// How a span is counted: `, to the minute by the clocks of Lisbon, a day alone counting as 15:00`.
fn how(policy: &Policy, span: &Span) -> String {
    let zone = zone(policy, span);
    let mut how = match span.length {
        Length::Moment { .. } | Length::Months { moment: true, .. } => {
            let zone = zone.map_or_else(String::new, |zone| format!(" by the clocks of {zone}"));
            return format!(", to the minute{zone}{}", day_alone(span));
        }
        Length::WorkingDays { .. } | Length::Season(_) => {
            zone.map_or_else(String::new, |zone| format!(", by the calendar of {zone}"))
        }
        Length::Date { .. } | Length::Months { .. } => match zone {
            Some(zone) => format!(", by the calendar of {zone}"),
            None => ", by the calendar".to_owned(),
        },
    };
    if span.to_working_day {
        how += " (to the next working day if the last day is none)";
    }
    how
}

/// Whether nothing but a length is to be said of a span that begins or ends with its date.
pub fn is_plain(policy: &Policy, span: &Span) -> bool {
    span.to.is_none() && !span.to_working_day && zone(policy, span).is_none() && day_alone(span).is_empty()
}

/// The city by whose clocks a span is counted, where these are others than the policy's.
fn zone<'a>(policy: &Policy, span: &'a Span) -> Option<Cow<'a, str>> {
    span.zone.as_deref().filter(|&zone| policy.zone.as_deref() != Some(zone)).map(city)
}

/// The city that a zone is named after: `Buenos Aires`.
pub fn city(zone: &str) -> Cow<'_, str> {
    let city = zone.rsplit('/').next().unwrap_or(zone);
    if city.contains('_') { city.replace('_', " ").into() } else { city.into() }
}

/// The time of day that stands for a day; it means nothing to what is counted by days.
fn day_alone(span: &Span) -> String {
    let is_by_moment = matches!(span.length, Length::Moment { .. } | Length::Months { moment: true, .. });
    span.at.filter(|_| is_by_moment).map_or_else(String::new, |at| {
        format!(", a day alone counting as {}", clock_text(i64::from(at) * 60 * SECOND))
    })
}

/// The end of a window as a rule: `within 2 days of the moment`, `by the end of the last day, 14 days after the day`.
pub fn limit(policy: &Policy, window: usize) -> String {
    let Some(window) = policy.windows.get(window) else { return String::new() };
    match &window.kind {
        WindowKind::Span(span) => rule(policy, span),
        WindowKind::By { spans, .. } => {
            let mut all: Vec<String> = spans.iter().map(|span| rule(policy, span)).collect();
            all.dedup();
            all.join(", or ")
        }
        WindowKind::Any(parts) => {
            let all: Vec<String> = parts.iter().map(|&part| limit(policy, part)).collect();
            format!("{}, whichever ends later", all.join(", or "))
        }
        WindowKind::All(parts) => {
            let all: Vec<String> = parts.iter().map(|&part| limit(policy, part)).collect();
            format!("{}, whichever ends first", all.join(", or "))
        }
        WindowKind::Never => String::new(),
    }
}

fn rule(policy: &Policy, span: &Span) -> String {
    let what = label(policy, span.date).map_or_else(String::new, |label| format!(" of {label}"));
    let amount = amount(span.length);
    let end = match (span.side, span.length) {
        // What is measured at an answer does not end by itself.
        _ if span.to.is_some() => return self::span(policy, span, true),
        (_, Length::Season(season)) => self::season(season, true),
        (Side::From, Length::Moment { .. } | Length::Months { moment: true, .. }) => {
            format!("within {amount} of the moment{what}{}", day_alone(span))
        }
        (Side::From, Length::Date { days: 0 }) => format!("on the day{what}"),
        (Side::From, _) => format!("by the end of the last day, {amount} after the day{what}"),
        (Side::Before, Length::Moment { .. } | Length::Months { moment: true, .. }) => {
            format!("until {amount} before the moment{what}{}", day_alone(span))
        }
        (Side::Before, _) => format!("until the end of the day {amount} before the day{what}"),
    };
    let shift = if span.to_working_day { ", or of the next working day where that is none" } else { "" };
    let zone = zone(policy, span).map_or_else(String::new, |zone| format!(", by the clocks of {zone}"));
    [end.as_str(), shift, &zone].concat()
}

/// A length as people say it.
pub fn amount(length: Length) -> String {
    match length {
        Length::Moment { hours } if hours % 24 == 0 => count(hours / 24, "day"),
        Length::Moment { hours } => count(hours, "hour"),
        Length::Date { days } => count(days, "day"),
        Length::Months { days: 0, months, .. } if months % 12 == 0 && months > 0 => {
            count(months / 12, "year")
        }
        Length::Months { days: 0, months, .. } => count(months, "month"),
        Length::Months { days, months, .. } => {
            format!("{} and {}", count(days, "day"), count(months, "month"))
        }
        Length::WorkingDays { days } => count(days, "working day"),
        Length::Season(_) => String::new(),
    }
}

fn season(season: Season, open: bool) -> String {
    let until = season.until.map(mark);
    match (season.between, until, open) {
        (Some((first, last)), Some(until), true) => {
            format!("from {} to {}, until {until}", mark(first), mark(last))
        }
        (Some((first, last)), None, true) => format!("from {} to {}", mark(first), mark(last)),
        (Some((first, last)), until, false) => {
            let over = until.map_or_else(String::new, |until| format!(", or now after {until}"));
            format!("not from {} to {}{over}", mark(first), mark(last))
        }
        (None, Some(until), true) => format!("until {until}"),
        (None, Some(until), false) => format!("now after {until}"),
        (None, None, _) => "any".to_owned(),
    }
}

fn mark(mark: Mark) -> String {
    match mark {
        Mark::Yearly(month, day) => format!("{day} {}", month_name(month)),
        Mark::Once(Date { year, month, day }) => format!("{day} {} {year}", month_name(month)),
    }
}

/// A number of things, with the plural's ending.
pub(super) fn count(number: u32, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Question, Window};

    fn policy(length: Length, side: Side, event: Option<&str>) -> Policy {
        let span = Span { length, side, ..Span::default() };
        let window = Window { kind: WindowKind::Span(span), ..Window::default() };
        let question = Question { event: event.map(str::to_owned), kind: Kind::Date, ..Question::default() };
        Policy { windows: vec![window], questions: vec![question], ..Policy::default() }
    }

    #[track_caller]
    fn check(length: Length, side: Side, event: Option<&str>, expected: [&str; 3]) {
        let policy = policy(length, side, event);
        let atom = Atom::Span { window: 0, option: None };
        let said = |open| in_words(&policy, 0, &[vec![(atom, open)]]);
        assert_eq!([said(true), said(false), limit(&policy, 0)], expected);
    }

    #[test]
    fn windows_are_said_of_the_event_that_the_policy_names() {
        check(
            Length::Date { days: 14 },
            Side::From,
            Some("Delivery"),
            [
                "Delivery: 14 days ago or less, by the calendar",
                "Delivery: more than 14 days ago, by the calendar",
                "by the end of the last day, 14 days after the day of Delivery",
            ],
        );
        check(
            Length::Moment { hours: 48 },
            Side::Before,
            Some("Check-in"),
            [
                "Check-in: 2 days ahead or more, to the minute",
                "Check-in: less than 2 days ahead, to the minute",
                "until 2 days before the moment of Check-in",
            ],
        );
    }

    #[test]
    fn without_an_event_nothing_is_called_a_purchase() {
        check(
            Length::Moment { hours: 36 },
            Side::From,
            None,
            [
                "36 hours ago or less, to the minute",
                "More than 36 hours ago, to the minute",
                "within 36 hours of the moment",
            ],
        );
        check(Length::Date { days: 0 }, Side::From, None, ["Today", "Before today", "on the day"]);
        check(
            Length::Months { days: 0, months: 24, moment: false },
            Side::From,
            None,
            [
                "2 years ago or less, by the calendar",
                "More than 2 years ago, by the calendar",
                "by the end of the last day, 2 years after the day",
            ],
        );
    }

    #[track_caller]
    fn check_span(span: Span, expected: [&str; 3]) {
        let mut policy = policy(span.length, span.side, Some("Stay"));
        policy.zone = Some("Europe/Lisbon".to_owned());
        policy.windows[0].kind = WindowKind::Span(span);
        let atom = Atom::Span { window: 0, option: None };
        let said = |open| in_words(&policy, 0, &[vec![(atom, open)]]);
        assert_eq!([said(true), said(false), limit(&policy, 0)], expected);
    }

    #[test]
    fn a_last_day_that_is_no_working_day_gives_way_in_words_too() {
        check_span(
            Span { length: Length::Date { days: 14 }, to_working_day: true, ..Span::default() },
            [
                "Stay: 14 days ago or less, by the calendar (to the next working day if the last day is none)",
                "Stay: more than 14 days ago, by the calendar (to the next working day if the last day is none)",
                "by the end of the last day, 14 days after the day of Stay, or of the next working day where that is \
                 none",
            ],
        );
    }

    #[test]
    fn clocks_that_are_not_the_policy_s_are_said_and_so_is_what_stands_for_a_day() {
        let zone = |zone: &str| Some(zone.to_owned());
        check_span(
            Span {
                length: Length::Moment { hours: 48 },
                side: Side::Before,
                at: Some(15 * 60),
                zone: zone("America/Argentina/Buenos_Aires"),
                ..Span::default()
            },
            [
                "Stay: 2 days ahead or more, to the minute by the clocks of Buenos Aires, a day alone counting as 15:00",
                "Stay: less than 2 days ahead, to the minute by the clocks of Buenos Aires, a day alone counting as 15:00",
                "until 2 days before the moment of Stay, a day alone counting as 15:00, by the clocks of Buenos Aires",
            ],
        );
        check_span(
            Span { length: Length::Date { days: 0 }, zone: zone("Asia/Tokyo"), ..Span::default() },
            [
                "Stay: today, by the calendar of Tokyo",
                "Stay: before today, by the calendar of Tokyo",
                "on the day of Stay, by the clocks of Tokyo",
            ],
        );
        check_span(
            Span {
                length: Length::Date { days: 3 },
                zone: zone("Europe/Lisbon"),
                at: Some(0),
                ..Span::default()
            },
            [
                "Stay: 3 days ago or less, by the calendar",
                "Stay: more than 3 days ago, by the calendar",
                "by the end of the last day, 3 days after the day of Stay",
            ],
        );
    }

    #[test]
    fn fixed_dates_are_said_as_days_of_the_year() {
        let between = Some((Mark::Yearly(11, 1), Mark::Yearly(12, 31)));
        let season = Length::Season(Season { between, until: Some(Mark::Yearly(1, 31)) });
        check(
            season,
            Side::From,
            Some("Purchase"),
            [
                "Purchase: from 1 November to 31 December, until 31 January",
                "Purchase: not from 1 November to 31 December, or now after 31 January",
                "from 1 November to 31 December, until 31 January",
            ],
        );
    }
}
