//! `number-in-quote`: windows and limits whose clause names another number.
//!
//! Only figures are compared, because number words differ in every language. A clause without figures is not
//! checked.

use toml::Spanned;

use super::{Check, Finding, misquote};
use crate::policy::{Decimal, Length, Window, WindowKind};
use crate::read::Folder;

/// Finds windows and limits whose number differs from the sentence that grants them.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let policy = &folder.policy;
    let written = &folder.written;
    // A quote that is not in the policy proves nothing; another check reports it.
    let misquoted: Vec<usize> = misquote::check(folder).iter().map(|finding| finding.place.span.0).collect();
    let stands = |place: usize| {
        written
            .clauses
            .0
            .get(place)
            .is_some_and(|(_, clause)| !misquoted.contains(&clause.quote.span().start))
    };
    let quote = |clause: Option<usize>| {
        let place = clause.filter(|place| stands(*place))?;
        policy.clauses.get(place).map(|clause| clause.quote.as_str())
    };
    let mut findings = Vec::new();
    for (window, (id, written)) in policy.windows.iter().zip(&written.windows.0) {
        let figures = quote(window.clause).map(|quote| figures(quote, false)).unwrap_or_default();
        for numbers in lengths(window) {
            if !figures.is_empty() && !numbers.is_empty() && !numbers.iter().any(|it| figures.contains(it)) {
                let place = written.clause.as_ref().map_or(id.span(), Spanned::span);
                let said = numbers.first().map(|number| number.text()).unwrap_or_default();
                findings.push(finding(folder, "window", id, &said, &figures, place));
                break;
            }
        }
    }
    for (limit, (id, written)) in policy.limits.iter().zip(&written.limits.0) {
        // For a limit a percentage may be the number.
        let figures = quote(limit.clause).map(|quote| figures(quote, true)).unwrap_or_default();
        if !figures.is_empty() && !figures.contains(&limit.value) {
            let place = written.clause.as_ref().map_or(id.span(), Spanned::span);
            findings.push(finding(folder, "limit", id, &limit.value.text(), &figures, place));
        }
    }
    findings
}

fn finding(
    folder: &Folder,
    what: &str,
    id: &Spanned<String>,
    said: &str,
    figures: &[Decimal],
    place: std::ops::Range<usize>,
) -> Finding {
    let mut named: Vec<String> = figures.iter().map(|figure| format!("`{}`", figure.text())).collect();
    named.dedup();
    Finding {
        message: format!(
            "the {what} `{}` is `{said}`, and its clause names {}",
            id.get_ref(),
            super::describe::list(named, "and")
        ),
        label: "names another number".to_owned(),
        help: "mend whichever of the two is wrong, or cite the sentence that says it".to_owned(),
        place: folder.rules.place(place),
        ..Finding::of(Check::NumberInQuote)
    }
}

/// The numbers that a sentence may give for a window: for each of its lengths, in every unit that fits.
fn lengths(window: &Window) -> Vec<Vec<Decimal>> {
    match &window.kind {
        WindowKind::Span(span) => vec![in_units(span.length)],
        WindowKind::By { spans, .. } => spans.iter().map(|span| in_units(span.length)).collect(),
        _ => Vec::new(),
    }
}

fn in_units(length: Length) -> Vec<Decimal> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut days = |days: u32| {
        numbers.push(days);
        if days.is_multiple_of(7) {
            numbers.push(days / 7);
        }
    };
    match length {
        Length::Moment { hours } => {
            if hours.is_multiple_of(24) {
                days(hours / 24);
            }
            numbers.push(hours);
        }
        Length::Date { days: count } | Length::WorkingDays { days: count } => {
            days(count);
            numbers.push(count.saturating_mul(24));
        }
        Length::Months { days, months, .. } => {
            numbers.push(days);
            if months.is_multiple_of(12) {
                numbers.push(months / 12);
            }
            numbers.push(months);
        }
        Length::Season(_) => {}
    }
    // Phrases such as "on the same day" need no figure.
    numbers.retain(|number| *number > 0);
    numbers.into_iter().map(|number| Decimal { units: i64::from(number), places: 0 }).collect()
}

/// The figures of a sentence. Percentages count only for limits: `15 %` is no number of days.
fn figures(quote: &str, shares_count: bool) -> Vec<Decimal> {
    let mut figures = Vec::new();
    let mut rest = quote;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let end = from.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(from.len());
        let (figure, after) = from.split_at_checked(end).unwrap_or((from, ""));
        let is_share = after.trim_start().starts_with('%');
        if let Ok(number) = Decimal::read(figure.trim_end_matches('.'), MAX_PLACES)
            && (shares_count || !is_share)
        {
            figures.push(number);
        }
        rest = after;
    }
    figures
}

/// The most decimal places of a limit.
const MAX_PLACES: u32 = 6;

#[cfg(test)]
mod tests {
    use crate::analysis::tests::{HEAD, told};
    use crate::read::read_texts;

    #[track_caller]
    fn check(rules: &str, quote: &str, expected: &[&str]) {
        let folder = read_texts(&[HEAD, rules].concat(), quote).unwrap();
        let found: Vec<String> = super::check(&folder).iter().map(told).collect();
        assert_eq!(found, expected, "{rules}");
    }

    #[track_caller]
    fn window(lines: &str, quote: &str, expected: &[&str]) {
        let rules = format!(
            "[[questions]]\nid = \"d\"\nkind = \"date\"\nask = \"?\"\n[clauses]\nc = {{ quote = \"{quote}\" }}\n\
             [windows.w]\nfrom = \"d\"\n{lines}\nclause = \"c\"\n"
        );
        check(&rules, quote, expected);
    }

    #[test]
    fn a_window_is_as_long_as_its_clause_says() {
        let days = "days = 14\ncount = \"date\"";
        window(days, "Within 14 days.", &[]);
        window(days, "Within 2 weeks.", &[]);
        window(days, "Within fourteen days.", &[]);
        window(days, "14 days, less 15 %.", &[]);
        window(days, "Within 30 days.", &["20:10 the window `w` is `14`, and its clause names `30`"]);
        window("hours = 48", "Within 2 days.", &[]);
        window("days = 14\nmonths = 12\ncount = \"date\"", "12 months after 14 days.", &[]);
        window("years = 2", "For 24 months.", &[]);
        window("years = 2", "For 3 years.", &["19:10 the window `w` is `2`, and its clause names `3`"]);
    }

    #[test]
    fn a_limit_is_as_high_as_its_clause_says() {
        let rules = |quote: &str| {
            format!(
                "[[questions]]\nid = \"n\"\nkind = \"number\"\nask = \"?\"\n[clauses]\nc = {{ quote = \"{quote}\" }}\n\
                 [limits.l]\nof = \"n\"\nless-than = 1.5\nclause = \"c\"\n"
            )
        };
        check(&rules("Less than 1.5 hours."), "Less than 1.5 hours.", &[]);
        check(&rules("In 14 days, less than 1.5 %."), "In 14 days, less than 1.5 %.", &[]);
        check(
            &rules("Less than 2 hours."),
            "Less than 2 hours.",
            &["19:10 the limit `l` is `1.5`, and its clause names `2`"],
        );
    }
}
