//! Witnesses: a buyer, with a day and a zone, that a region is true of.

use super::{Region, cover::can_answer};
use crate::compiled::Compiled;
use crate::interview::{Bought, Present, Windows};
use crate::policy::{Kind, Length};
use crate::time::{DAY, Day, HOUR, Instant, Local, Named, Zone, first_instant, local, resolve, rfc3339};

/// A buyer whose request `decide` can be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Buyer {
    /// Question ids and answers.
    pub answers: Vec<(String, String)>,
    /// The present moment.
    pub now: Instant,
    /// The buyer's zone.
    pub zone: &'static str,
}

/// Clocks change here twice a year, which some combinations of windows need.
const ZONE: &str = "Europe/Berlin";

/// Finds a buyer of a region: at noon of an ordinary day if that will do, else when it must be.
pub fn witness(compiled: &Compiled, region: &Region) -> Option<Buyer> {
    let zone = Named::new(ZONE)?;
    moments(compiled, &zone).find_map(|now| {
        let present = Present { now, zone: &zone };
        let answer = |(variable, values): &(usize, Vec<u32>)| {
            let question = compiled.policy.questions.get(*variable)?;
            Some((question.id.clone(), said(compiled, *variable, values, present).next()?))
        };
        let answers: Option<Vec<_>> = region.0.iter().map(answer).collect();
        Some(Buyer { answers: answers?, now, zone: ZONE })
    })
}

/// The same and others, with every date at which something can turn: for what is true of a few only.
pub fn buyers<'a>(compiled: &'a Compiled, region: &'a Region) -> impl Iterator<Item = Buyer> + 'a {
    let zone = Named::new(ZONE).unwrap_or(Named::UTC);
    moments(compiled, &zone).flat_map(move |now| {
        let present = Present { now, zone: &zone };
        let of = |(variable, values): &(usize, Vec<u32>)| -> Vec<String> {
            said(compiled, *variable, values, present).collect()
        };
        let choices: Vec<Vec<String>> = region.0.iter().map(of).collect();
        let all_can = choices.iter().all(|choices| !choices.is_empty());
        let most = if all_can { choices.iter().map(Vec::len).max().unwrap_or(1) } else { 0 };
        let ids: Vec<String> = region
            .0
            .iter()
            .filter_map(|(variable, _)| Some(compiled.policy.questions.get(*variable)?.id.clone()))
            .collect();
        (0..most).map(move |turn| {
            let pick = |choices: &Vec<String>| choices.get(turn % choices.len().max(1)).cloned();
            let answers = ids.iter().cloned().zip(choices.iter().filter_map(pick)).collect();
            Buyer { answers, now, zone: ZONE }
        })
    })
}

/// When somebody may ask: noon of an ordinary day, then over two years the edges of days, and the moments
/// at which a window that counts from the moment turns from one day of purchase to the next.
fn moments<'a>(compiled: &'a Compiled, zone: &Named) -> impl Iterator<Item = Instant> + use<'a> {
    let zone = *zone;
    let ordinary = Day::of(2026, 11, 22).unwrap_or_default();
    let noon = resolve(Local(ordinary.midnight().0 + DAY / 2), &zone);
    let days = move || (0..730).map(move |days| first_instant(Day(ordinary.0 + days), &zone));
    let edges = days().flat_map(|start| [start, Instant(start.0 - 1)]);
    let lengths = compiled.policy.windows.iter().filter_map(|window| match window.length {
        Length::Moment { hours } => Some(i64::from(hours) * HOUR),
        Length::Date { .. } => None,
    });
    let turns = lengths.flat_map(move |length| {
        days().flat_map(move |start| [-1, 0, 1].map(|after| Instant(start.0 + length + after)))
    });
    std::iter::once(noon).chain(edges).chain(turns)
}

/// The answers to a question that have one of these values at a moment, the plainest first.
fn said<'a>(
    compiled: &'a Compiled,
    variable: usize,
    values: &'a [u32],
    present: Present<'a>,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let Some(question) = compiled.policy.questions.get(variable) else { return Box::new(std::iter::empty()) };
    match &question.kind {
        Kind::Choice(options) => {
            let value = values.iter().find(|&&value| can_answer(question, value));
            Box::new(value.and_then(|&value| options.get(value as usize)).map(|it| it.id.clone()).into_iter())
        }
        Kind::Date => {
            let windows = Windows::of(compiled, variable, present);
            let all = candidates(&windows, present).into_iter();
            let fits = move |instant: &Instant| {
                let regions = windows.regions(Bought::at(*instant, present));
                *instant <= present.now && regions.iter().all(|region| values.contains(region))
            };
            Box::new(all.filter(fits).map(move |instant| rfc3339(instant, present.zone)))
        }
    }
}

/// Times of purchase: noons near where windows turn first, as they read best, then the turns themselves.
fn candidates(windows: &Windows<'_>, present: Present<'_>) -> Vec<Instant> {
    let zone: &dyn Zone = present.zone;
    let noon =
        |instant: i64| resolve(Local(local(Instant(instant), zone).day().midnight().0 + DAY / 2), zone);
    let turns: Vec<i64> = windows.turns().map(|turn| turn.0).collect();
    let mut all = vec![Instant(present.now.0 - 2 * HOUR)];
    all.extend(turns.iter().flat_map(|turn| [noon(turn + DAY), noon(turn - DAY)]));
    all.extend(turns.iter().flat_map(|turn| [Instant(*turn), Instant(turn - 1000), Instant(turn - 1)]));
    all.push(present.now);
    all
}
