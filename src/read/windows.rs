//! Turns the parsed windows into those of the policy.

use toml::Spanned;

use super::names::NameTable;
use super::shapes::Lengths;
use super::window_toml::CountToml;
use super::{WindowToml, texts};
use crate::policy::{Kind, Length, Policy, Season, Side, Span, Window, WindowKind};

/// A window. If it names something that does not exist, it becomes `WindowKind::Never`.
pub(super) fn window(
    policy: &Policy,
    known: &NameTable<'_>,
    id: &Spanned<String>,
    written: &WindowToml,
) -> Window {
    Window {
        id: id.get_ref().clone(),
        clause: written.clause.as_ref().and_then(|clause| known.clause(clause.get_ref())),
        kind: kind(policy, known, written).unwrap_or_default(),
    }
}

fn kind(policy: &Policy, known: &NameTable<'_>, written: &WindowToml) -> Option<WindowKind> {
    let parts = |names: &Vec<Spanned<String>>| -> Option<Vec<usize>> {
        names.iter().map(|name| known.window(name.get_ref())).collect()
    };
    if let Some(any) = &written.any {
        return parts(any).map(WindowKind::Any);
    }
    if let Some(all) = &written.all {
        return parts(all).map(WindowKind::All);
    }
    let (name, side) = match (&written.from, &written.before) {
        (Some(from), _) => (from, Side::From),
        (None, before) => (before.as_ref()?, Side::Before),
    };
    let date = known.date(policy, name.get_ref())?;
    let to = match &written.to {
        Some(to) => Some(known.date(policy, to.get_ref()).filter(|to| *to != date)?),
        None => None,
    };
    let calendar = match &written.calendar {
        Some(name) => Some(known.calendar(name.get_ref())?),
        None => None,
    };
    let span = Span {
        date,
        side,
        to,
        length: Length::default(),
        at: written.at.as_ref().and_then(|at| texts::time_of_day(at.get_ref())),
        zone: written.zone.as_ref().map(|zone| zone.get_ref().clone()),
        calendar,
        to_working_day: written.end.is_some(),
    };
    if written.between.is_some() || written.until.is_some() {
        return Some(WindowKind::Span(Span { length: Length::Season(season(written)?), ..span }));
    }
    let Some(by) = &written.by else {
        let count = count_of(written, None)?;
        return Some(WindowKind::Span(Span { length: length(written, count), ..span }));
    };
    let question = known.choice(policy, by.get_ref())?;
    let Some(Kind::Choice(options)) = policy.questions.get(question).map(|question| &question.kind) else {
        return None;
    };
    let of = |option: &crate::policy::Choice| {
        Some(Span { length: length(written, count_of(written, Some(&option.id))?), ..span.clone() })
    };
    let spans: Option<Vec<Span>> = options.iter().map(of).collect();
    spans.map(|spans| WindowKind::By { question, spans })
}

/// The number that the file gives for an option, or for all.
fn count_of(written: &WindowToml, option: Option<&str>) -> Option<u32> {
    fn of<const MAX: u32>(lengths: &Option<Spanned<Lengths<MAX>>>, option: Option<&str>) -> Option<u32> {
        match (lengths.as_ref()?.get_ref(), option) {
            (Lengths::One(number), _) => Some(number.0),
            (Lengths::By(table), Some(option)) => {
                table.0.iter().find(|(id, _)| id.get_ref() == option).map(|(_, number)| number.0)
            }
            (Lengths::By(_), None) => None,
        }
    }
    // Days may come with months or years, which then count here.
    of(&written.months, option)
        .or_else(|| of(&written.years, option))
        .or_else(|| of(&written.hours, option))
        .or_else(|| of(&written.days, option))
}

/// The length of `count` units of what the window counts.
fn length(written: &WindowToml, count: u32) -> Length {
    let moment = written.count.as_ref().is_some_and(|count| *count.get_ref() == CountToml::Moment);
    let working = written.count.as_ref().is_some_and(|count| *count.get_ref() == CountToml::WorkingDays);
    let days = match written.days.as_ref().map(|days| days.get_ref()) {
        Some(Lengths::One(days)) => days.0,
        _ => 0,
    };
    if written.hours.is_some() {
        Length::Moment { hours: count }
    } else if written.months.is_some() {
        Length::Months { days, months: count, moment }
    } else if written.years.is_some() {
        Length::Months { days, months: count.saturating_mul(12), moment }
    } else if working {
        Length::WorkingDays { days: count }
    } else if moment {
        Length::Moment { hours: count.saturating_mul(24) }
    } else {
        Length::Date { days: count }
    }
}

fn season(written: &WindowToml) -> Option<Season> {
    let mark = |text: &Spanned<String>| texts::mark(text.get_ref());
    let between = match written.between.as_ref().map(|between| between.get_ref().as_slice()) {
        Some([first, last]) => Some((mark(first)?, mark(last)?)),
        Some(_) => return None,
        None => None,
    };
    let until = match &written.until {
        Some(until) => Some(mark(until)?),
        None => None,
    };
    Some(Season { between, until })
}

/// A window that is made of a `Never` window becomes `Never`, too.
pub(super) fn unusable(windows: &mut [Window]) {
    loop {
        let is_never: Vec<bool> = windows.iter().map(|window| window.kind == WindowKind::Never).collect();
        let names_never = |window: &&mut Window| match &window.kind {
            WindowKind::Any(parts) | WindowKind::All(parts) => {
                parts.iter().any(|part| is_never.get(*part) != Some(&false))
            }
            _ => false,
        };
        let mut is_done = true;
        for window in windows.iter_mut().filter(names_never) {
            window.kind = WindowKind::Never;
            is_done = false;
        }
        if is_done {
            return;
        }
    }
}
