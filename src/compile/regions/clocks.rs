//! Clocks by which what can occur is tried: plain ones, and some that are put forward or back near the present.

use crate::policy::{Policy, Span};
use crate::time::{HOUR, Instant, Zone};
use crate::zones::Named;

/// Clocks that are put forward or back once.
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

/// Seconds that clocks are put forward or back by. Rarer jumps (Samoa skipped a day in 2011) still count right at each
/// instant; they are only not foreseen as combinations.
const CHANGE: i32 = 3600;

/// The clocks that dates are given by and that are the same at every present moment.
pub(super) fn steady(policy: &Policy, spans: &[&Span]) -> Vec<Box<dyn Zone>> {
    let plain = Changing { at: Instant(i64::MIN), before: 0, after: 0 };
    let by_day = spans.iter().all(|span| span.zone.is_none() && !is_by_moment(span));
    match policy.zone.as_deref().and_then(Named::new) {
        // Whole days of one calendar follow each other alike in every zone.
        Some(_) if by_day => return vec![Box::new(plain)],
        Some(own) => return vec![Box::new(own)],
        None => {}
    }
    let mut all: Vec<Box<dyn Zone>> = vec![Box::new(plain)];
    if spans.iter().any(|span| span.zone.is_some()) {
        // The buyer may be anywhere: half a day behind the other side's clocks, or ahead of them.
        for hours in [-12, -5, 1, 9, 14] {
            all.push(Box::new(Changing { before: hours * 3600, after: hours * 3600, ..plain }));
        }
    }
    all
}

/// Those that are put forward or back near the present moment. Only what counts from the moment beside what counts days
/// tells them from others.
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
