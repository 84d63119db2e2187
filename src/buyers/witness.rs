//! Finds witnesses: a buyer in a region, with a moment and a zone.

use std::rc::Rc;

use super::{Buyer, Occasion, Occasions, Region, can_answer, with_numbers};
use crate::compiled::Compiled;
use crate::interview::{Clock, Dated, Present, Windows, Zones, goes_alone, may_be_ahead};
use crate::policy::{Atom, Kind};
use crate::time::{DAY, Form, HOUR, Instant, Local, Zone, day_text, local, resolve, rfc3339};

/// Finds a buyer in a region: at noon of an ordinary day if possible, else at another moment. Returns `None`
/// if it finds none.
pub fn witness(compiled: &Compiled, region: &Region) -> Option<Buyer> {
    Occasions::new(compiled).witness(region)
}

impl Occasions<'_> {
    /// Finds a buyer in a region. Returns `None` if it finds none.
    pub fn witness(&self, region: &Region) -> Option<Buyer> {
        let meeting = self.iter().filter(|occasion| occasion.meets(region));
        meeting.take(MAX_OCCASIONS).find_map(|occasion| self.witness_at(occasion, region))
    }

    /// Finds a buyer in a region who asks on an occasion.
    pub(super) fn witness_at(&self, occasion: &Occasion, region: &Region) -> Option<Buyer> {
        let region = with_other_dates(self.compiled, region);
        let present = self.present(occasion);
        let zones = Zones::of(&self.compiled.policy, present.zone);
        let search = Search {
            occasions: self,
            occasion,
            compiled: self.compiled,
            region: &region,
            present,
            zones,
            name: self.name(occasion),
        };
        let mut found = None;
        search.go(&mut |buyer| {
            found = Some(buyer);
            false
        });
        found.map(|buyer| with_numbers(self.compiled, buyer))
    }

    /// A buyer who gives these answers on an occasion.
    pub fn buyer(&self, occasion: &Occasion, answers: Vec<(String, String)>) -> Buyer {
        Buyer { answers, now: occasion.now, zone: self.name(occasion) }
    }

    /// Instants that give a date question one of these values, the simplest first. All instants at which
    /// something turns are among them.
    pub fn dates(&self, occasion: &Occasion, question: usize, values: &[u32]) -> Rc<[Instant]> {
        let key = (occasion.now.0, question, values.to_vec());
        let mut known = self.dates.borrow_mut();
        known.entry(key).or_insert_with(|| self.new_dates(occasion, question, values).into()).clone()
    }

    fn new_dates(&self, occasion: &Occasion, question: usize, values: &[u32]) -> Vec<Instant> {
        let policy = &self.compiled.policy;
        let present = self.present(occasion);
        let zones = Zones::of(policy, present.zone);
        let clock = Clock::new(policy, present, &zones);
        let windows = Windows::of(self.compiled, question, &clock, &[]);
        let ahead = may_be_ahead(policy, question);
        let fits = |instant: &Instant| {
            let regions = windows.regions(Dated::at(*instant));
            (ahead || *instant <= present.now)
                && !regions.is_empty()
                && regions.iter().all(|region| values.contains(region))
        };
        candidates(&windows, &clock, ahead).into_iter().filter(fits).collect()
    }

    /// Numbers that give a question one of these values, in rising order.
    pub fn numbers(&self, question: usize, values: &[u32]) -> Vec<String> {
        numbers(self.compiled, question, values)
    }
}

/// The most occasions that are tried: each allows every date by itself, but not always all of them together.
const MAX_OCCASIONS: usize = 400;

/// Adds the dates that a region's dates are measured against, with any value.
fn with_other_dates(compiled: &Compiled, region: &Region) -> Region {
    let policy = &compiled.policy;
    let mut all = region.0.clone();
    for (variable, _) in &region.0 {
        for atom in policy.atoms(*variable) {
            let Some(span) = policy.span(atom) else { continue };
            for other in [Some(span.date), span.to].into_iter().flatten() {
                if all.iter().all(|(known, _)| *known != other) {
                    let count = compiled.regions.get(other).map_or(0, Vec::len) as u32;
                    all.push((other, (0..count).collect()));
                }
            }
        }
    }
    all.sort_by_key(|(variable, _)| *variable);
    Region(all)
}

/// Looks for answers at one moment, question by question.
struct Search<'a> {
    occasions: &'a Occasions<'a>,
    occasion: &'a Occasion,
    compiled: &'a Compiled,
    region: &'a Region,
    present: Present<'a>,
    zones: Zones,
    name: &'static str,
}

impl Search<'_> {
    /// Calls `call` with each buyer, until it returns false.
    fn go(&self, call: &mut dyn FnMut(Buyer) -> bool) {
        let clock = Clock::new(&self.compiled.policy, self.present, &self.zones);
        let dated = vec![None; self.compiled.policy.questions.len()];
        self.from(0, &clock, &dated, &mut Vec::new(), call);
    }

    fn from(
        &self,
        place: usize,
        clock: &Clock<'_>,
        dated: &[Option<Dated>],
        answers: &mut Vec<(String, String)>,
        call: &mut dyn FnMut(Buyer) -> bool,
    ) -> bool {
        let Some((variable, values)) = self.region.0.get(place) else {
            return call(Buyer { answers: answers.clone(), now: self.present.now, zone: self.name });
        };
        let policy = &self.compiled.policy;
        let Some(question) = policy.questions.get(*variable) else { return true };
        for said in self.said(*variable, values, clock, dated) {
            let (said, date) = match said {
                Said::Text(said) => (said, None),
                Said::Date(date) => (written(&date, clock.zone), Some(date)),
            };
            let mut dated = dated.to_vec();
            if let Some(slot) = dated.get_mut(*variable) {
                *slot = date;
            }
            answers.push((question.id.clone(), said));
            let goes_on = self.from(place + 1, clock, &dated, answers, call);
            answers.pop();
            if !goes_on {
                return false;
            }
        }
        true
    }

    /// The answers to a question that give it one of these values, the simplest first.
    fn said(&self, variable: usize, values: &[u32], clock: &Clock<'_>, dated: &[Option<Dated>]) -> Vec<Said> {
        let policy = &self.compiled.policy;
        let Some(question) = policy.questions.get(variable) else { return Vec::new() };
        match &question.kind {
            Kind::Choice(options) => {
                let value = values.iter().find(|&&value| can_answer(question, value));
                let option = value.and_then(|&value| options.get(value as usize));
                option.map(|option| Said::Text(option.id.clone())).into_iter().collect()
            }
            Kind::Number(_) => numbers(self.compiled, variable, values).into_iter().map(Said::Text).collect(),
            Kind::Date if !self.occasions.by_wall && goes_alone(self.compiled, variable) => {
                let dates = self.occasions.dates(self.occasion, variable, values);
                dates.iter().map(|&instant| Said::Date(Dated::at(instant))).collect()
            }
            Kind::Date => {
                let windows = Windows::of(self.compiled, variable, clock, dated);
                let ahead = may_be_ahead(policy, variable);
                let fits = |dated: &Dated| {
                    let regions = windows.regions(*dated);
                    (ahead || dated.first <= clock.now)
                        && !regions.is_empty()
                        && regions.iter().all(|region| values.contains(region))
                };
                let form = if self.occasions.by_wall { Form::Wall } else { Form::Instant };
                let dates = candidates(&windows, clock, ahead).into_iter();
                let dates = dates.map(|instant| Dated { first: instant, last: instant, form });
                dates.filter(fits).map(Said::Date).collect()
            }
        }
    }
}

/// An answer to try. A date is formatted only once it is needed.
enum Said {
    Text(String),
    Date(Dated),
}

/// A date as the text of an answer.
fn written(dated: &Dated, zone: &dyn Zone) -> String {
    let text = rfc3339(dated.first, zone);
    match dated.form {
        Form::Instant => text,
        // The local time without its offset.
        Form::Wall => text.get(..text.len() - "+00:00".len()).unwrap_or_default().to_owned(),
        Form::Day => day_text(local(dated.first, zone).day()),
    }
}

/// The numbers at the ends of some intervals.
fn numbers(compiled: &Compiled, variable: usize, values: &[u32]) -> Vec<String> {
    let policy = &compiled.policy;
    let Some(Kind::Number(number)) = policy.questions.get(variable).map(|question| &question.kind) else {
        return Vec::new();
    };
    let (least, most) = number.range();
    let places = number.decimals;
    let mut cuts = vec![least, most];
    for atom in policy.atoms(variable) {
        if let Atom::Limit(limit) = atom
            && let Some(limit) = policy.limits.get(limit)
        {
            let (cut, _) = limit.cut(places);
            cuts.extend([cut, cut - 1]);
        }
    }
    cuts.retain(|units| (least..=most).contains(units));
    cuts.sort_unstable();
    cuts.dedup();
    let is_in = |units: &i64| {
        crate::interview::number_region(compiled, variable, *units)
            .is_some_and(|region| values.contains(&region))
    };
    let text = |units: i64| crate::policy::Decimal { units, places }.text();
    cuts.into_iter().filter(is_in).map(text).collect()
}

/// Instants of a date to try: noons near those at which windows turn, which read best, then the turns
/// themselves.
fn candidates(windows: &Windows<'_>, clock: &Clock<'_>, ahead: bool) -> Vec<Instant> {
    let zone = clock.zone;
    let noon =
        |instant: i64| resolve(Local(local(Instant(instant), zone).day().midnight().0 + DAY / 2), zone);
    let mut turns: Vec<i64> = windows.turns().into_iter().map(|turn| turn.0).collect();
    let reach = 1500 * DAY;
    turns.retain(|turn| (clock.now.0 - turn).abs() < reach.max(windows.reach() * DAY));
    let mut all = vec![Instant(clock.now.0 - 2 * HOUR)];
    if ahead {
        all.push(Instant(clock.now.0 + 2 * DAY));
    }
    all.extend(turns.iter().flat_map(|turn| [noon(turn + DAY), noon(turn - DAY)]));
    all.extend(turns.iter().flat_map(|turn| [Instant(*turn), Instant(turn - 1000), Instant(turn - 1)]));
    all.push(clock.now);
    let mut seen = std::collections::HashSet::new();
    all.retain(|instant| seen.insert(*instant));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::Named;

    #[test]
    fn a_local_time_is_written_without_its_offset() {
        let zone = Named::new("Europe/Berlin").unwrap();
        let instant = crate::time::instant("2026-11-22T10:00:00Z").unwrap();
        let said = |form| written(&Dated { first: instant, last: instant, form }, &zone);
        assert_eq!(said(Form::Instant), "2026-11-22T11:00:00+01:00");
        assert_eq!(said(Form::Wall), "2026-11-22T11:00:00");
        assert_eq!(said(Form::Day), "2026-11-22");
    }
}
