//! Writes days and instants in English, for programs without a browser.

use crate::locale::counted;
use crate::time::{
    Day, Instant, Local, Zone, clock_text, fine_clock_text, local, month_name, push_offset, rfc3339,
};
use crate::view::Format;

const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
/// The English format in a zone.
pub struct English<'a>(pub &'a dyn Zone);

impl Format for English<'_> {
    fn day(&self, day: Day) -> String {
        format!("{} {}", self.near(day), day.date().0)
    }

    fn near(&self, day: Day) -> String {
        let (_, month, date) = day.date();
        let weekday = WEEKDAYS.get(day.0.rem_euclid(7) as usize).copied().unwrap_or_default();
        format!("{weekday}, {date} {}", month_name(month))
    }

    fn clock(&self, time: i64) -> String {
        fine_clock_text(time)
    }

    fn time(&self, instant: Instant) -> String {
        clock_text(self.local(instant).time())
    }

    fn local(&self, instant: Instant) -> Local {
        local(instant, self.0)
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
        counted("en", forms, number)
    }

    fn money(&self, sum: &str, currency: &str) -> String {
        format!("{currency} {sum}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::instant;
    use crate::zones::Named;

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
