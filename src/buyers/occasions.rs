//! The moments at which a buyer may ask, as far as they decide which combinations of windows are possible.
//!
//! A window that counts from a moment and one that counts days differ only at some times of day, or while
//! clocks have changed in between. All dates of a case have the same present moment, so their possible values
//! must be considered together. Each distinct occasion is considered once, in a zone whose clocks change by
//! an hour twice a year. A set of answers that no occasion allows contains no buyer.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{Region, can_answer};
use crate::compile::telling_moments;
use crate::compiled::Compiled;
use crate::diagram::Joint;
use crate::interview::{Clock, Present, Windows, Zones};
use crate::policy::{Kind, Length};
use crate::time::{DAY, Day, HOUR, Instant, Local, Zone, first_instant, resolve};
use crate::zones::Named;

/// In the first zone clocks change twice a year, which some combinations of windows need. In the others the
/// calendar is ahead of the first or behind it; they are used only if the policy names a zone.
const ZONES: [&str; 3] = ["Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"];

/// How many days are considered: two years contain every pair of offsets on two days.
const DAYS: i64 = 730;

/// A moment, and the values that each date question can have then.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// The present moment.
    pub now: Instant,
    /// The index of the buyer's zone.
    zone: usize,
    /// For each date question, the values that it can have; `None` for other questions.
    possible: Vec<Option<Vec<u32>>>,
}

impl Occasion {
    /// Whether a question's variable can have a value at this moment.
    pub fn allows(&self, question: usize, value: u32) -> bool {
        self.possible.get(question).and_then(Option::as_ref).is_none_or(|values| values.contains(&value))
    }

    /// Whether a buyer can be in a region at this moment, judged date by date.
    pub fn meets(&self, region: &Region) -> bool {
        region.0.iter().all(|(question, values)| values.iter().any(|&value| self.allows(*question, value)))
    }
}

/// A moment in milliseconds, a date question, and values that its answer may have.
type Asked = (i64, usize, Vec<u32>);

/// All distinct occasions, the most ordinary first. The others are worked out only if that one is not enough.
pub struct Occasions<'a> {
    pub(super) compiled: &'a Compiled,
    /// Whether a window has a zone of its own. Answers are then local times without an offset.
    pub(super) by_wall: bool,
    zones: Vec<(&'static str, Named)>,
    ordinary: Occasion,
    others: OnceCell<Vec<Occasion>>,
    /// Whether regions of dates that the ordinary occasion does not allow can occur on another.
    known: RefCell<HashMap<Region, bool>>,
    /// The instants that answer a date question, kept.
    pub(super) dates: RefCell<HashMap<Asked, Rc<[Instant]>>>,
}

impl<'a> Occasions<'a> {
    /// The occasions of a policy.
    pub fn new(compiled: &'a Compiled) -> Self {
        let count = if is_elsewhere(compiled) { ZONES.len() } else { 1 };
        let zones: Vec<_> = ZONES
            .into_iter()
            .take(count)
            .map(|name| (name, Named::new(name).unwrap_or(Named::UTC)))
            .collect();
        let zone = zones.first().map_or(Named::UTC, |(_, zone)| *zone);
        let noon = resolve(Local(ordinary().midnight().0 + DAY / 2), &zone);
        let ordinary = Occasion { now: noon, zone: 0, possible: possible(compiled, noon, &zone) };
        Occasions {
            compiled,
            by_wall: is_read_elsewhere(compiled),
            zones,
            ordinary,
            others: OnceCell::new(),
            known: RefCell::default(),
            dates: RefCell::default(),
        }
    }

    /// The policy of the occasions.
    pub fn compiled(&self) -> &'a Compiled {
        self.compiled
    }

    /// The occasions, the ordinary one first.
    pub fn iter(&self) -> impl Iterator<Item = &Occasion> {
        std::iter::once(&self.ordinary).chain(std::iter::once_with(|| self.others()).flatten())
    }

    /// The first occasion on which a buyer can be in a region.
    pub fn first(&self, region: &Region) -> Option<&Occasion> {
        self.iter().find(|occasion| occasion.meets(region))
    }

    /// Whether a buyer can ever be in a region: each question has an option that can be chosen, and its dates
    /// can occur together.
    pub fn can_be(&self, region: &Region) -> bool {
        let question = |at: usize| self.compiled.policy.questions.get(at);
        let is_chosen = |(at, values): &(usize, Vec<u32>)| {
            question(*at).is_some_and(|question| values.iter().any(|&value| can_answer(question, value)))
        };
        region.0.iter().all(is_chosen)
            && self.compiled.joint.iter().all(|joint| is_possible(joint, region))
            && (self.ordinary.meets(region) || {
                let is_date =
                    |(at, _): &&(usize, Vec<u32>)| question(*at).is_some_and(|it| it.kind == Kind::Date);
                let dates = Region(region.0.iter().filter(is_date).cloned().collect());
                let mut known = self.known.borrow_mut();
                *known.entry(dates).or_insert_with_key(|dates| self.first(dates).is_some())
            })
    }

    /// The present moment and the zone of an occasion, for the interview.
    pub fn present(&self, occasion: &Occasion) -> Present<'_> {
        let zone: &dyn Zone = self.zones.get(occasion.zone).map_or(&Named::UTC, |(_, zone)| zone);
        Present { now: occasion.now, zone }
    }

    /// The name of the buyer's zone.
    pub(super) fn name(&self, occasion: &Occasion) -> &'static str {
        self.zones.get(occasion.zone).map_or("UTC", |(name, _)| *name)
    }

    fn others(&self) -> &[Occasion] {
        self.others.get_or_init(|| {
            let mut known = HashSet::from([self.ordinary.possible.clone()]);
            let mut all = Vec::new();
            for (place, (_, zone)) in self.zones.iter().enumerate() {
                for now in moments(self.compiled, zone) {
                    let occasion =
                        Occasion { now, zone: place, possible: possible(self.compiled, now, zone) };
                    // If dates depend on each other, every occasion is considered: the possible values of
                    // each date alone do not tell.
                    if known.insert(occasion.possible.clone()) || !self.compiled.joint.is_empty() {
                        all.push(occasion);
                    }
                }
            }
            all
        })
    }
}

/// A day in autumn, far from any clock change.
fn ordinary() -> Day {
    Day::of(2026, 11, 22).unwrap_or_default()
}

/// Whether the policy or one of its windows names a zone.
fn is_elsewhere(compiled: &Compiled) -> bool {
    compiled.policy.zone.is_some() || is_read_elsewhere(compiled)
}

/// Whether a window names a zone of its own.
fn is_read_elsewhere(compiled: &Compiled) -> bool {
    let policy = &compiled.policy;
    let mut atoms = (0..policy.questions.len()).flat_map(|question| policy.atoms(question));
    atoms.any(|atom| policy.span(atom).is_some_and(|span| span.zone.is_some()))
}

/// Whether a possible combination of a group's values is in a region.
fn is_possible(joint: &Joint, region: &Region) -> bool {
    joint.combinations.iter().any(|values| {
        joint.variables.iter().zip(values).all(|(variable, value)| {
            let asked = region.0.iter().find(|(question, _)| *question == *variable as usize);
            asked.is_none_or(|(_, values)| values.contains(value))
        })
    })
}

fn possible(compiled: &Compiled, now: Instant, zone: &Named) -> Vec<Option<Vec<u32>>> {
    let zones = Zones::of(&compiled.policy, zone);
    let clock = Clock::new(&compiled.policy, Present { now, zone }, &zones);
    let of = |(place, kind): (usize, &Kind)| match kind {
        Kind::Choice(_) | Kind::Number(_) => None,
        Kind::Date => {
            let mut values = Windows::of(compiled, place, &clock, &[]).possible();
            values.sort_unstable();
            Some(values)
        }
    };
    compiled.policy.questions.iter().map(|question| &question.kind).enumerate().map(of).collect()
}

/// The moments at which something can turn: beginnings and ends of days, then the times of day at which a
/// window that counts from a moment moves to another day. Days with the same offsets, now and where the
/// windows begin, are considered once.
fn moments(compiled: &Compiled, zone: &Named) -> Vec<Instant> {
    let policy = &compiled.policy;
    let atoms = (0..policy.questions.len()).flat_map(|question| policy.atoms(question));
    let spans = atoms.filter_map(|atom| policy.span(atom));
    let mut lengths: Vec<i64> = spans.map(|span| milliseconds(span.length)).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let offset = |instant: i64| zone.offset(Instant(instant));
    let mut known = HashSet::new();
    let start = |day: i64| first_instant(Day(ordinary().0 + day), zone).0;
    let is_new = |&day: &i64| {
        let (start, end) = (start(day), start(day + 1));
        let ends = |length: &i64| [start - length, end - length].map(offset);
        known.insert((end - start, offset(start), lengths.iter().map(ends).collect::<Vec<_>>()))
    };
    let days: Vec<i64> = (0..DAYS).filter(is_new).collect();
    let mut times: Vec<i64> = lengths.iter().flat_map(|length| turns(length % DAY)).collect();
    times.sort_unstable();
    times.dedup();
    let edges = days.iter().flat_map(|&day| [start(day), start(day) - 1]);
    let turns = days.iter().flat_map(|&day| times.iter().map(move |time| start(day) + time));
    let (telling, times) = telling_moments(policy);
    let at = |day: Day, time: i64| resolve(Local(day.midnight().0 + time), zone);
    let by_calendar = telling.iter().flat_map(|&day| times.iter().map(move |&time| at(day, time)));
    edges.chain(turns).map(Instant).chain(by_calendar).collect()
}

/// The times around a time of day, in case clocks changed in between.
fn turns(time: i64) -> impl Iterator<Item = i64> {
    [-HOUR, 0, HOUR].into_iter().flat_map(move |change| [-1, 0, 1].map(|after| time + change + after))
}

fn milliseconds(length: Length) -> i64 {
    match length {
        Length::Moment { hours } => i64::from(hours) * HOUR,
        Length::Date { days } => i64::from(days) * DAY,
        other => other.days() * DAY,
    }
}
