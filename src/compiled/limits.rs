//! How windows, numbers, limits, calendars and terms are packed.

use super::codec::Codec;
use super::pieces::{indices, maybe_id, one_of, perhaps};
use crate::policy::{
    Amount, Bound, Calendar, Date, Decimal, Length, Limit, Mark, Number, Season, Side, Span, Terms, Window,
    WindowKind,
};

/// Packs or unpacks a window. The numbers are the lengths of the lists that it refers to.
#[inline(never)]
pub(super) fn window<T: Codec>(
    codec: &mut T,
    window: &mut Window,
    questions: usize,
    clauses: usize,
    calendars: usize,
) {
    codec.id(&mut window.id);
    perhaps(codec, &mut window.clause, clauses);
    let there = || match window.kind {
        WindowKind::Never => 0,
        WindowKind::Span(_) => 1,
        WindowKind::By { .. } => 2,
        WindowKind::Any(_) => 3,
        WindowKind::All(_) => 4,
    };
    let kind = codec.kind(there, 5);
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
        WindowKind::Span(one) => span(codec, one, questions, calendars),
        WindowKind::By { question, spans } => {
            codec.index(question, questions);
            codec.list(spans, |codec, one| span(codec, one, questions, calendars));
        }
        // Windows may refer to later ones, so an index cannot be checked yet. The code that follows them
        // ignores a window that does not exist.
        WindowKind::Any(parts) | WindowKind::All(parts) => {
            indices(codec, parts, usize::MAX);
        }
    }
}

#[inline(never)]
fn span<T: Codec>(codec: &mut T, span: &mut Span, questions: usize, calendars: usize) {
    codec.index(&mut span.date, questions);
    let mut is_before = span.side == Side::Before;
    codec.switch(&mut is_before);
    span.side = if is_before { Side::Before } else { Side::From };
    perhaps(codec, &mut span.to, questions);
    length(codec, &mut span.length);
    let mut at = span.at.map_or(0, |minutes| minutes + 1);
    codec.number(&mut at);
    span.at = at.checked_sub(1);
    maybe_id(codec, &mut span.zone);
    perhaps(codec, &mut span.calendar, calendars);
    codec.switch(&mut span.to_working_day);
}

#[inline(never)]
fn length<T: Codec>(codec: &mut T, length: &mut Length) {
    let there = || match *length {
        Length::Moment { .. } => 0,
        Length::Date { .. } => 1,
        Length::Months { moment: false, .. } => 2,
        Length::Months { moment: true, .. } => 3,
        Length::WorkingDays { .. } => 4,
        Length::Season(_) => 5,
    };
    let kind = codec.kind(there, 6);
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
        Length::Moment { hours } => count(codec, hours, MAX_HOURS),
        Length::Date { days } | Length::WorkingDays { days } => count(codec, days, MAX_HOURS / 24),
        Length::Months { days, months, .. } => {
            count(codec, months, MAX_HOURS / 24);
            codec.number(days);
        }
        Length::Season(season) => {
            let (mut first, mut last) =
                season.between.map_or((None, None), |(first, last)| (Some(first), Some(last)));
            mark(codec, &mut first);
            mark(codec, &mut last);
            mark(codec, &mut season.until);
            season.between = first.zip(last);
        }
    }
}

/// A hundred years in hours.
const MAX_HOURS: u32 = 876_600;

/// The number of units of a length. More than `most` cannot be written in a policy and is a fault.
#[inline(never)]
fn count<T: Codec>(codec: &mut T, units: &mut u32, most: u32) {
    codec.number(units);
    if *units > most {
        codec.fault();
        *units = 0;
    }
}

/// An optional mark: 0 is none, 1 a day of every year, 2 a single date.
#[inline(never)]
fn mark<T: Codec>(codec: &mut T, mark: &mut Option<Mark>) {
    let there = || match mark {
        None => 0,
        Some(Mark::Yearly(..)) => 1,
        Some(Mark::Once(_)) => 2,
    };
    let kind = codec.kind(there, 3);
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
            codec.number(month);
            codec.number(day);
        }
        Some(Mark::Once(on)) => date(codec, on),
    }
}

#[inline(never)]
fn date<T: Codec>(codec: &mut T, date: &mut Date) {
    let mut year = date.year.unsigned_abs();
    codec.number(&mut year);
    date.year = i32::try_from(year).unwrap_or_default();
    codec.number(&mut date.month);
    codec.number(&mut date.day);
}

/// Packs or unpacks an optional date.
#[inline(never)]
pub(super) fn maybe_date<T: Codec>(codec: &mut T, maybe: &mut Option<Date>) {
    let mut is_there = maybe.is_some();
    codec.switch(&mut is_there);
    if is_there {
        date(codec, maybe.get_or_insert_default());
    }
}

/// Packs or unpacks a calendar of working days.
#[inline(never)]
pub(super) fn calendar<T: Codec>(codec: &mut T, calendar: &mut Calendar) {
    codec.id(&mut calendar.id);
    for free in &mut calendar.weekend {
        codec.switch(free);
    }
    codec.list(&mut calendar.holidays, date);
}

/// Packs or unpacks what a number question accepts.
#[inline(never)]
pub(super) fn number<T: Codec>(codec: &mut T, number: &mut Number) {
    codec.maybe(&mut number.unit);
    maybe_id(codec, &mut number.currency);
    codec.number(&mut number.currency_digits);
    number.currency_digits = number.currency_digits.min(MAX_PLACES);
    codec.number(&mut number.decimals);
    number.decimals = number.decimals.min(MAX_PLACES);
    decimal(codec, &mut number.at_least);
    decimal(codec, &mut number.at_most);
}

/// The most decimal places of a number in a policy.
const MAX_PLACES: u32 = 9;

#[inline(never)]
fn decimal<T: Codec>(codec: &mut T, decimal: &mut Decimal) {
    let bits = decimal.units as u64;
    let (mut low, mut high) = (bits as u32, (bits >> 32) as u32);
    codec.number(&mut low);
    codec.number(&mut high);
    decimal.units = (u64::from(high) << 32 | u64::from(low)) as i64;
    codec.number(&mut decimal.places);
    decimal.places = decimal.places.min(MAX_PLACES);
}

/// Packs or unpacks a limit on a number.
#[inline(never)]
pub(super) fn limit<T: Codec>(codec: &mut T, limit: &mut Limit, questions: usize, clauses: usize) {
    codec.id(&mut limit.id);
    // In a flawed policy a limit may refer to no question. It is kept, so that the indices of others stay,
    // and no rule uses it.
    let mut of = limit.of.min(questions);
    codec.index(&mut of, questions + 1);
    limit.of = of;
    const BOUNDS: [Bound; 4] = [Bound::LessThan, Bound::AtMost, Bound::AtLeast, Bound::MoreThan];
    one_of(codec, &mut limit.bound, &BOUNDS);
    decimal(codec, &mut limit.value);
    perhaps(codec, &mut limit.clause, clauses);
}

/// Packs or unpacks the terms of a rule: what is paid back, if the rule says it.
#[inline(never)]
pub(super) fn terms<T: Codec>(codec: &mut T, terms: &mut Option<Terms>, questions: usize) {
    let mut is_there = terms.is_some();
    codec.switch(&mut is_there);
    if !is_there {
        return;
    }
    let all = terms.get_or_insert_default();
    amount(codec, &mut all.pays);
    amount(codec, &mut all.keeps);
    indices(codec, &mut all.of, questions);
    maybe_id(codec, &mut all.by);
    maybe_id(codec, &mut all.postage);
}

/// An optional amount: 0 is none, 1 a percentage, 2 a sum of money.
#[inline(never)]
fn amount<T: Codec>(codec: &mut T, amount: &mut Option<Amount>) {
    let there = || match amount {
        None => 0,
        Some(Amount::Percent(_)) => 1,
        Some(Amount::Money(..)) => 2,
    };
    let kind = codec.kind(there, 3);
    if T::READS {
        *amount = match kind {
            1 => Some(Amount::Percent(Decimal::default())),
            2 => Some(Amount::Money(Decimal::default(), String::new())),
            _ => None,
        };
    }
    match amount {
        None => {}
        Some(Amount::Percent(number)) => decimal(codec, number),
        Some(Amount::Money(number, currency)) => {
            decimal(codec, number);
            codec.text(currency);
        }
    }
}
