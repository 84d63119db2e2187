//! Whose clock and calendar dates are read by: the buyer's, or those of the zones that the policy names.

use crate::policy::{Policy, Span, WindowKind, insert_once};
use crate::time::{Day, Instant, Ruler, Zone, calendar, local};

/// The present moment, and the buyer's time zone.
#[derive(Clone, Copy)]
pub struct Present<'a> {
    /// The present moment.
    pub now: Instant,
    /// The buyer's zone.
    pub zone: &'a dyn Zone,
}

/// The zones that a policy names, looked up once for a decision.
#[derive(Default)]
pub struct Zones {
    own: Option<Box<dyn Zone>>,
    others: Vec<(String, Box<dyn Zone>)>,
}

impl Zones {
    /// Looks up the policy's zones in the database that the buyer's zone comes from. A zone that the database
    /// lacks is left out.
    pub fn of(policy: &Policy, buyers: &dyn Zone) -> Zones {
        let mut zones = Zones::default();
        if let Some(name) = &policy.zone {
            zones.own = buyers.other(name);
        }
        for name in zone_names(policy) {
            if let Some(zone) = buyers.other(name) {
                zones.others.push((name.to_owned(), zone));
            }
        }
        zones
    }

    /// The zone used for each name of [`zone_names`], in that order: the policy's own zone or else the
    /// buyer's, if the database lacks the name.
    pub fn named<'a>(&'a self, policy: &Policy, buyers: &'a dyn Zone) -> Vec<&'a dyn Zone> {
        let mut named = Vec::new();
        for name in zone_names(policy) {
            named.push(self.find(name).unwrap_or(self.base(buyers)));
        }
        named
    }

    /// The zone whose calendar counts: the policy's, or else the buyer's.
    fn base<'a>(&'a self, buyers: &'a dyn Zone) -> &'a dyn Zone {
        self.own.as_deref().unwrap_or(buyers)
    }

    fn find(&self, name: &str) -> Option<&dyn Zone> {
        self.others.iter().find(|(known, _)| known == name).map(|(_, zone)| zone.as_ref())
    }
}

/// The names of the zones in a policy and its windows, each once, in order.
pub fn zone_names(policy: &Policy) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    names.extend(policy.zone.as_deref());
    for window in &policy.windows {
        let spans = match &window.kind {
            WindowKind::Span(span) => std::slice::from_ref(span),
            WindowKind::By { spans, .. } => spans,
            _ => &[],
        };
        for span in spans {
            if let Some(name) = &span.zone {
                insert_once(&mut names, name.as_str());
            }
        }
    }
    names
}

/// Days in a year, without leap days.
const YEAR: i64 = 365;
/// How many years back a date may lie, unless the policy says since when the shop has sold anything.
const YEARS_BACK: i64 = 20;
/// How many years ahead a date may lie if it may lie in the future.
const YEARS_AHEAD: i64 = 10;

/// What the dates of one decision are read by.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// The present moment.
    pub now: Instant,
    /// The zone whose calendar counts.
    pub zone: &'a dyn Zone,
    /// The latest day that has begun, in the buyer's zone or in the one whose calendar counts.
    pub latest: Day,
    /// The first day that an answer may give.
    pub since: Day,
    /// The last day that an answer may give if the date may lie in the future.
    pub until: Day,
    zones: &'a Zones,
}

impl<'a> Clock<'a> {
    /// Makes the clock of a decision. `zones` are those that the policy names.
    pub fn new(policy: &Policy, present: Present<'a>, zones: &'a Zones) -> Clock<'a> {
        let zone = zones.base(present.zone);
        let today = local(present.now, zone).day();
        let since = match policy.since {
            Some(date) => calendar::day_of(date),
            None => Day(today.0 - (YEARS_BACK * YEAR + 5).max(longest(policy) + YEAR)),
        };
        Clock {
            now: present.now,
            zone,
            latest: today.max(local(present.now, present.zone).day()),
            since,
            until: Day(today.0 + YEARS_AHEAD * YEAR),
            zones,
        }
    }

    /// Today's date in the zone whose calendar counts.
    pub fn today(&self) -> Day {
        local(self.now, self.zone).day()
    }

    /// The ruler that measures a span: its calendar and its zones.
    pub fn ruler(&self, policy: &'a Policy, span: &'a Span) -> Ruler<'a> {
        let named = span.zone.as_deref().and_then(|name| self.zones.find(name));
        let zone = named.unwrap_or(self.zone);
        Ruler { span, calendar: policy.calendar(span), zone, base: self.zone }
    }
}

/// The length of the policy's longest span, in days.
fn longest(policy: &Policy) -> i64 {
    let mut longest = 0;
    let mut reach = |span: &Span| longest = longest.max(span.length.days());
    for window in &policy.windows {
        match &window.kind {
            WindowKind::Span(span) => reach(span),
            WindowKind::By { spans, .. } => spans.iter().for_each(&mut reach),
            _ => {}
        }
    }
    longest
}
