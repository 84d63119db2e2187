//! The zones by whose clocks a case was told: what its code has recorded of them, and a database for the rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::date::Date;
use crate::time::{Instant, Zone};

/// The buyer's zone as a code has it, and with it those that the policy names.
pub struct RecordedZone<'a> {
    database: &'a dyn Zone,
    offsets: Offsets,
    named: Vec<Option<Rc<Named>>>,
}

/// An instant at which a database does not agree with what a buyer was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// When.
    pub at: Instant,
    /// What the buyer's clocks were ahead of UTC by, in seconds.
    pub told: i32,
    /// What they are in the database.
    pub here: i32,
}

impl<'a> RecordedZone<'a> {
    /// A zone whose clocks were so many seconds ahead of UTC at an instant, and zones of those names. Where the
    /// database has none of a name, what stands in for it is compared.
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

    /// The database that stands behind it.
    pub fn database(&self) -> &'a dyn Zone {
        self.database
    }

    /// Where the database says something else of the buyer's zone, in order.
    pub fn differences(&self) -> Vec<Difference> {
        self.offsets.differences(self.database)
    }

    /// The same of each zone that the policy names, by its name there.
    pub fn named_differences(&self) -> Vec<(&str, Difference)> {
        let mut found = Vec::new();
        for it in self.named.iter().flatten() {
            for difference in it.offsets.differences(it.zone.as_ref()) {
                found.push((it.name.as_str(), difference));
            }
        }
        found
    }

    /// Takes down an offset at an instant.
    pub(super) fn record(&self, at: Instant, ahead: i32) {
        self.offsets.record(self.database, at, ahead);
    }

    /// Takes down the offset at a date answer.
    pub(super) fn record_date(&self, date: Date, ahead: i32) {
        self.offsets.record_date(self.database, date, ahead);
    }

    /// Takes down the offset of a zone that the policy names; whether it was known.
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

/// The same, for one decision of several: what is taken down later holds for all.
struct Shared(Rc<Named>);

impl Zone for Shared {
    fn offset(&self, instant: Instant) -> i32 {
        self.0.offsets.offset(self.0.zone.as_ref(), instant)
    }

    fn name(&self) -> &str {
        &self.0.name
    }
}

/// What is recorded of a zone. Where a database agrees with all of it, the zone is that of the database. Where
/// not, it has the recorded offsets, and what lies between two of them goes by the nearer one: the case was
/// decided by the recorded ones alone.
#[derive(Default)]
struct Offsets {
    /// In seconds, in order of their instants.
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
        // One instant has one offset, however often it is come by.
        if offsets.get(place) != Some(&(at, ahead)) {
            offsets.insert(place, (at, ahead));
        }
    }

    /// A local time that the database skips has no instant of its own, so it is compared as the answer was: by the
    /// offset at the instant that is meant. Of a day alone it is the offset at noon: where databases differ and
    /// clocks changed on that very day, its edges may be an hour off.
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
