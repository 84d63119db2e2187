//! The zone by whose clocks a case was told: what its code has recorded of it, and a database for the rest.

use std::cell::{Cell, RefCell};

use super::date::Date;
use crate::time::{Instant, Zone};

/// A zone as a code has it. Where a database agrees with everything recorded, it is that of the database.
/// Where not, it has the recorded offsets, and what lies between two of them goes by the nearer one: the case
/// was decided by the recorded ones alone.
pub struct RecordedZone<'a> {
    database: &'a dyn Zone,
    /// Offsets in seconds, in order of their instants.
    offsets: RefCell<Vec<(Instant, i32)>>,
    differs: Cell<bool>,
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
    /// A zone whose clocks were so many seconds ahead of UTC at an instant.
    pub(super) fn new(database: &'a dyn Zone, now: Instant, ahead: i32) -> Self {
        let zone = RecordedZone { database, offsets: RefCell::default(), differs: Cell::new(false) };
        zone.record(now, ahead);
        zone
    }

    /// The database that stands behind it.
    pub fn database(&self) -> &'a dyn Zone {
        self.database
    }

    /// Where the database says something else, in order.
    pub fn differences(&self) -> Vec<Difference> {
        let mut differences = Vec::new();
        for &(at, told) in self.offsets.borrow().iter() {
            let here = self.database.offset(at);
            if here != told {
                differences.push(Difference { at, told, here });
            }
        }
        differences
    }

    /// Takes down an offset at an instant.
    pub(super) fn record(&self, at: Instant, ahead: i32) {
        if self.database.offset(at) != ahead {
            self.differs.set(true);
        }
        let mut offsets = self.offsets.borrow_mut();
        let place = offsets.partition_point(|(known, _)| *known < at);
        offsets.insert(place, (at, ahead));
    }

    /// Takes down the offset at a date answer. A local time that the database skips has no instant of its own,
    /// so it is compared as the answer was: by the offset at the instant that is meant. Of a day alone it is the
    /// offset at noon: where databases differ and clocks changed on that very day, its edges may be an hour off.
    pub(super) fn record_date(&self, date: Date, ahead: i32) {
        match date.instant(self.database) {
            Some(at) if self.database.offset(at) == ahead => self.record(at, ahead),
            Some(_) => self.record(date.instant_ahead(ahead).unwrap_or_default(), ahead),
            None => {}
        }
    }
}

impl Zone for RecordedZone<'_> {
    fn offset(&self, instant: Instant) -> i32 {
        let offsets = self.offsets.borrow();
        let after = offsets.partition_point(|(known, _)| *known < instant);
        let next = offsets.get(after);
        let last = after.checked_sub(1).and_then(|before| offsets.get(before));
        match (last, next) {
            _ if !self.differs.get() => self.database.offset(instant),
            (Some((before, told)), Some((then, _))) if instant.0 - before.0 < then.0 - instant.0 => *told,
            (_, Some((_, told))) | (Some((_, told)), None) => *told,
            (None, None) => self.database.offset(instant),
        }
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        self.database.other(name)
    }

    fn name(&self) -> &str {
        self.database.name()
    }

    fn edition(&self) -> Option<&str> {
        self.database.edition()
    }
}
