//! `no-effect`: parts of a window that have no effect, or close it for good.

use std::ops::Range;

use toml::Spanned;

use super::{Check, Finding};
use crate::policy::{Length, Mark, Policy, Season, Side, Span, Window, WindowKind};
use crate::read::{Folder, WindowToml};

/// Finds windows that can never be open, times of day that are never used, and seasons of every year that end
/// in a single one.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let windows = folder.policy.windows.iter().zip(&folder.written.windows.0);
    let mut findings = Vec::new();
    for (window, (id, written)) in windows {
        let Some(span) = first_span(window) else { continue };
        findings.extend(never_ahead(folder, id, span, written));
        findings.extend(time_of_day(folder, id, span, written));
        findings.extend(one_year(folder, id, span, written));
    }
    findings
}

/// The date questions that should allow dates in the future: windows that end before them are always closed,
/// because they do not.
pub(super) fn never_ahead_dates(policy: &Policy) -> Vec<usize> {
    let spans = policy.windows.iter().filter_map(first_span);
    spans.filter(|span| is_closed(policy, span)).map(|span| span.date).collect()
}

/// The span of a window. The spans for several options differ only in their length.
fn first_span(window: &Window) -> Option<&Span> {
    match &window.kind {
        WindowKind::Span(span) => Some(span),
        WindowKind::By { spans, .. } => spans.first(),
        WindowKind::Any(_) | WindowKind::All(_) | WindowKind::Never => None,
    }
}

/// Whether a window is always closed: it ends before a date that cannot lie in the future.
fn is_closed(policy: &Policy, span: &Span) -> bool {
    let lies_ahead = policy.questions.get(span.date).is_none_or(|question| question.ahead);
    let is_some_time = !matches!(
        span.length,
        Length::Moment { hours: 0 }
            | Length::Date { days: 0 }
            | Length::WorkingDays { days: 0 }
            | Length::Months { days: 0, months: 0, .. }
    );
    span.side == Side::Before && span.to.is_none() && !span.to_working_day && !lies_ahead && is_some_time
}

fn never_ahead(folder: &Folder, id: &Spanned<String>, span: &Span, written: &WindowToml) -> Option<Finding> {
    let before = written.before.as_ref().filter(|_| is_closed(&folder.policy, span))?;
    let (window, date) = (id.get_ref(), before.get_ref());
    Some(Finding {
        message: format!(
            "`{window}` ends before `{date}`, which may not lie ahead: such a window is always closed"
        ),
        help: format!("add `ahead = true` to the question `{date}`"),
        ..finding(folder, before.span(), "never ahead")
    })
}

/// A span that counts whole days or ends on a fixed date uses no time of day.
fn time_of_day(folder: &Folder, id: &Spanned<String>, span: &Span, written: &WindowToml) -> Option<Finding> {
    let at = written.at.as_ref()?;
    let (why, help) = match span.length {
        Length::Moment { .. } | Length::Months { moment: true, .. } => return None,
        Length::Season(_) => ("goes by fixed days", "remove it"),
        Length::Date { .. } | Length::Months { .. } | Length::WorkingDays { .. } => {
            ("counts whole days", "remove it, or count from the moment by `count = \"moment\"`")
        }
    };
    Some(Finding {
        message: format!("`at` does nothing in `{}`, which {why}", id.get_ref()),
        help: help.to_owned(),
        ..finding(folder, at.span(), "does nothing")
    })
}

/// A window that is granted every year should not end in a single year.
fn one_year(folder: &Folder, id: &Spanned<String>, span: &Span, written: &WindowToml) -> Option<Finding> {
    let Length::Season(Season { between: Some((Mark::Yearly(..), _)), until: Some(Mark::Once(last)) }) =
        span.length
    else {
        return None;
    };
    let until = written.until.as_ref()?;
    Some(Finding {
        message: format!(
            "`{}` is granted every year, and is closed for good after `{}`",
            id.get_ref(),
            until.get_ref()
        ),
        help: format!(
            "write `until = \"{:02}-{:02}\"` for the end of each year's, or whole dates in `between` for one",
            last.month, last.day
        ),
        ..finding(folder, until.span(), "of one year")
    })
}

fn finding(folder: &Folder, span: Range<usize>, label: &str) -> Finding {
    Finding { place: folder.rules.place(span), label: label.to_owned(), ..Finding::of(Check::NoEffect) }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{check_with_help, rule};

    fn window(window: &str, expected: &[&str]) {
        let question = "[[questions]]\nid = \"stay\"\nkind = \"date\"\nask = \"?\"\n[windows.w]\n";
        check_with_help("no-effect", &[question, window, &rule("r", "w = \"open\"", "")].concat(), expected);
    }

    #[test]
    fn a_window_before_a_date_that_may_not_lie_ahead_is_always_closed() {
        let closed = "15:10 `w` ends before `stay`, which may not lie ahead: such a window is always closed; add \
                      `ahead = true` to the question `stay`";
        window("before = \"stay\"\nhours = 48\n", &[closed]);
        window("before = \"stay\"\ndays = 7\ncount = \"date\"\n", &[closed]);
        window("before = \"stay\"\ndays = 0\ncount = \"date\"\n", &[]);
        window("from = \"stay\"\nhours = 48\n", &[]);
        let ahead = "[[questions]]\nid = \"stay\"\nkind = \"date\"\nask = \"?\"\nahead = true\n[windows.w]\n\
                     before = \"stay\"\nhours = 48\n";
        check_with_help("no-effect", &[ahead, &rule("r", "w = \"open\"", "")].concat(), &[]);
    }

    #[test]
    fn what_follows_from_a_window_that_is_always_closed_is_not_told_besides() {
        let rules = [
            "[[questions]]\nid = \"stay\"\nkind = \"date\"\nask = \"?\"\n[windows.w]\nbefore = \"stay\"\nhours = 48\n",
            &rule("early", "w = \"open\"", "\"late\""),
            &rule("late", "", ""),
        ]
        .concat();
        check_with_help("idle-question", &rules, &[]);
        check_with_help("unreachable-rule", &rules, &[]);
    }

    #[test]
    fn a_time_of_day_means_nothing_to_what_counts_days() {
        window("from = \"stay\"\nhours = 48\nat = \"15:00\"\n", &[]);
        window("from = \"stay\"\nmonths = 1\ncount = \"moment\"\nat = \"15:00\"\n", &[]);
        window(
            "from = \"stay\"\ndays = 7\ncount = \"date\"\nat = \"15:00\"\n",
            &[
                "18:6 `at` does nothing in `w`, which counts whole days; remove it, or count from the moment by \
               `count = \"moment\"`",
            ],
        );
        window(
            "from = \"stay\"\nuntil = \"01-10\"\nat = \"15:00\"\n",
            &["17:6 `at` does nothing in `w`, which goes by fixed days; remove it"],
        );
    }

    #[test]
    fn a_season_of_every_year_does_not_end_in_one() {
        window("from = \"stay\"\nbetween = [\"11-15\", \"12-24\"]\nuntil = \"01-10\"\n", &[]);
        window("from = \"stay\"\nbetween = [\"2026-11-15\", \"2026-12-24\"]\nuntil = \"2027-01-10\"\n", &[]);
        window(
            "from = \"stay\"\nbetween = [\"11-15\", \"12-24\"]\nuntil = \"2027-01-10\"\n",
            &["17:9 `w` is granted every year, and is closed for good after `2027-01-10`; write \
               `until = \"01-10\"` for the end of each year's, or whole dates in `between` for one"],
        );
    }
}
