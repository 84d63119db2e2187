//! The zones with which combinations are tried: steady ones, and some whose clocks change near the present
//! moment.

use crate::policy::{Policy, Span};
use crate::time::{HOUR, Instant, Zone};
use crate::zones::Named;

/// A zone whose clocks change once.
#[derive(Clone, Copy)]
pub(super) struct Changing {
    at: Instant,
    before: i32,
    after: i32,
}

impl Zone for Changing {
    fn offset(&self, instant: Instant) -> i32 {
        if instant < self.at { self.before } else { self.after }
    }

    fn name(&self) -> &str {
        "UTC"
    }
}

/// By how many seconds clocks change. Rarer jumps (Samoa skipped a day in 2011) still count correctly when a
/// case is decided; they only add no combinations here.
const CHANGE: i32 = 3600;

/// The zones in which dates may be given, for every present moment.
pub(super) fn steady(policy: &Policy, spans: &[&Span]) -> Vec<Box<dyn Zone>> {
    let plain = Changing { at: Instant(i64::MIN), before: 0, after: 0 };
    let by_day = spans.iter().all(|span| span.zone.is_none() && !is_by_moment(span));
    match policy.zone.as_deref().and_then(Named::new) {
        // Whole days in one calendar follow each other alike in every zone.
        Some(_) if by_day => return vec![Box::new(plain)],
        Some(own) => return vec![Box::new(own)],
        None => {}
    }
    let mut all: Vec<Box<dyn Zone>> = vec![Box::new(plain)];
    if spans.iter().any(|span| span.zone.is_some()) {
        // The buyer may be anywhere, up to half a day behind or ahead of the zones that the policy names.
        for hours in [-12, -5, 1, 9, 14] {
            all.push(Box::new(Changing { before: hours * 3600, after: hours * 3600, ..plain }));
        }
    }
    all
}

/// Zones whose clocks change near the present moment. They make a difference only if some spans count from a
/// moment and others count days.
pub(super) fn changing(policy: &Policy, spans: &[&Span], now: Instant) -> Vec<Changing> {
    let count = spans.iter().filter(|span| is_by_moment(span)).count();
    if count == 0 || count == spans.len() || policy.zone.as_deref().and_then(Named::new).is_some() {
        return Vec::new();
    }
    let change = |(at, after)| Changing { at: Instant(now.0 + at * HOUR / 2), before: 0, after };
    [(-1, CHANGE), (-1, -CHANGE), (1, CHANGE), (1, -CHANGE)].map(change).to_vec()
}

/// Whether a span counts from the instant.
pub(super) fn is_by_moment(span: &Span) -> bool {
    use crate::policy::Length;
    matches!(span.length, Length::Moment { .. } | Length::Months { moment: true, .. })
}
