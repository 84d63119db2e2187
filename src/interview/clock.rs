//! By whose clocks and calendar dates are read: the buyer's, or those that the policy names.

use crate::policy::{Policy, Span, WindowKind, insert_once};
use crate::time::{Day, Instant, Ruler, Zone, calendar, local};

/// The present moment, and the zone whose clocks and calendar the buyer goes by.
#[derive(Clone, Copy)]
pub struct Present<'a> {
    /// The present moment.
    pub now: Instant,
    /// The zone.
    pub zone: &'a dyn Zone,
}

/// The zones that a policy names, looked up once for a decision.
#[derive(Default)]
pub struct Zones {
    own: Option<Box<dyn Zone>>,
    others: Vec<(String, Box<dyn Zone>)>,
}

impl Zones {
    /// Looks them up in the database of the buyer's zone.
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

    /// What goes by each of [`zone_names`], in their order: another zone where the database has none of that name.
    pub fn named<'a>(&'a self, policy: &Policy, buyers: &'a dyn Zone) -> Vec<&'a dyn Zone> {
        let mut named = Vec::new();
        for name in zone_names(policy) {
            named.push(self.find(name).unwrap_or(self.base(buyers)));
        }
        named
    }

    /// The zone whose calendar counts.
    fn base<'a>(&'a self, buyers: &'a dyn Zone) -> &'a dyn Zone {
        self.own.as_deref().unwrap_or(buyers)
    }

    fn find(&self, name: &str) -> Option<&dyn Zone> {
        self.others.iter().find(|(known, _)| known == name).map(|(_, zone)| zone.as_ref())
    }
}

/// The names of the zones that a policy and its windows name, each once, in order.
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

/// The days of a year, at the least.
const YEAR: i64 = 365;
/// A date is believed as many years back where the policy does not say since when the shop has sold anything.
const YEARS_BACK: i64 = 20;
/// And so many years ahead, where it may lie in the future.
const YEARS_AHEAD: i64 = 10;

/// What dates of one decision are read by.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// The present moment.
    pub now: Instant,
    /// The zone whose calendar counts.
    pub zone: &'a dyn Zone,
    /// The latest day that has begun where the buyer is or where the calendar counts.
    pub latest: Day,
    /// The first day that is believed.
    pub since: Day,
    /// The last day that is believed of a date that may lie ahead.
    pub until: Day,
    zones: &'a Zones,
}

impl<'a> Clock<'a> {
    /// For a policy, with the zones that it names.
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

    /// The present day where the calendar counts.
    pub fn today(&self) -> Day {
        local(self.now, self.zone).day()
    }

    /// What a span is measured by.
    pub fn ruler(&self, policy: &'a Policy, span: &'a Span) -> Ruler<'a> {
        let named = span.zone.as_deref().and_then(|name| self.zones.find(name));
        let zone = named.unwrap_or(self.zone);
        Ruler { span, calendar: policy.calendar(span), zone, base: self.zone }
    }
}

/// The days of the longest span.
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
