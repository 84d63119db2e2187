//! `calendar-ends`: holidays that end before the windows that use them.

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{Length, Span, WindowKind};
use crate::read::Folder;
use crate::time::{Day, Given, calendar, day_text, when};

/// Finds calendars with holidays, but none in the last year that a window from today can reach. "Today" is
/// the given day or the policy's version, if that is a date; the later one counts. Without either nothing is
/// found.
pub(super) fn check(folder: &Folder, today: Option<Day>) -> Vec<Finding> {
    let version = match when(&folder.policy.version) {
        Ok(Given::Day(day)) => Some(day),
        _ => None,
    };
    let Some(today) = today.max(version) else { return Vec::new() };
    let calendars = folder.policy.calendars.iter().enumerate().zip(&folder.written.calendars.0);
    let finding =
        |((place, calendar), (id, written)): ((usize, &crate::policy::Calendar), &(Spanned<String>, _))| {
            let last = calendar::day_of(*calendar.holidays.last()?);
            let reach = reach(folder, place)?;
            let until = Day(today.0 + reach);
            if last.date().0 >= until.date().0 {
                return None;
            }
            let written: &crate::read::CalendarToml = written;
            let span = written.holidays.last().map_or(id.span(), Spanned::span);
            Some(Finding {
                message: format!(
                    "the holidays of `{}` end with {}, before windows that begin today do",
                    id.get_ref(),
                    day_text(last)
                ),
                label: "the last holiday".to_owned(),
                help: "add the holidays of the years after that".to_owned(),
                place: folder.rules.place(span),
                ..Finding::of(Check::CalendarEnds)
            })
        };
    calendars.filter_map(finding).collect()
}

/// The longest window that uses a calendar's working days, in days. Returns `None` if there is no such
/// window.
fn reach(folder: &Folder, calendar: usize) -> Option<i64> {
    let mut longest = None;
    let weekend = folder.policy.calendars.get(calendar).map(|calendar| calendar.weekend).unwrap_or_default();
    let working = weekend.iter().filter(|free| !**free).count() as i64;
    let mut take = |span: &Span| {
        if span.calendar == Some(calendar)
            && (span.to_working_day || matches!(span.length, Length::WorkingDays { .. }))
        {
            longest = longest.max(Some(days(span.length, working)));
        }
    };
    for window in &folder.policy.windows {
        match &window.kind {
            WindowKind::Span(span) => take(span),
            WindowKind::By { spans, .. } => spans.iter().for_each(&mut take),
            _ => {}
        }
    }
    longest
}

/// About how many days a span lasts, with `working` working days in a week.
fn days(length: Length, working: i64) -> i64 {
    match length {
        Length::WorkingDays { days } => i64::from(days) * 7 / working.max(1) + 7,
        other => other.days(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::folder_with;

    #[track_caller]
    fn check(holidays: &str, today: &str, expected: &[&str]) {
        let rules = format!(
            "[[questions]]\nid = \"d\"\nkind = \"date\"\nask = \"?\"\n[windows.w]\nfrom = \"d\"\ndays = 14\n\
             count = \"working-days\"\ncalendar = \"shop\"\n\
             [calendars.shop]\nweekend = [\"sunday\"]\nholidays = [{holidays}]\n"
        );
        let Ok(Given::Day(today)) = when(today) else { panic!("{today}") };
        let found: Vec<String> =
            super::check(&folder_with(&rules, ""), Some(today)).into_iter().map(|it| it.message).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn holidays_reach_as_far_as_the_windows() {
        check("\"2026-12-25\", \"2026-12-26\"", "2026-11-22", &[]);
        check(
            "\"2026-12-25\", \"2026-12-26\"",
            "2026-12-20",
            &["the holidays of `shop` end with 2026-12-26, before windows that begin today do"],
        );
        check("\"2026-12-25\", \"2027-01-01\"", "2026-11-22", &[]);
        check(
            "\"2024-12-25\"",
            "2026-06-01",
            &["the holidays of `shop` end with 2024-12-25, before windows that begin today do"],
        );
        check("", "2026-06-01", &[]);
    }
}
