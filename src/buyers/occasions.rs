//! When somebody may ask, as far as it decides which combinations of windows can be together.
//!
//! A window that counts from the moment and one that counts by the date part from each other only at some
//! times of day, or while clocks have changed in between. Two dates meet at one present moment, so what each of
//! them can be must be looked at together. All that can occur in a zone whose clocks change by an hour twice a
//! year is looked at here, each distinct case once; a set of answers that no occasion allows is nobody's.

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

/// Clocks change in the first twice a year, which some combinations of windows need. The others are where calendars
/// are ahead of the other side's or behind: they are looked at only where it matters whose clocks are meant.
const ZONES: [&str; 3] = ["Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"];

/// So many days are looked at: two years hold every pair of offsets on two days.
const DAYS: i64 = 730;

/// A moment, and what the answers to each date question can then come to.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// The present moment.
    pub now: Instant,
    /// The place of the buyer's zone.
    zone: usize,
    /// For each question, the values that a date can have; nothing for a choice.
    possible: Vec<Option<Vec<u32>>>,
}

impl Occasion {
    /// Whether a question's variable can have a value then.
    pub fn allows(&self, question: usize, value: u32) -> bool {
        self.possible.get(question).and_then(Option::as_ref).is_none_or(|values| values.contains(&value))
    }

    /// Whether somebody can then be in a region, as far as its dates go.
    pub fn meets(&self, region: &Region) -> bool {
        region.0.iter().all(|(question, values)| values.iter().any(|&value| self.allows(*question, value)))
    }
}

/// A moment, a date question, and values that its answer may have.
type Asked = (i64, usize, Vec<u32>);

/// All occasions that differ, the most ordinary first. The others are worked out only if that one will not do.
pub struct Occasions<'a> {
    pub(super) compiled: &'a Compiled,
    /// Whether some date is read by other clocks than the buyer's, so that answers are local times without an offset.
    pub(super) by_wall: bool,
    zones: Vec<(&'static str, Named)>,
    ordinary: Occasion,
    others: OnceCell<Vec<Occasion>>,
    /// Whether dates can be so together, where they cannot on the ordinary occasion.
    known: RefCell<HashMap<Region, bool>>,
    /// The instants by which a date question is answered.
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

    /// Whose occasions they are.
    pub fn compiled(&self) -> &'a Compiled {
        self.compiled
    }

    /// The occasions, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Occasion> {
        std::iter::once(&self.ordinary).chain(std::iter::once_with(|| self.others()).flatten())
    }

    /// The first on which somebody can be in a region.
    pub fn first(&self, region: &Region) -> Option<&Occasion> {
        self.iter().find(|occasion| occasion.meets(region))
    }

    /// Whether anybody can ever be in a region: each of its options can be chosen, and its dates can be so together.
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

    /// An occasion as the interview takes it.
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
                    // Dates that go together are looked at on every occasion: what each can be does not tell.
                    if known.insert(occasion.possible.clone()) || !self.compiled.joint.is_empty() {
                        all.push(occasion);
                    }
                }
            }
            all
        })
    }
}

/// A day in the middle of autumn, far from any change of clocks.
fn ordinary() -> Day {
    Day::of(2026, 11, 22).unwrap_or_default()
}

/// Whether a policy names the clocks of another side than the buyer's.
fn is_elsewhere(compiled: &Compiled) -> bool {
    compiled.policy.zone.is_some() || is_read_elsewhere(compiled)
}

/// Whether a window names the clocks by which its date is read.
fn is_read_elsewhere(compiled: &Compiled) -> bool {
    let policy = &compiled.policy;
    let mut atoms = (0..policy.questions.len()).flat_map(|question| policy.atoms(question));
    atoms.any(|atom| policy.span(atom).is_some_and(|span| span.zone.is_some()))
}

/// Whether some combination of what goes together is in a region.
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

/// The moments at which something can turn: the edges of days, then the times of day at which a window that
/// counts from the moment turns from one day of purchase to the next. Days on which all clocks stand alike,
/// now and where the windows begin, are looked at once.
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

/// Around a time after midnight, as clocks then and now may stand.
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
