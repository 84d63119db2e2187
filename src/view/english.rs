//! Days and instants in English, for where there is no browser to write them.

use super::Format;
use crate::time::{Day, Instant, Zone, clock_text, local, push_offset, rfc3339};

const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English, in a zone.
pub struct English<'a>(pub &'a dyn Zone);

impl Format for English<'_> {
    fn day(&self, day: Day) -> String {
        let (year, month, date) = day.date();
        let weekday = WEEKDAYS.get(day.0.rem_euclid(7) as usize).copied().unwrap_or_default();
        let month = (month as usize).checked_sub(1).and_then(|month| MONTHS.get(month)).copied();
        format!("{weekday}, {date} {} {year}", month.unwrap_or_default())
    }

    fn instant(&self, instant: Instant) -> String {
        let shown = local(instant, self.0);
        let mut text = format!("{} at {} (", self.day(shown.day()), clock_text(shown.time()));
        push_offset(&mut text, i64::from(self.0.offset(instant)) / 60);
        text.push(')');
        text
    }

    fn machine(&self, instant: Instant) -> String {
        rfc3339(instant, self.0)
    }

    fn count(&self, forms: &str, number: u32) -> String {
        let name = if number == 1 { "one:" } else { "other:" };
        let other = || forms.split('|').find_map(|form| form.trim().strip_prefix("other:"));
        let form = forms.split('|').find_map(|form| form.trim().strip_prefix(name)).or_else(other);
        form.unwrap_or(forms).trim().replace("{}", &number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Named, instant};

    fn check(at: &str, zone: &str, expected: &str) {
        let zone = Named::new(zone).unwrap();
        assert_eq!(English(&zone).instant(instant(at).unwrap()), expected);
    }

    #[test]
    fn instants_are_written_with_weekday_and_offset() {
        check("2026-11-22T12:00:00Z", "Europe/Berlin", "Sunday, 22 November 2026 at 13:00 (+01:00)");
        check("1969-12-31T23:59:00Z", "UTC", "Wednesday, 31 December 1969 at 23:59 (+00:00)");
        check("2024-02-29T02:00:00Z", "America/St_Johns", "Wednesday, 28 February 2024 at 22:30 (-03:30)");
    }
}
