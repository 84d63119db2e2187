//! Checks that the keys of a window fit together.

use std::ops::Range;

use toml::Spanned;

use super::misfit::{Misfit, misfit};
use super::shapes::Lengths;
use super::window_toml::CountToml;
use super::{WindowToml, texts};
use crate::policy::Mark;

/// Whether a window has one length, or one for each of a number of options.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LengthsOf {
    One,
    By(usize),
}

impl WindowToml {
    /// Each key that gives a length, with whether it gives one or several.
    pub(super) fn lengths(&self) -> Vec<(&'static str, LengthsOf)> {
        let mut all = Vec::new();
        fn shape<const MAX: u32>(lengths: &Spanned<Lengths<MAX>>) -> LengthsOf {
            match lengths.get_ref() {
                Lengths::One(_) => LengthsOf::One,
                Lengths::By(table) => LengthsOf::By(table.0.len()),
            }
        }
        all.extend(self.days.as_ref().map(|it| ("days", shape(it))));
        all.extend(self.hours.as_ref().map(|it| ("hours", shape(it))));
        all.extend(self.months.as_ref().map(|it| ("months", shape(it))));
        all.extend(self.years.as_ref().map(|it| ("years", shape(it))));
        all
    }

    fn span_of(&self, key: &str) -> Option<Range<usize>> {
        match key {
            "from" => self.from.as_ref().map(Spanned::span),
            "before" => self.before.as_ref().map(Spanned::span),
            "to" => self.to.as_ref().map(Spanned::span),
            "days" => self.days.as_ref().map(Spanned::span),
            "hours" => self.hours.as_ref().map(Spanned::span),
            "months" => self.months.as_ref().map(Spanned::span),
            "years" => self.years.as_ref().map(Spanned::span),
            "count" => self.count.as_ref().map(Spanned::span),
            "by" => self.by.as_ref().map(Spanned::span),
            "between" => self.between.as_ref().map(Spanned::span),
            "until" => self.until.as_ref().map(Spanned::span),
            "at" => self.at.as_ref().map(Spanned::span),
            "zone" => self.zone.as_ref().map(Spanned::span),
            "end" => self.end.as_ref().map(Spanned::span),
            "calendar" => self.calendar.as_ref().map(Spanned::span),
            _ => None,
        }
    }
}

/// All keys of a window that is measured from dates, not made of other windows.
const OF_DATES: [&str; 15] = [
    "from", "before", "to", "days", "hours", "months", "years", "count", "by", "between", "until", "at",
    "zone", "end", "calendar",
];

/// Checks that the keys of a window fit together.
pub(super) fn window(id: &Spanned<String>, window: &WindowToml) -> Result<(), Misfit> {
    if let Some(key) = window.any.as_ref().map(|_| "any").or(window.all.as_ref().map(|_| "all")) {
        return of_others(id, window, key);
    }
    match (&window.from, &window.before) {
        (None, None) => {
            return misfit(
                id.span(),
                "expected `from` or `before` in this window, or `any` or `all`, found none",
            );
        }
        (Some(_), Some(before)) => {
            return misfit(before.span(), "expected `from` or `before` in this window, found both");
        }
        _ => {}
    }
    let own = window.from.as_ref().or(window.before.as_ref()).map(Spanned::get_ref);
    if let Some(to) = window.to.as_ref().filter(|to| Some(to.get_ref()) == own) {
        return misfit(to.span(), "expected another date in `to` than the one that the window counts from");
    }
    if window.between.is_some() || window.until.is_some() {
        season(window)?;
    } else {
        length(id, window)?;
    }
    if let Some(at) = window.at.as_ref().filter(|at| texts::time_of_day(at.get_ref()).is_none()) {
        return misfit(
            at.span(),
            format!("expected a time of day such as `15:00`, found `{}`", at.get_ref()),
        );
    }
    window.zone.as_ref().map_or(Ok(()), zone)
}

/// A window that is made of others can have no keys of its own.
fn of_others(id: &Spanned<String>, window: &WindowToml, key: &str) -> Result<(), Misfit> {
    if window.any.is_some() && window.all.is_some() {
        return misfit(id.span(), "expected `any` or `all` in this window, found both");
    }
    if let Some((other, span)) = OF_DATES.iter().find_map(|other| Some((other, window.span_of(other)?))) {
        return misfit(
            span,
            format!("a window with `{key}` is made of others: `{other}` belongs into those"),
        );
    }
    let parts = window.any.as_ref().or(window.all.as_ref()).map_or(0, Vec::len);
    if parts == 0 {
        return misfit(id.span(), format!("expected names of windows in `{key}`, found none"));
    }
    Ok(())
}

fn season(window: &WindowToml) -> Result<(), Misfit> {
    for key in ["before", "days", "hours", "months", "years", "count", "by"] {
        if let Some(span) = window.span_of(key) {
            return misfit(span, format!("a window with fixed dates takes no `{key}`"));
        }
    }
    if let Some(between) = &window.between {
        if between.get_ref().len() != 2 {
            let found = between.get_ref().len();
            return misfit(
                between.span(),
                format!("expected the first and the last day in `between`, found {found}"),
            );
        }
        between.get_ref().iter().try_for_each(mark)?;
        in_order(between)?;
    }
    window.until.as_ref().map_or(Ok(()), mark)?;
    until_after(window)?;
    if window.end.is_some() && window.calendar.is_none() {
        return no_calendar(window, "end");
    }
    Ok(())
}

/// Checks that the first and the last day are both days of every year, or both dates in order.
fn in_order(between: &Spanned<Vec<Spanned<String>>>) -> Result<(), Misfit> {
    let [first, last] = between.get_ref().as_slice() else { return Ok(()) };
    match (texts::mark(first.get_ref()), texts::mark(last.get_ref())) {
        (Some(Mark::Once(one)), Some(Mark::Once(other))) if other < one => {
            misfit(last.span(), "expected the last day not before the first, found it earlier")
        }
        (Some(Mark::Once(_)), Some(Mark::Yearly(..))) | (Some(Mark::Yearly(..)), Some(Mark::Once(_))) => {
            misfit(between.span(), "expected two days of every year or two dates of one, found one of each")
        }
        _ => Ok(()),
    }
}

/// Checks that a window for dates of a single year does not end before the first of them.
fn until_after(window: &WindowToml) -> Result<(), Misfit> {
    let (Some(between), Some(until)) = (&window.between, &window.until) else { return Ok(()) };
    let first = between.get_ref().first().and_then(|first| texts::mark(first.get_ref()));
    match (first, texts::mark(until.get_ref())) {
        (Some(Mark::Once(first)), Some(Mark::Once(last))) if last < first => {
            misfit(until.span(), "expected `until` not before the first day in `between`, found it earlier")
        }
        _ => Ok(()),
    }
}

fn mark(text: &Spanned<String>) -> Result<(), Misfit> {
    if texts::mark(text.get_ref()).is_some() {
        return Ok(());
    }
    let found = text.get_ref();
    misfit(
        text.span(),
        format!("expected a day such as `12-31`, or a date such as `2026-12-31`, found `{found}`"),
    )
}

fn no_calendar(window: &WindowToml, key: &str) -> Result<(), Misfit> {
    let span = window.span_of(key).unwrap_or_default();
    misfit(span, "expected `calendar`, which says what working days are, beside this, found none")
}

fn length(id: &Spanned<String>, window: &WindowToml) -> Result<(), Misfit> {
    let lengths = window.lengths();
    let (key, shape) = match lengths.as_slice() {
        [] => return misfit(id.span(), "expected `days` or `hours` in this window, found neither"),
        [one] => *one,
        // Days, and then months or years.
        [("days", LengthsOf::One), months @ ("months" | "years", LengthsOf::One)] => *months,
        [(one, _), (other, _), ..] => {
            let span = window.span_of(other).unwrap_or_default();
            return misfit(span, format!("expected `{one}` or `{other}` in this window, found both"));
        }
    };
    let span = window.span_of(key).unwrap_or_default();
    let count = window.count.as_ref().map(|count| *count.get_ref());
    match (key, count) {
        ("days", None) => {
            return misfit(
                span,
                "expected `count = \"moment\"` or `count = \"date\"` beside `days`, found neither",
            );
        }
        ("hours", Some(CountToml::Date | CountToml::WorkingDays)) => {
            return misfit(
                span,
                "hours count from the moment; a window with `count = \"date\"` needs `days`",
            );
        }
        ("months" | "years", Some(CountToml::WorkingDays)) => {
            return misfit(span, "working days are counted in `days`");
        }
        _ => {}
    }
    if count == Some(CountToml::WorkingDays) && window.calendar.is_none() {
        return no_calendar(window, "count");
    }
    if window.end.is_some() && window.calendar.is_none() {
        return no_calendar(window, "end");
    }
    if window.end.is_some() && (key == "hours" || count == Some(CountToml::Moment)) {
        return misfit(
            window.span_of("end").unwrap_or_default(),
            "what counts from the moment has no last day",
        );
    }
    match (&window.by, shape) {
        (Some(by), LengthsOf::One) => misfit(
            by.span(),
            format!("expected a length for each option, as in `{key} = {{ no = 14, yes = 60 }}`, found one"),
        ),
        (None, LengthsOf::By(_)) => {
            misfit(span, "expected `by`, the question that the length goes by, beside this, found none")
        }
        _ => Ok(()),
    }
}

/// Checks that the zone database has a zone.
pub(super) fn zone(name: &Spanned<String>) -> Result<(), Misfit> {
    if texts::is_zone(name.get_ref()) {
        return Ok(());
    }
    let found = name.get_ref();
    misfit(
        name.span(),
        format!("expected a zone of the IANA database such as `Europe/Lisbon`, found `{found}`"),
    )
}
