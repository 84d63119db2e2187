//! What a date answer says about the windows that begin with it.

use super::Problem;
use crate::compiled::Compiled;
use crate::policy::{Length, Window};
use crate::time::{
    Day, Flaw, Given, Instant, Local, Zone, cutoff, end, first_instant, is_open, last_instant, local,
    resolve, time_of_day, when,
};

/// The present moment, and the zone whose clocks and calendar the buyer goes by.
#[derive(Clone, Copy)]
pub struct Present<'a> {
    /// The present moment.
    pub now: Instant,
    /// The zone.
    pub zone: &'a dyn Zone,
}

/// When something was bought, as far as it is known: the day that counts, and the first and last instant
/// that it can have been.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bought {
    day: Day,
    first: Instant,
    last: Instant,
    /// Whether only the day is known.
    pub day_alone: bool,
}

impl Bought {
    /// At an instant.
    pub fn at(instant: Instant, present: Present<'_>) -> Bought {
        let day = local(instant, present.zone).day();
        Bought { day, first: instant, last: instant, day_alone: false }
    }

    /// Reads a date answer.
    pub fn read(said: &str, present: Present<'_>) -> Result<Bought, Problem> {
        Bought::new(when(said).map_err(problem)?, present)
    }

    /// At what a date answer gives.
    pub fn new(given: Given, present: Present<'_>) -> Result<Bought, Problem> {
        let bought = match given {
            Given::Day(day) if day > local(present.now, present.zone).day() => {
                return Err(Problem::InTheFuture);
            }
            Given::Day(day) => return Ok(Bought::on(day, present)),
            Given::Local(shown) => Bought::at(resolve(shown, present.zone), present),
            Given::Instant(instant) => Bought::at(instant, present),
        };
        if bought.first > present.now { Err(Problem::InTheFuture) } else { Ok(bought) }
    }

    fn on(day: Day, present: Present<'_>) -> Bought {
        let first = first_instant(day, present.zone);
        // A day that a zone skipped is moved forward, as a time is.
        let day = local(first, present.zone).day();
        let last = last_instant(day, present.zone).min(present.now).max(first);
        Bought { day, first, last, day_alone: true }
    }

    /// The same day at a time of day.
    pub fn with_time(self, said: &str, present: Present<'_>) -> Result<Bought, Problem> {
        self.at_time(time_of_day(said).map_err(problem)?, present)
    }

    /// The same day at so many milliseconds since midnight.
    pub fn at_time(self, time: i64, present: Present<'_>) -> Result<Bought, Problem> {
        let instant = resolve(Local(self.day.midnight().0 + time), present.zone);
        if instant > present.now {
            return Err(Problem::InTheFuture);
        }
        Ok(Bought::at(instant, present))
    }

    /// Whether a window is open for every instant it can have been.
    pub fn surely_open(self, length: Length, present: Present<'_>) -> bool {
        is_open(length, present.now, self.first, self.day, present.zone)
    }

    /// The earliest end of a window, and whether it cannot be another.
    pub fn end(self, length: Length, present: Present<'_>) -> (Instant, bool) {
        let earliest = end(length, self.first, self.day, present.zone);
        (earliest, earliest == end(length, self.last, self.day, present.zone))
    }
}

fn problem(flaw: Flaw) -> Problem {
    match flaw {
        Flaw::Malformed => Problem::Malformed,
        Flaw::Impossible => Problem::Impossible,
    }
}

/// The windows of one date question at the present moment.
pub struct Windows<'a> {
    windows: Vec<&'a Window>,
    regions: &'a [Vec<bool>],
    /// When, and by which clocks.
    pub present: Present<'a>,
}

impl<'a> Windows<'a> {
    /// The windows that begin with a question.
    pub fn of(compiled: &'a Compiled, question: usize, present: Present<'a>) -> Self {
        let mut windows = Vec::new();
        for window in &compiled.policy.windows {
            if window.from == question {
                windows.push(window);
            }
        }
        Windows { windows, regions: compiled.regions.get(question).map_or(&[], Vec::as_slice), present }
    }

    /// The region that a purchase falls in, one for each way it can have been.
    pub fn regions(&self, bought: Bought) -> Vec<u32> {
        let mut found = vec![];
        self.add(&mut found, bought.first, bought.day);
        for window in &self.windows {
            let turn = self.cutoff(window);
            if bought.first < turn && turn <= bought.last {
                self.add(&mut found, turn, bought.day);
            }
        }
        self.add(&mut found, bought.last, bought.day);
        found
    }

    /// Every region that a purchase up to now can fall in.
    pub fn possible(&self) -> Vec<u32> {
        let mut found = vec![];
        let mut add =
            |instant: Instant| self.add(&mut found, instant, local(instant, self.present.zone).day());
        add(self.present.now);
        for window in &self.windows {
            let turn = self.cutoff(window);
            add(turn);
            add(Instant(turn.0 - 1));
        }
        found
    }

    /// The regions of each day on which the time of day makes a difference to a window.
    pub fn split_days(&self) -> Vec<Vec<u32>> {
        let mut split = Vec::new();
        for window in &self.windows {
            if let Length::Moment { .. } = window.length {
                let day = local(self.cutoff(window), self.present.zone).day();
                let regions = self.regions(Bought::on(day, self.present));
                if regions.len() > 1 {
                    split.push(regions);
                }
            }
        }
        split
    }

    /// The purchase at which each window turns from closed to open.
    pub fn turns(&self) -> impl Iterator<Item = Instant> {
        self.windows.iter().map(|window| self.cutoff(window))
    }

    fn cutoff(&self, window: &Window) -> Instant {
        cutoff(window.length, self.present.now, self.present.zone)
    }

    /// The region at one instant. A combination that was not foreseen (a zone that skipped a whole day)
    /// leaves every region possible rather than pick a wrong one.
    fn add(&self, found: &mut Vec<u32>, instant: Instant, day: Day) {
        let Present { now, zone } = self.present;
        for (place, region) in (0..).zip(self.regions) {
            let mut fits = region.len() == self.windows.len();
            for (window, open) in self.windows.iter().zip(region) {
                fits &= is_open(window.length, now, instant, day, zone) == *open;
            }
            if fits {
                return add_once(found, place);
            }
        }
        for place in 0..self.regions.len() as u32 {
            add_once(found, place);
        }
    }
}

fn add_once(found: &mut Vec<u32>, region: u32) {
    if !found.contains(&region) {
        found.push(region);
    }
}
