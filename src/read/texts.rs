//! Values that are written as text: dates, times of day, amounts of money, zones.

use crate::policy::{Amount, Date, Decimal, Mark};
use crate::time::{self, Given};
use crate::zones::Named;

/// Reads a date: `2026-12-25`.
pub(super) fn date(text: &str) -> Option<Date> {
    match time::when(text) {
        Ok(Given::Day(day)) => {
            let (year, month, day) = day.date();
            Some(Date { year, month, day })
        }
        _ => None,
    }
}

/// Reads a day of every year (`12-25`) or of a single one (`2026-12-25`).
pub(super) fn mark(text: &str) -> Option<Mark> {
    if let Some(date) = date(text) {
        return Some(Mark::Once(date));
    }
    // 2024 is a leap year, so 29 February exists.
    let on = date(&format!("2024-{text}"))?;
    Some(Mark::Yearly(on.month, on.day))
}

/// Reads a time of day: `15:00`. Returns minutes after midnight.
pub(super) fn time_of_day(text: &str) -> Option<u32> {
    let millis = time::time_of_day(text).ok()?;
    (text.len() == "15:00".len()).then_some((millis / 60_000) as u32)
}

/// Whether the zone database has a zone of this name.
pub(super) fn is_zone(name: &str) -> bool {
    Named::new(name).is_some()
}

/// How many decimal places sums of a currency have. Returns `None` if the code is no ISO 4217 currency.
pub(super) fn currency_digits(code: &str) -> Option<u32> {
    let currency = iso_currency::Currency::from_code(code)?;
    Some(u32::from(currency.exponent()?))
}

/// The most decimal places of a percentage.
const SHARE_PLACES: u32 = 4;

/// Reads an amount: `85%` or `45 USD`. Returns `None` if it is negative or malformed.
pub(crate) fn amount(text: &str) -> Option<Amount> {
    if let Some(share) = text.strip_suffix('%') {
        let share = Decimal::read(share.trim_end(), SHARE_PLACES).ok()?;
        return (share.units >= 0).then_some(Amount::Percent(share));
    }
    let (number, code) = text.split_once(' ')?;
    let sum = Decimal::read(number, currency_digits(code)?).ok()?;
    (sum.units >= 0).then(|| Amount::Money(sum, code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_of_every_year_or_of_one() {
        assert_eq!(mark("02-29"), Some(Mark::Yearly(2, 29)));
        assert_eq!(mark("2026-11-01"), Some(Mark::Once(Date { year: 2026, month: 11, day: 1 })));
        for text in ["2026-02-29", "13-01", "11-1", "1 November", "", "2026-11-01T10:00"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_shares_or_sums() {
        let percent = |units, places| Some(Amount::Percent(Decimal { units, places }));
        assert_eq!(amount("85%"), percent(85, 0));
        assert_eq!(amount("12.5 %"), percent(125, 1));
        assert_eq!(amount("45 USD"), Some(Amount::Money(Decimal { units: 45, places: 0 }, "USD".to_owned())));
        for text in ["", "85", "45 XYZ", "45.001 USD", "1.5 JPY", "-5 USD", "1,5%", "USD 45", "NaN%"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day_have_hours_and_minutes() {
        assert_eq!(time_of_day("15:00"), Some(900));
        for text in ["24:00", "3 pm", "15:00:00", "9:00"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
