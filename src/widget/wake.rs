//! When a screen becomes outdated by time alone: at the buyer's next midnight, because it may show "today"
//! and the last day that can be given, and when a window of a given date closes.

use super::event::Around;
use crate::case::Case;
use crate::interview::{Answers, next_end};
use crate::time::{Day, Instant, first_instant, local};

/// The first instant at which the case has to be worked out again.
pub(super) fn next(case: &Case, around: Around<'_>) -> Instant {
    let today = local(around.now, around.zone).day();
    let midnight = first_instant(Day(today.0 + 1), around.zone);
    let answers = Answers::of(&around.compiled.policy, &case.asked());
    next_end(around.compiled, &answers, around.present()).map_or(midnight, |end| end.min(midnight))
}

/// Whether a case that was worked out at `then` must be worked out again at `now`: at `wake`, or if the clock
/// was set back.
pub(super) fn is_due(then: Instant, wake: Instant, now: Instant) -> bool {
    now >= wake || now < then
}
