//! Time zones. A zone is a function from an instant to its offset from UTC; everything else follows from
//! that, so the results do not depend on where the offsets come from.

use super::{DAY, Day, HOUR, Instant, Local, SECOND};

/// A time zone.
pub trait Zone {
    /// The offset from UTC in seconds; positive if the zone's clocks are ahead.
    fn offset(&self, instant: Instant) -> i32;
    /// The zone's name in the IANA database, in any case.
    fn name(&self) -> &str;
    /// The edition of the zone database, such as `2026f`, if known.
    fn edition(&self) -> Option<&str> {
        None
    }
    /// Another zone of the same database. Returns `None` if the database lacks it.
    fn other(&self, _name: &str) -> Option<Box<dyn Zone>> {
        None
    }
}

/// An upper bound for the offset of a zone, in milliseconds.
const FURTHEST: i64 = 16 * HOUR;

/// The wall-clock time at an instant.
pub fn local(instant: Instant, zone: &dyn Zone) -> Local {
    Local(instant.0 + i64::from(zone.offset(instant)) * SECOND)
}

/// The instant of a wall-clock time. If there are two, the later one. A time that a clock change skips is
/// moved forward by the gap.
pub fn resolve(shown: Local, zone: &dyn Zone) -> Instant {
    match instants(shown, zone) {
        Shown::At { last, .. } => last,
        Shown::Skipped { before, .. } => Instant(shown.0 - before),
    }
}

/// The instant of a wall-clock time in the past. If there are two and the later has not come yet, the earlier
/// one.
pub fn resolve_past(shown: Local, now: Instant, zone: &dyn Zone) -> Instant {
    match instants(shown, zone) {
        Shown::At { first, last } if last > now => first,
        _ => resolve(shown, zone),
    }
}

/// The first instant of a day.
pub fn first_instant(day: Day, zone: &dyn Zone) -> Instant {
    match instants(day.midnight(), zone) {
        Shown::At { first, .. } => first,
        Shown::Skipped { change, .. } => change,
    }
}

/// The last instant of a day: a millisecond before the next day begins. If the day's last hour comes twice,
/// the later one counts.
pub fn last_instant(day: Day, zone: &dyn Zone) -> Instant {
    match instants(Local(day.midnight().0 + DAY - 1), zone) {
        Shown::At { last, .. } => last,
        Shown::Skipped { change, .. } => Instant(change.0 - 1),
    }
}

enum Shown {
    At { first: Instant, last: Instant },
    Skipped { change: Instant, before: i64 },
}

fn instants(shown: Local, zone: &dyn Zone) -> Shown {
    let offset = |at: i64| i64::from(zone.offset(Instant(at))) * SECOND;
    let (early, late) = (shown.0 - FURTHEST, shown.0 + FURTHEST);
    let (before, after) = (offset(early), offset(late));
    let shows = |ahead: i64| offset(shown.0 - ahead) == ahead;
    match (shows(before), shows(after)) {
        (true, true) => Shown::At {
            first: Instant(shown.0 - before.max(after)),
            last: Instant(shown.0 - before.min(after)),
        },
        (true, false) => Shown::At { first: Instant(shown.0 - before), last: Instant(shown.0 - before) },
        (false, true) => Shown::At { first: Instant(shown.0 - after), last: Instant(shown.0 - after) },
        (false, false) => Shown::Skipped { change: change(early, late, before, &offset), before },
    }
}

/// The instant between `early` and `late` at which the offset changes from `before`.
fn change(mut early: i64, mut late: i64, before: i64, offset: &dyn Fn(i64) -> i64) -> Instant {
    while late - early > 1 {
        let middle = early + (late - early) / 2;
        if offset(middle) == before {
            early = middle;
        } else {
            late = middle;
        }
    }
    Instant(late)
}

#[cfg(feature = "owner")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{rfc3339, when};
    use crate::zones::Named;

    fn check(zone: &str, shown: &str, expected: &str) {
        let zone = Named::new(zone).unwrap();
        let Ok(super::super::Given::Local(local)) = when(shown) else { panic!("{shown}") };
        assert_eq!(rfc3339(resolve(local, &zone), &zone), expected);
    }

    #[test]
    fn a_time_that_occurs_twice_means_the_later() {
        check("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30:00+01:00");
        check("America/New_York", "2026-11-01T01:00", "2026-11-01T01:00:00-05:00");
        check("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45:00+10:30");
    }

    #[test]
    fn a_time_that_occurs_twice_means_the_one_that_has_happened() {
        let zone = Named::new("Europe/Berlin").unwrap();
        let past = |now: &str| {
            let Ok(super::super::Given::Local(shown)) = when("2026-10-25T02:30") else { panic!() };
            rfc3339(resolve_past(shown, super::super::instant(now).unwrap(), &zone), &zone)
        };
        assert_eq!(past("2026-10-25T02:45:00+02:00"), "2026-10-25T02:30:00+02:00");
        assert_eq!(past("2026-10-25T02:15:00+01:00"), "2026-10-25T02:30:00+02:00");
        assert_eq!(past("2026-10-25T02:30:00+01:00"), "2026-10-25T02:30:00+01:00");
    }

    #[test]
    fn a_skipped_time_moves_forward_by_the_gap() {
        check("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00");
        check("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-04T02:40:00+11:00");
        check("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T12:00:00+14:00");
    }

    #[test]
    fn times_far_from_a_change_are_what_they_are() {
        check("Asia/Kathmandu", "2026-11-22T10:00", "2026-11-22T10:00:00+05:45");
        check("Pacific/Kiritimati", "2026-01-01T00:00", "2026-01-01T00:00:00+14:00");
        // Before the date line moved and before time zones, Alaska was further ahead of UTC than any zone is
        // now.
        check("America/Juneau", "1860-01-01T12:00", "1860-01-01T11:59:41+15:02");
        check("Asia/Manila", "1800-06-01T12:00", "1800-06-01T12:00:08-15:56");
        check("UTC", "2024-02-29T23:59:59.999", "2024-02-29T23:59:59.999+00:00");
    }

    struct Still;

    impl Zone for Still {
        fn offset(&self, _: Instant) -> i32 {
            0
        }

        fn name(&self) -> &str {
            "Etc/UTC"
        }
    }

    #[test]
    fn a_zone_that_is_of_no_database_has_no_edition_and_knows_no_other() {
        assert_eq!(Still.edition(), None);
        assert!(Still.other("Etc/UTC").is_none());
    }

    fn edges(zone: &str, date: (i32, u32, u32), first: &str, last: &str) {
        let (zone, day) = (Named::new(zone).unwrap(), Day::of(date.0, date.1, date.2).unwrap());
        assert_eq!(rfc3339(first_instant(day, &zone), &zone), first);
        assert_eq!(rfc3339(last_instant(day, &zone), &zone), last);
    }

    #[test]
    fn days_begin_and_end_where_clocks_change_at_midnight() {
        edges("Europe/Berlin", (2026, 3, 29), "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:59.999+02:00");
        edges("Africa/Cairo", (2026, 4, 24), "2026-04-24T01:00:00+03:00", "2026-04-24T23:59:59.999+03:00");
        edges("America/Havana", (2025, 11, 2), "2025-11-02T00:00:00-04:00", "2025-11-02T23:59:59.999-05:00");
        // The last hour of the day comes twice.
        edges("Africa/Cairo", (2026, 10, 29), "2026-10-29T00:00:00+03:00", "2026-10-29T23:59:59.999+02:00");
    }
    #[test]
    fn a_day_that_was_skipped_begins_and_ends_with_the_change() {
        edges("Pacific/Apia", (2011, 12, 30), "2011-12-31T00:00:00+14:00", "2011-12-29T23:59:59.999-10:00");
        edges(
            "Pacific/Kwajalein",
            (1993, 8, 21),
            "1993-08-22T00:00:00+12:00",
            "1993-08-20T23:59:59.999-12:00",
        );
    }
}
