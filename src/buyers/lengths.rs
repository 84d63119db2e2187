//! Lengths of time and fixed dates in words.

use crate::locale::{Locale, Message};
use crate::policy::{Date, Length, Mark, Season};

/// A length in words. Empty for fixed dates.
pub fn amount(locale: &Locale, length: Length) -> String {
    let count = |message, number| locale.count(message, number, &[]);
    match length {
        Length::Moment { hours } if hours % 24 == 0 => count(Message::Days, hours / 24),
        Length::Moment { hours } => count(Message::Hours, hours),
        Length::Date { days } => count(Message::Days, days),
        Length::Months { days: 0, months, .. } if months % 12 == 0 && months > 0 => {
            count(Message::Years, months / 12)
        }
        Length::Months { days: 0, months, .. } => count(Message::Months, months),
        Length::Months { days, months, .. } => {
            let (days, months) = (count(Message::Days, days), count(Message::Months, months));
            locale.fill(Message::DaysAndMonths, &[("days", &days), ("months", &months)])
        }
        Length::WorkingDays { days } => count(Message::WorkingDays, days),
        Length::Season(_) => String::new(),
    }
}

/// What fixed dates say about a date, or the opposite if `open` is false.
pub(super) fn season(locale: &Locale, season: Season, open: bool) -> String {
    let message = match (season.between, season.until, open) {
        (Some(_), Some(_), true) => Message::SeasonUntil,
        (Some(_), Some(_), false) => Message::NotSeasonUntil,
        (Some(_), None, true) => Message::Season,
        (Some(_), None, false) => Message::NotSeason,
        (None, Some(_), true) => Message::Until,
        (None, Some(_), false) => Message::NowAfter,
        (None, None, _) => Message::Any,
    };
    with_dates(locale, season, message)
}

/// The end of a span by fixed dates, in words.
pub(super) fn end_of_season(locale: &Locale, season: Season) -> String {
    match (season.between, season.until) {
        (Some(_), Some(_)) => with_dates(locale, season, Message::EndOfSeason),
        _ => self::season(locale, season, true),
    }
}

fn with_dates(locale: &Locale, season: Season, message: Message) -> String {
    let (first, last) = season.between.unzip();
    let [first, last, until] =
        [first, last, season.until].map(|date| date.map_or_else(String::new, |date| mark(locale, date)));
    locale.fill(message, &[("first", &first), ("last", &last), ("until", &until)])
}

fn mark(locale: &Locale, mark: Mark) -> String {
    match mark {
        Mark::Yearly(month, day) => locale.count(Message::Yearly, day, &[("month", locale.month(month))]),
        Mark::Once(Date { year, month, day }) => {
            let year = year.to_string();
            locale.count(Message::Once, day, &[("month", locale.month(month)), ("year", &year)])
        }
    }
}
