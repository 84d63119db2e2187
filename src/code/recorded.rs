//! The zones of a case: the offsets that its code has recorded, and a database for all others.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::date::Date;
use crate::time::{Instant, Zone};

/// The buyer's zone with the offsets that a code has recorded, and the zones that the policy names.
pub struct RecordedZone<'a> {
    database: &'a dyn Zone,
    offsets: Offsets,
    named: Vec<Option<Rc<Named>>>,
}

/// An instant for which the database has another offset than the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The instant.
    pub at: Instant,
    /// The offset that the code has, in seconds ahead of UTC.
    pub told: i32,
    /// The offset that the database has, in seconds ahead of UTC.
    pub here: i32,
}

impl<'a> RecordedZone<'a> {
    /// A zone with an offset of `ahead` seconds at `now`, and the zones called `names`. If the database lacks
    /// one of these, the policy's zone `own` or else the buyer's stands in, as it does for the interview.
    pub(super) fn new(database: &'a dyn Zone, now: Instant, ahead: i32, names: &[&str], own: &str) -> Self {
        let mut named = Vec::new();
        for name in names {
            let found = [name, own, database.name()].into_iter().find_map(|name| database.other(name));
            let keep = |zone| Rc::new(Named { name: (*name).to_owned(), zone, offsets: Offsets::default() });
            named.push(found.map(keep));
        }
        let zone = RecordedZone { database, offsets: Offsets::default(), named };
        zone.record(now, ahead);
        zone
    }

    /// The buyer's zone as the database has it.
    pub fn database(&self) -> &'a dyn Zone {
        self.database
    }

    /// The instants at which the database disagrees about the buyer's zone, in order.
    pub fn differences(&self) -> Vec<Difference> {
        self.offsets.differences(self.database)
    }

    /// The instants at which the database disagrees about a zone that the policy names, each with the zone's
    /// name.
    pub fn named_differences(&self) -> Vec<(&str, Difference)> {
        let mut found = Vec::new();
        for it in self.named.iter().flatten() {
            for difference in it.offsets.differences(it.zone.as_ref()) {
                found.push((it.name.as_str(), difference));
            }
        }
        found
    }

    /// Records the offset at an instant.
    pub(super) fn record(&self, at: Instant, ahead: i32) {
        self.offsets.record(self.database, at, ahead);
    }

    /// Records the offset at a date answer.
    pub(super) fn record_date(&self, date: Date, ahead: i32) {
        self.offsets.record_date(self.database, date, ahead);
    }

    /// Records the offset of a zone that the policy names, by its index. Returns whether it was known before.
    pub(super) fn record_named(&self, place: usize, date: Date, ahead: i32) -> bool {
        let Some(Some(it)) = self.named.get(place) else { return true };
        let zone = Shared(it.clone());
        let is_known = date.instant(&zone).is_none_or(|at| zone.offset(at) == ahead);
        it.offsets.record_date(it.zone.as_ref(), date, ahead);
        is_known
    }
}

impl Zone for RecordedZone<'_> {
    fn offset(&self, instant: Instant) -> i32 {
        self.offsets.offset(self.database, instant)
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        match self.named.iter().flatten().find(|it| it.name == name) {
            Some(it) => Some(Box::new(Shared(it.clone()))),
            None => self.database.other(name),
        }
    }

    fn name(&self) -> &str {
        self.database.name()
    }

    fn edition(&self) -> Option<&str> {
        self.database.edition()
    }
}

/// A zone that the policy names.
struct Named {
    name: String,
    zone: Box<dyn Zone>,
    offsets: Offsets,
}

/// A handle to a named zone for one decision. Offsets that are recorded later count for every handle.
struct Shared(Rc<Named>);

impl Zone for Shared {
    fn offset(&self, instant: Instant) -> i32 {
        self.0.offsets.offset(self.0.zone.as_ref(), instant)
    }

    fn name(&self) -> &str {
        &self.0.name
    }
}

/// The recorded offsets of a zone. If the database agrees with all of them, the zone is that of the database.
/// If not, the zone has only the recorded offsets, and an instant between two has that of the nearer one:
/// nothing else decided the case.
#[derive(Default)]
struct Offsets {
    /// Offsets in seconds, sorted by their instants.
    known: RefCell<Vec<(Instant, i32)>>,
    differs: Cell<bool>,
}

impl Offsets {
    fn record(&self, database: &dyn Zone, at: Instant, ahead: i32) {
        if database.offset(at) != ahead {
            self.differs.set(true);
        }
        let mut offsets = self.known.borrow_mut();
        let place = offsets.partition_point(|(known, _)| *known < at);
        // The same offset may be recorded more than once.
        if offsets.get(place) != Some(&(at, ahead)) {
            offsets.insert(place, (at, ahead));
        }
    }

    /// Records the offset at a date. A wall-clock time that the database skips has no instant, so the offset
    /// is compared at the instant that the answer resolves to. For a day it is the offset at noon: if
    /// databases differ and clocks changed on that day, its beginning or end may be an hour off.
    fn record_date(&self, database: &dyn Zone, date: Date, ahead: i32) {
        match date.instant(database) {
            Some(at) if database.offset(at) == ahead => self.record(database, at, ahead),
            Some(_) => self.record(database, date.instant_ahead(ahead).unwrap_or_default(), ahead),
            None => {}
        }
    }

    fn differences(&self, database: &dyn Zone) -> Vec<Difference> {
        let mut differences = Vec::new();
        for &(at, told) in self.known.borrow().iter() {
            let here = database.offset(at);
            if here != told {
                differences.push(Difference { at, told, here });
            }
        }
        differences
    }

    fn offset(&self, database: &dyn Zone, instant: Instant) -> i32 {
        let offsets = self.known.borrow();
        let after = offsets.partition_point(|(known, _)| *known < instant);
        let next = offsets.get(after);
        let last = after.checked_sub(1).and_then(|before| offsets.get(before));
        match (last, next) {
            _ if !self.differs.get() => database.offset(instant),
            (Some((before, told)), Some((then, _))) if instant.0 - before.0 < then.0 - instant.0 => *told,
            (_, Some((_, told))) | (Some((_, told)), None) => *told,
            (None, None) => database.offset(instant),
        }
    }
}
