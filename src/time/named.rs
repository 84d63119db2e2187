//! Zones by their IANA name, from chrono-tz.

use chrono::{DateTime, Offset, TimeZone};

use super::{Instant, Zone};

/// A zone of the IANA database, as compiled in.
#[derive(Clone, Copy, Debug)]
pub struct Named(chrono_tz::Tz);

impl Named {
    /// The zone of that name, in any case.
    pub fn new(name: &str) -> Option<Named> {
        chrono_tz::Tz::from_str_insensitive(name).ok().map(Named)
    }

    /// The zone that is ahead of nothing.
    pub const UTC: Named = Named(chrono_tz::UTC);

    /// The name of every zone there is.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

impl Zone for Named {
    fn offset(&self, instant: Instant) -> i32 {
        let moment = DateTime::from_timestamp_millis(instant.0).unwrap_or_default().naive_utc();
        self.0.offset_from_utc_datetime(&moment).fix().local_minus_utc()
    }
    fn name(&self) -> &str {
        self.0.name()
    }
}
