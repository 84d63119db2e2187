//! How windows, numbers, limits, calendars and terms are packed.

use super::pieces::{indices, maybe_id, one_of, perhaps};
use super::tape::Tape;
use crate::policy::{
    Amount, Bound, Calendar, Date, Decimal, Length, Limit, Mark, Number, Season, Side, Span, Terms, Window,
    WindowKind,
};

/// A window.
#[inline(never)]
pub(super) fn window<T: Tape>(
    tape: &mut T,
    window: &mut Window,
    questions: usize,
    clauses: usize,
    calendars: usize,
) {
    tape.id(&mut window.id);
    perhaps(tape, &mut window.clause, clauses);
    let there = || match window.kind {
        WindowKind::Never => 0,
        WindowKind::Span(_) => 1,
        WindowKind::By { .. } => 2,
        WindowKind::Any(_) => 3,
        WindowKind::All(_) => 4,
    };
    let kind = tape.kind(there, 5);
    if T::READS {
        window.kind = match kind {
            1 => WindowKind::Span(Span::default()),
            2 => WindowKind::By { question: 0, spans: Vec::new() },
            3 => WindowKind::Any(Vec::new()),
            4 => WindowKind::All(Vec::new()),
            _ => WindowKind::Never,
        };
    }
    match &mut window.kind {
        WindowKind::Never => {}
        WindowKind::Span(one) => span(tape, one, questions, calendars),
        WindowKind::By { question, spans } => {
            tape.index(question, questions);
            tape.list(spans, |tape, one| span(tape, one, questions, calendars));
        }
        // Windows name each other in any order; whoever follows them stops at what is not there.
        WindowKind::Any(parts) | WindowKind::All(parts) => {
            indices(tape, parts, usize::MAX);
        }
    }
}

#[inline(never)]
fn span<T: Tape>(tape: &mut T, span: &mut Span, questions: usize, calendars: usize) {
    tape.index(&mut span.date, questions);
    let mut is_before = span.side == Side::Before;
    tape.switch(&mut is_before);
    span.side = if is_before { Side::Before } else { Side::From };
    perhaps(tape, &mut span.to, questions);
    length(tape, &mut span.length);
    let mut at = span.at.map_or(0, |minutes| minutes + 1);
    tape.number(&mut at);
    span.at = at.checked_sub(1);
    maybe_id(tape, &mut span.zone);
    perhaps(tape, &mut span.calendar, calendars);
    tape.switch(&mut span.to_working_day);
}

#[inline(never)]
fn length<T: Tape>(tape: &mut T, length: &mut Length) {
    let there = || match *length {
        Length::Moment { .. } => 0,
        Length::Date { .. } => 1,
        Length::Months { moment: false, .. } => 2,
        Length::Months { moment: true, .. } => 3,
        Length::WorkingDays { .. } => 4,
        Length::Season(_) => 5,
    };
    let kind = tape.kind(there, 6);
    if T::READS {
        *length = match kind {
            0 => Length::Moment { hours: 0 },
            1 => Length::Date { days: 0 },
            2 | 3 => Length::Months { days: 0, months: 0, moment: kind == 3 },
            4 => Length::WorkingDays { days: 0 },
            _ => Length::Season(Season::default()),
        };
    }
    match length {
        Length::Moment { hours } => count(tape, hours, MAX_HOURS),
        Length::Date { days } | Length::WorkingDays { days } => count(tape, days, MAX_HOURS / 24),
        Length::Months { days, months, .. } => {
            count(tape, months, MAX_HOURS / 24);
            tape.number(days);
        }
        Length::Season(season) => {
            let (mut first, mut last) =
                season.between.map_or((None, None), |(first, last)| (Some(first), Some(last)));
            mark(tape, &mut first);
            mark(tape, &mut last);
            mark(tape, &mut season.until);
            season.between = first.zip(last);
        }
    }
}

/// A hundred years.
const MAX_HOURS: u32 = 876_600;

/// Units of a length. No policy that can be written has more.
#[inline(never)]
fn count<T: Tape>(tape: &mut T, units: &mut u32, most: u32) {
    tape.number(units);
    if *units > most {
        tape.fault();
        *units = 0;
    }
}

/// 0 for none, 1 for a day of every year, 2 for a date.
#[inline(never)]
fn mark<T: Tape>(tape: &mut T, mark: &mut Option<Mark>) {
    let there = || match mark {
        None => 0,
        Some(Mark::Yearly(..)) => 1,
        Some(Mark::Once(_)) => 2,
    };
    let kind = tape.kind(there, 3);
    if T::READS {
        *mark = match kind {
            1 => Some(Mark::Yearly(0, 0)),
            2 => Some(Mark::Once(Date::default())),
            _ => None,
        };
    }
    match mark {
        None => {}
        Some(Mark::Yearly(month, day)) => {
            tape.number(month);
            tape.number(day);
        }
        Some(Mark::Once(on)) => date(tape, on),
    }
}

#[inline(never)]
fn date<T: Tape>(tape: &mut T, date: &mut Date) {
    let mut year = date.year.unsigned_abs();
    tape.number(&mut year);
    date.year = i32::try_from(year).unwrap_or_default();
    tape.number(&mut date.month);
    tape.number(&mut date.day);
}

/// A date where there is one.
#[inline(never)]
pub(super) fn maybe_date<T: Tape>(tape: &mut T, maybe: &mut Option<Date>) {
    let mut is_there = maybe.is_some();
    tape.switch(&mut is_there);
    if is_there {
        date(tape, maybe.get_or_insert_default());
    }
}

/// The calendar of working days.
#[inline(never)]
pub(super) fn calendar<T: Tape>(tape: &mut T, calendar: &mut Calendar) {
    tape.id(&mut calendar.id);
    for free in &mut calendar.weekend {
        tape.switch(free);
    }
    tape.list(&mut calendar.holidays, date);
}

/// What a number question takes.
#[inline(never)]
pub(super) fn number<T: Tape>(tape: &mut T, number: &mut Number) {
    tape.maybe(&mut number.unit);
    maybe_id(tape, &mut number.currency);
    tape.number(&mut number.currency_digits);
    number.currency_digits = number.currency_digits.min(MAX_PLACES);
    tape.number(&mut number.decimals);
    number.decimals = number.decimals.min(MAX_PLACES);
    decimal(tape, &mut number.at_least);
    decimal(tape, &mut number.at_most);
}

/// No number of a policy has more places.
const MAX_PLACES: u32 = 9;

#[inline(never)]
fn decimal<T: Tape>(tape: &mut T, decimal: &mut Decimal) {
    let bits = decimal.units as u64;
    let (mut low, mut high) = (bits as u32, (bits >> 32) as u32);
    tape.number(&mut low);
    tape.number(&mut high);
    decimal.units = (u64::from(high) << 32 | u64::from(low)) as i64;
    tape.number(&mut decimal.places);
    decimal.places = decimal.places.min(MAX_PLACES);
}

/// A limit on a number.
#[inline(never)]
pub(super) fn limit<T: Tape>(tape: &mut T, limit: &mut Limit, questions: usize, clauses: usize) {
    tape.id(&mut limit.id);
    // A limit of a flawed policy may be of no question; it keeps its place, and no rule uses it.
    let mut of = limit.of.min(questions);
    tape.index(&mut of, questions + 1);
    limit.of = of;
    const BOUNDS: [Bound; 4] = [Bound::LessThan, Bound::AtMost, Bound::AtLeast, Bound::MoreThan];
    one_of(tape, &mut limit.bound, &BOUNDS);
    decimal(tape, &mut limit.value);
    perhaps(tape, &mut limit.clause, clauses);
}

/// What is paid back, where a rule says it.
#[inline(never)]
pub(super) fn terms<T: Tape>(tape: &mut T, terms: &mut Option<Terms>, questions: usize) {
    let mut is_there = terms.is_some();
    tape.switch(&mut is_there);
    if !is_there {
        return;
    }
    let all = terms.get_or_insert_default();
    amount(tape, &mut all.pays);
    amount(tape, &mut all.keeps);
    indices(tape, &mut all.of, questions);
    maybe_id(tape, &mut all.by);
    maybe_id(tape, &mut all.postage);
}

/// 0 for none, 1 for a share, 2 for a sum.
#[inline(never)]
fn amount<T: Tape>(tape: &mut T, amount: &mut Option<Amount>) {
    let there = || match amount {
        None => 0,
        Some(Amount::Percent(_)) => 1,
        Some(Amount::Money(..)) => 2,
    };
    let kind = tape.kind(there, 3);
    if T::READS {
        *amount = match kind {
            1 => Some(Amount::Percent(Decimal::default())),
            2 => Some(Amount::Money(Decimal::default(), String::new())),
            _ => None,
        };
    }
    match amount {
        None => {}
        Some(Amount::Percent(number)) => decimal(tape, number),
        Some(Amount::Money(number, currency)) => {
            decimal(tape, number);
            tape.text(currency);
        }
    }
}
