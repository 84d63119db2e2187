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
    // No instant comes before the change.
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
            all.push(Box::new(Changing { after: hours * 3600, ..plain }));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Length;

    const DAYS: Length = Length::Date { days: 14 };
    const HOURS: Length = Length::Moment { hours: 48 };
    const MONTHS: Length = Length::Months { days: 0, months: 1, moment: false };
    const TO_THE_HOUR: Length = Length::Months { days: 0, months: 1, moment: true };

    fn span(length: Length, zone: Option<&str>) -> Span {
        Span { length, zone: zone.map(str::to_owned), ..Span::default() }
    }

    fn policy(zone: Option<&str>) -> Policy {
        Policy { zone: zone.map(str::to_owned), ..Policy::default() }
    }

    #[test]
    fn clocks_that_change_show_the_new_time_from_that_instant_on() {
        let clocks = Changing { at: Instant(5), before: -1, after: 2 };
        assert_eq!([4, 5, 6].map(|at| clocks.offset(Instant(at))), [-1, 2, 2]);
        assert_eq!(clocks.name(), "UTC");
    }

    #[test]
    fn dates_are_tried_by_the_clocks_of_the_policy_or_else_by_the_buyers_who_may_be_anywhere() {
        // In June Berlin is two hours ahead.
        let june = Instant(1_781_600_400_000);
        let tried = |zone: Option<&str>, spans: &[Span]| -> Vec<i32> {
            let spans: Vec<&Span> = spans.iter().collect();
            steady(&policy(zone), &spans).iter().map(|clocks| clocks.offset(june)).collect()
        };
        let (berlin, hour) = (Some("Europe/Berlin"), 3600);
        let (plain, zoned) = (span(DAYS, None), span(DAYS, berlin));
        assert_eq!(tried(None, &[plain.clone(), span(HOURS, None)]), [0]);
        assert_eq!(
            tried(berlin, std::slice::from_ref(&plain)),
            [0],
            "days follow each other alike everywhere"
        );
        assert_eq!(tried(berlin, &[plain.clone(), span(HOURS, None)]), [2 * hour]);
        assert_eq!(tried(berlin, &[plain.clone(), zoned.clone()]), [2 * hour]);
        assert_eq!(tried(None, &[plain, zoned]), [0, -12, -5, 1, 9, 14].map(|hours| hours * hour));
    }

    #[test]
    fn clocks_change_within_half_an_hour_where_something_counts_days_and_something_from_the_moment() {
        let now = Instant(1_000 * HOUR);
        let tried = |zone: Option<&str>, lengths: &[Length]| -> Vec<(i64, i32, i32)> {
            let spans: Vec<Span> = lengths.iter().map(|&length| span(length, None)).collect();
            let found = changing(&policy(zone), &spans.iter().collect::<Vec<_>>(), now);
            found.iter().map(|it| (it.at.0 - now.0, it.before, it.after)).collect()
        };
        let half = HOUR / 2;
        let both = [(-half, 0, 3600), (-half, 0, -3600), (half, 0, 3600), (half, 0, -3600)];
        assert_eq!(tried(None, &[DAYS, HOURS]), both);
        assert_eq!(tried(None, &[MONTHS, TO_THE_HOUR]), both);
        assert_eq!(tried(None, &[DAYS, MONTHS]), []);
        assert_eq!(tried(None, &[HOURS, TO_THE_HOUR]), []);
        assert_eq!(tried(Some("Europe/Berlin"), &[DAYS, HOURS]), [], "its clocks are known");
    }
}
